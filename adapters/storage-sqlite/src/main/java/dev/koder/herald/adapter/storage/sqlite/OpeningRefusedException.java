package dev.koder.herald.adapter.storage.sqlite;

/** Breaks off the opening of a database, with the sentence that the operator gets to see. */
final class OpeningRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OpeningRefusedException(String reason) {
        super(reason);
    }

    OpeningRefusedException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
