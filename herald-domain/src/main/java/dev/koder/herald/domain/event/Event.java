package dev.koder.herald.domain.event;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.tenant.Actor;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.zone.ChangeId;
import dev.koder.herald.domain.zone.ChangeNote;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that happened to a zone: every version leaves exactly one of its own, written with it or not at all.
 *
 * @param id the change that it tells of, where it tells of a version; unique, so it names the event too, and its place in the order of all events
 * @param type what happened
 * @param tenant whose zone it was then
 * @param zone the apex
 * @param serial the serial that the zone has been at since; of a deleted zone, its last one
 * @param actor who did it
 * @param note in which request and why
 * @param at when it was wished; the order of events is that of their commits, not of these times
 * @param subject what it is about besides the zone, by its id: a lock, a change request
 */
public record Event(
        ChangeId id,
        EventType type,
        TenantId tenant,
        DomainName zone,
        Serial serial,
        Actor actor,
        ChangeNote note,
        Instant at,
        Optional<String> subject) {}
