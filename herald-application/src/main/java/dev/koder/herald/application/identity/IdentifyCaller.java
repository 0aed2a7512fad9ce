package dev.koder.herald.application.identity;

import dev.koder.herald.application.identity.port.TokenVerifier;

/** Tells who calls, by the token that is presented. Safe for use by many threads. */
public final class IdentifyCaller {

    private final TokenVerifier tokens;

    /** Goes by what this verifier says. */
    public IdentifyCaller(TokenVerifier tokens) {
        this.tokens = tokens;
    }

    /** Who presents this bearer token (RFC 6750). It may wait for the issuer's keys for a few seconds at most. */
    public Verification identify(String token) {
        return tokens.verify(token);
    }
}
