package dev.koder.herald.application.claim.port;

import dev.koder.herald.domain.claim.PublicSuffixes;

/** Where the Public Suffix List comes from. Safe for use by many threads. */
@FunctionalInterface
public interface SuffixList {

    /** The list as it is now: it may be replaced while the engine runs. */
    PublicSuffixes current();
}
