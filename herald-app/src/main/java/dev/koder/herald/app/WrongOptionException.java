package dev.koder.herald.app;

/** An option that cannot be used; the message names it, its value and what was expected. */
final class WrongOptionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WrongOptionException(String message) {
        super(message);
    }

    WrongOptionException(String message, Throwable cause) {
        super(message, cause);
    }
}
