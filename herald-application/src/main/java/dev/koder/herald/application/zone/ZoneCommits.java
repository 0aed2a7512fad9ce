package dev.koder.herald.application.zone;

import dev.koder.herald.application.feed.CommitBell;
import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.application.zone.port.ZoneStore;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.zone.Precondition;
import dev.koder.herald.domain.zone.Trial;
import dev.koder.herald.domain.zone.ZoneChange;
import dev.koder.herald.domain.zone.ZoneCommit;
import dev.koder.herald.domain.zone.ZoneLimits;
import java.time.InstantSource;
import java.util.Optional;

/** The one way by which the contents of a zone change, whoever asks for it. Safe for use by many threads. */
public final class ZoneCommits {

    private final ZoneStore zones;
    private final CommitBell bell;
    private final InstantSource clock;
    private final ZoneLimits limits;

    /** Commits to this store and rings this bell; zones keep within these limits. */
    public ZoneCommits(ZoneStore zones, CommitBell bell, InstantSource clock, ZoneLimits limits) {
        this.zones = zones;
        this.bell = bell;
        this.clock = clock;
        this.limits = limits;
    }

    /** Makes the change in a zone of the caller's tenant, or says why not. */
    public CommitOutcome commit(Caller caller, DomainName zone, Precondition precondition, ZoneChange change) {
        CommitOutcome outcome = zones.commit(commitOf(caller, zone, precondition, change));
        if (outcome instanceof CommitOutcome.Done) {
            bell.ring();
        }
        return outcome;
    }

    /** What would become of the change, were it made now; empty where the caller has no such zone. Nothing is changed. */
    public Optional<Trial> tryOut(Caller caller, DomainName zone, Precondition precondition, ZoneChange change) {
        return zones.tryOut(commitOf(caller, zone, precondition, change));
    }

    private ZoneCommit commitOf(Caller caller, DomainName zone, Precondition precondition, ZoneChange change) {
        return new ZoneCommit(
                caller.tenant(),
                zone,
                precondition,
                change,
                caller.actor(),
                caller.note(),
                caller.idempotencyKey(),
                clock.instant(),
                limits);
    }
}
