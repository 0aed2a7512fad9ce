package dev.koder.herald.app;

/** Breaks off the start; the message is one line: what is in the way, and what to do. */
final class CannotStartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CannotStartException(String reason) {
        super(reason);
    }
}
