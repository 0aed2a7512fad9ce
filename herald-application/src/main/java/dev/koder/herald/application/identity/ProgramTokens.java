package dev.koder.herald.application.identity;

import dev.koder.herald.domain.dns.IpAddress;

/** Tokens that a tenant issues to its programs. Safe for use by many threads. */
public interface ProgramTokens {

    /** Whether the text has the form of such a token, good or not. */
    boolean isOne(String text);

    /** Checks such a token as it stood in a request that came from this address. */
    Verification verify(String text, IpAddress from);
}
