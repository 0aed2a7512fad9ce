package dev.koder.herald.application.zone;

import dev.koder.herald.application.claim.NameClaims;
import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.application.zone.port.ZoneStore;
import dev.koder.herald.domain.claim.NameObstacle;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.zone.Zone;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Shows the zones that the caller's tenant has deleted, and has one back with all that it held, its history included. Safe for use
 * by many threads.
 */
public final class UndeleteZone {

    /** The most zones on a page. */
    public static final int MAX_LIMIT = 500;

    private final ZoneStore zones;
    private final NameServerSets sets;
    private final NameClaims names;
    private final ZoneCommits commits;
    private final InstantSource clock;

    /** Has zones of this store back; one that follows a set of name servers gets what the set is by now. */
    public UndeleteZone(
            ZoneStore zones, NameServerSets sets, NameClaims names, ZoneCommits commits, InstantSource clock) {
        this.zones = zones;
        this.sets = sets;
        this.names = names;
        this.commits = commits;
        this.clock = clock;
    }

    /**
     * A page of the zones that can be had back, in canonical order of their names.
     *
     * @param after only zones after this name
     * @param limit at most so many, 1 to {@link #MAX_LIMIT}
     */
    public List<DeletedZone> list(Caller caller, Optional<DomainName> after, int limit) {
        Instant since = clock.instant().minus(ZoneStore.HELD_AFTER_DELETION);
        return zones.deleted(caller.tenant(), since, after, limit);
    }

    /** Has the zone back. */
    public UndeleteOutcome undelete(Caller caller, DomainName zone) {
        UndeleteOutcome outcome = obstacle(caller, zone)
                .<UndeleteOutcome>map(UndeleteOutcome.NotAvailable::new)
                .orElseGet(() -> commits.undelete(caller, zone));
        if (outcome instanceof UndeleteOutcome.Undeleted undeleted) {
            bringIntoStep(caller, undeleted.version().zone());
        }
        return outcome;
    }

    /** Why the tenant can have no zone of this name any more, whatever it had. */
    public Optional<NameObstacle> obstacle(Caller caller, DomainName zone) {
        return names.obstacle(caller, zone);
    }

    /** Gives a zone that others have agreed to have back, and that is back, the name servers of the set that it follows. */
    public void bringIntoStep(Caller caller, DomainName zone) {
        zones.find(caller.tenant(), zone).ifPresent(back -> bringIntoStep(caller, back));
    }

    private void bringIntoStep(Caller caller, Zone back) {
        back.settings().nameServerSet().ifPresent(set -> sets.bringIntoStep(caller.withoutKey(), back.name(), set));
    }
}
