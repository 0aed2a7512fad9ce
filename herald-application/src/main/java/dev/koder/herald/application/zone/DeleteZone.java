package dev.koder.herald.application.zone;

import dev.koder.herald.application.feed.CommitBell;
import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.application.zone.port.ZonePublisher;
import dev.koder.herald.application.zone.port.ZoneStore;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.zone.Precondition;
import java.time.InstantSource;

/** Deletes a zone of the caller's tenant: every point of presence lets go of it. Safe for use by many threads. */
public final class DeleteZone {

    private final ZoneStore zones;
    private final ZonePublisher publisher;
    private final CommitBell bell;
    private final InstantSource clock;

    /** Deletes from this store. */
    public DeleteZone(ZoneStore zones, ZonePublisher publisher, CommitBell bell, InstantSource clock) {
        this.zones = zones;
        this.publisher = publisher;
        this.bell = bell;
        this.clock = clock;
    }

    /** Deletes the zone, provided that the precondition holds. */
    public DeleteOutcome delete(Caller caller, DomainName zone, Precondition precondition) {
        DeleteOutcome outcome = zones.delete(new ZoneDeletion(
                caller.tenant(),
                zone,
                precondition,
                caller.actor(),
                caller.note(),
                caller.idempotencyKey(),
                clock.instant()));
        if (outcome instanceof DeleteOutcome.Deleted) {
            publisher.withdraw(zone);
            bell.ring();
        }
        return outcome;
    }
}
