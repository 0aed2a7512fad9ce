package dev.koder.herald.application.identity;

import java.time.Instant;

/** How it stands with the keys of the issuer, by which its tokens are verified. */
public sealed interface IssuerKeys {

    /** None was ever fetched: no token of the issuer's can be verified. */
    record Unknown() implements IssuerKeys {}

    /** They are known, and nothing was in the way when the issuer was last asked for them. */
    record Current() implements IssuerKeys {}

    /**
     * They are known and go on working, but the issuer could not be asked for them again: a new key would not be known.
     *
     * @param fetchedAt when they were fetched
     */
    record Outdated(Instant fetchedAt) implements IssuerKeys {}
}
