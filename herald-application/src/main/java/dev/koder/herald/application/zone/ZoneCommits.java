package dev.koder.herald.application.zone;

import dev.koder.herald.application.feed.CommitBell;
import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.application.zone.port.ZoneStore;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.zone.MemoryContents;
import dev.koder.herald.domain.zone.Precondition;
import dev.koder.herald.domain.zone.Soa;
import dev.koder.herald.domain.zone.Trial;
import dev.koder.herald.domain.zone.ZoneChange;
import dev.koder.herald.domain.zone.ZoneCommit;
import dev.koder.herald.domain.zone.ZoneCreation;
import dev.koder.herald.domain.zone.ZoneDeletion;
import dev.koder.herald.domain.zone.ZoneLimits;
import dev.koder.herald.domain.zone.ZoneSettings;
import java.time.InstantSource;
import java.util.Optional;

/** The one way by which zones come, change and go, whoever asks for it. Safe for use by many threads. */
public final class ZoneCommits {

    private final ZoneStore zones;
    private final CommitBell bell;
    private final InstantSource clock;
    private final ZoneLimits limits;
    private final ChangeGuards guards;

    /** Commits to this store and rings this bell; zones keep within these limits, and these guards may object to each change. */
    public ZoneCommits(ZoneStore zones, CommitBell bell, InstantSource clock, ZoneLimits limits, ChangeGuards guards) {
        this.zones = zones;
        this.bell = bell;
        this.clock = clock;
        this.limits = limits;
        this.guards = guards;
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
                limits,
                guards.of(caller),
                caller.breaksLocks());
    }

    /** Creates a zone of the caller's tenant, or says why not. */
    CreateOutcome create(
            Caller caller,
            DomainName zone,
            Soa soa,
            ZoneSettings settings,
            Optional<Serial> serial,
            MemoryContents contents) {
        CreateOutcome outcome = zones.create(new ZoneCreation(
                caller.tenant(),
                zone.lowerCase(),
                soa,
                settings,
                serial,
                contents,
                caller.actor(),
                caller.note(),
                caller.idempotencyKey(),
                clock.instant(),
                limits,
                guards.of(caller)));
        if (outcome instanceof CreateOutcome.Created) {
            bell.ring();
        }
        return outcome;
    }

    /** Deletes a zone of the caller's tenant, or says why not. */
    DeleteOutcome delete(Caller caller, DomainName zone, Precondition precondition) {
        DeleteOutcome outcome = zones.delete(new ZoneDeletion(
                caller.tenant(),
                zone,
                precondition,
                caller.actor(),
                caller.note(),
                caller.idempotencyKey(),
                clock.instant(),
                guards.of(caller),
                caller.breaksLocks()));
        if (outcome instanceof DeleteOutcome.Deleted) {
            bell.ring();
        }
        return outcome;
    }

    /** Has a deleted zone of the caller's tenant back, or says why not. */
    UndeleteOutcome undelete(Caller caller, DomainName zone) {
        UndeleteOutcome outcome = zones.undelete(new ZoneUndeletion(
                caller.tenant(),
                zone,
                caller.actor(),
                caller.note(),
                caller.idempotencyKey(),
                clock.instant(),
                guards.of(caller)));
        if (outcome instanceof UndeleteOutcome.Undeleted) {
            bell.ring();
        }
        return outcome;
    }
}
