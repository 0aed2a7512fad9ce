package dev.koder.herald.adapter.http.rest;

/** The body of a request broke off, or its framing makes no sense: whoever sent it is gone, or errs. */
final class LostBodyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LostBodyException(Throwable cause) {
        super(String.valueOf(cause.getMessage()), cause);
    }
}
