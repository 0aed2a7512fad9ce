package dev.koder.herald.adapter.outbound.http;

/** An address is not called; nothing was sent. */
final class RefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Tells why, for whoever named the address. */
    RefusedException(String reason) {
        super(reason);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
