package dev.koder.herald.application.identity.port;

import dev.koder.herald.application.identity.Verification;

/** Tells who presents a bearer token (RFC 6750). Safe for use by many threads. */
public interface TokenVerifier {

    /**
     * Checks a token as it stood in the request.
     *
     * <p>It may wait for the issuer's keys for a few seconds at most, and then rejects.
     */
    Verification verify(String token);

    /** Whether tokens can be verified now: the issuer's keys are known. */
    boolean isReady();
}
