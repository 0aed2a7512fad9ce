package dev.koder.herald.domain.event;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.tenant.Actor;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.zone.ChangeId;
import dev.koder.herald.domain.zone.ChangeNote;
import dev.koder.herald.domain.zone.Zone;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that happened to a zone, or to what its tenant has settled for all of them: every version leaves exactly one of its own, written
 * with it or not at all.
 *
 * @param id the change that it tells of, where it tells of a version; unique, so it names the event too, and its place in the order of all events
 * @param type what happened
 * @param tenant whose zone it was then
 * @param place which zone it happened to; empty where it is about all of the tenant's
 * @param actor who did it
 * @param note in which request and why
 * @param at when it was wished; the order of events is that of their commits, not of these times
 * @param subject what it is about besides the zone, by its id: a lock, a change request
 */
public record Event(
        ChangeId id,
        EventType type,
        TenantId tenant,
        Optional<Place> place,
        Actor actor,
        ChangeNote note,
        Instant at,
        Optional<String> subject) {

    /**
     * A zone as an event leaves it.
     *
     * @param zone the apex
     * @param serial the serial that the zone has been at since; of a deleted zone, its last one
     */
    public record Place(DomainName zone, Serial serial) {

        /** This zone as it is. */
        public static Place of(Zone zone) {
            return new Place(zone.name(), zone.serial());
        }
    }

    /** The zone that it happened to. */
    public Optional<DomainName> zone() {
        return place.map(Place::zone);
    }
}
