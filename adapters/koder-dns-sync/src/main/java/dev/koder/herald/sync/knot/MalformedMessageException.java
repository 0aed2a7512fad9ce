package dev.koder.herald.sync.knot;

/** A DNS message that ends too early or points nowhere. */
final class MalformedMessageException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String what;

    MalformedMessageException(String what) {
        super(what);
        this.what = what;
    }

    /** What is wrong with the message. */
    String what() {
        return what;
    }
}
