package dev.koder.herald.domain.dns;

/**
 * A token of zone text that is not what the grammar wants at its place.
 *
 * <p>Carries no stack trace: it reports bad input, and a file may hold very many of them.
 */
public final class TokenException extends DnsFormatException {
    private static final long serialVersionUID = 1L;

    private final int token;

    /** @param token the index of the token in its {@link Tokens}; the token count when one is missing */
    public TokenException(int token, String what, String value, String expected) {
        super(what, value, expected);
        this.token = token;
    }

    /** The index of the token in its {@link Tokens}; equal to the token count when a token is missing. */
    public int token() {
        return token;
    }

    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized") // does nothing that a lock could guard
    public Throwable fillInStackTrace() {
        return this;
    }
}
