package dev.koder.herald.application.identity;

import dev.koder.herald.application.identity.port.TokenVerifier;
import dev.koder.herald.domain.dns.IpAddress;

/** Tells who calls, by the token that is presented. Safe for use by many threads. */
public final class IdentifyCaller {

    private final TokenVerifier issuer;
    private final ProgramTokens programs;

    /** Goes by what the issuer's verifier says, and of tokens of programs by what the second one says. */
    public IdentifyCaller(TokenVerifier issuer, ProgramTokens programs) {
        this.issuer = issuer;
        this.programs = programs;
    }

    /**
     * Who presents this bearer token (RFC 6750). It may wait for the issuer's keys for a few seconds at most.
     *
     * @param from where the request came from
     */
    public Verification identify(String token, IpAddress from) {
        return programs.isOne(token) ? programs.verify(token, from) : issuer.verify(token);
    }
}
