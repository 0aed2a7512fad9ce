package dev.koder.herald.application.identity.port;

import dev.koder.herald.application.identity.IssuerKeys;
import dev.koder.herald.application.identity.Verification;

/** Tells who presents a bearer token (RFC 6750). Safe for use by many threads. */
public interface TokenVerifier {

    /**
     * Checks a token as it stood in the request.
     *
     * <p>It may wait for the issuer's keys for a few seconds at most, and then rejects.
     */
    Verification verify(String token);

    /** How it stands with the issuer's keys now. Asking may have them looked for behind the caller's back. */
    IssuerKeys keys();
}
