package dev.koder.herald.adapter.identity.koderid;

/** Why a token proves nothing. Its words are fixed: no part of a token can get into a log through it. */
final class TokenRefusal extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;

    /** @param reason words that stand in the source code, none that came with a token */
    TokenRefusal(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
