package dev.koder.herald.application.health;

import dev.koder.herald.application.feed.port.ZoneDirectory;
import dev.koder.herald.application.identity.port.TokenVerifier;
import dev.koder.herald.application.port.StoreUnavailableException;
import dev.koder.herald.domain.dns.DomainName;

/** Shows whether requests can be served now. Safe for use by many threads. */
public final class ShowReadiness {

    private final ZoneDirectory directory;
    private final TokenVerifier tokens;

    /** Looks at the store through its directory, and at the keys that tokens are verified with. */
    public ShowReadiness(ZoneDirectory directory, TokenVerifier tokens) {
        this.directory = directory;
        this.tokens = tokens;
    }

    /** Asks the store for something small, and whether the issuer's keys are known. */
    public Readiness show() {
        return new Readiness(isStoreReadable(), tokens.isReady());
    }

    private boolean isStoreReadable() {
        try {
            directory.locate(DomainName.ROOT);
            return true;
        } catch (StoreUnavailableException unavailable) {
            return false;
        }
    }

    /**
     * What the engine needs for its work, and whether it is there.
     *
     * @param store whether the store answers
     * @param identity whether tokens can be verified
     */
    public record Readiness(boolean store, boolean identity) {

        /** Whether nothing is missing. */
        public boolean isComplete() {
            return store && identity;
        }
    }
}
