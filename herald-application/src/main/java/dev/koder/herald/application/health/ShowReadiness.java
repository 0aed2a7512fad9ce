package dev.koder.herald.application.health;

import dev.koder.herald.application.feed.port.ZoneDirectory;
import dev.koder.herald.application.health.port.Writability;
import dev.koder.herald.application.identity.IssuerKeys;
import dev.koder.herald.application.identity.port.TokenVerifier;
import dev.koder.herald.application.port.StoreUnavailableException;
import dev.koder.herald.domain.dns.DomainName;
import java.util.Optional;

/** Shows whether requests can be served now. Safe for use by many threads. */
public final class ShowReadiness {

    private final ZoneDirectory directory;
    private final Writability writability;
    private final TokenVerifier tokens;

    /** Looks at the store through its directory, at whether it takes writes, and at the keys that tokens are verified with. */
    public ShowReadiness(ZoneDirectory directory, Writability writability, TokenVerifier tokens) {
        this.directory = directory;
        this.writability = writability;
        this.tokens = tokens;
    }

    /** Asks the store for something small, whether writes were turned away, and how it stands with the issuer's keys. */
    public Readiness show() {
        boolean isReadable = isStoreReadable();
        return new Readiness(isReadable, isReadable ? writability.obstacle() : Optional.empty(), tokens.keys());
    }

    /** How it stands with the issuer's keys. */
    public IssuerKeys keys() {
        return tokens.keys();
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
     * @param obstacle what keeps the store from writing; empty where nothing does
     * @param keys those that tokens are verified with
     */
    public record Readiness(boolean store, Optional<Obstacle> obstacle, IssuerKeys keys) {

        /** Whether nothing is missing; keys that are known are not, however old they are. */
        public boolean isComplete() {
            return store && obstacle.isEmpty() && !(keys instanceof IssuerKeys.Unknown);
        }
    }
}
