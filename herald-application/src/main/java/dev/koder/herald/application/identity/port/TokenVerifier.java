package dev.koder.herald.application.identity.port;

import dev.koder.herald.application.identity.Caller;

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

    /** What a token proved. */
    sealed interface Verification {

        /**
         * The token is good.
         *
         * @param caller who it stands for
         */
        record Accepted(Caller caller) implements Verification {}

        /**
         * The token proves nothing.
         *
         * @param reason for the log and the caller; holds no part of the token
         */
        record Rejected(String reason) implements Verification {}
    }
}
