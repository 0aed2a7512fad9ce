package dev.koder.herald.adapter.storage.sqlite;

import dev.koder.herald.application.review.ReviewStep;
import dev.koder.herald.domain.audit.AuditEntry;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.event.Event;
import dev.koder.herald.domain.event.EventType;
import dev.koder.herald.domain.tenant.Actor;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.zone.ChangeNote;
import dev.koder.herald.domain.zone.Zone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The table of events, as rows that are read and written. */
final class EventRows {

    private static final String FORGOTTEN = "events-forgotten";

    /** In the place of the key of a name; the type tells that it is none, as the root has it too. */
    private static final byte[] NO_ZONE = {};

    private EventRows() {}

    /** Leaves the event of the change that made this version. */
    static void add(Session session, EventType type, VersionRow version, Instant at) {
        add(session, type, version.sequence(), version.zone(), version.actor(), version.note(), at, Optional.empty());
    }

    /**
     * Leaves an event, and an entry of the tenant's audit trail.
     *
     * @param sequence its place among all
     * @param subject what it is about besides the zone
     */
    static void add(
            Session session,
            EventType type,
            long sequence,
            Zone zone,
            Actor actor,
            ChangeNote note,
            Instant at,
            Optional<String> subject) {
        add(session, type, sequence, zone.tenant(), Optional.of(Event.Place.of(zone)), actor, note, at, subject);
    }

    /** Leaves an event that is about all of a tenant's zones. */
    static void addOfTenant(Session session, long sequence, TenantId tenant, ReviewStep step) {
        add(
                session,
                step.type(),
                sequence,
                tenant,
                Optional.empty(),
                step.actor(),
                step.note(),
                step.at(),
                Optional.empty());
    }

    private static void add(
            Session session,
            EventType type,
            long sequence,
            TenantId tenant,
            Optional<Event.Place> place,
            Actor actor,
            ChangeNote note,
            Instant at,
            Optional<String> subject) {
        session.run(
                EventSql.ADD,
                sequence,
                tenant.value(),
                place.map(it -> ZoneRows.key(it.zone())).orElse(NO_ZONE),
                type.word(),
                place.map(it -> it.serial().value()).orElse(0L),
                actor.value(),
                note.requestId().orElse(""),
                note.reason().orElse(""),
                Nanoseconds.of(at),
                note.credential().orElse(""),
                subject.orElse(""),
                NoteText.ofAgreement(note));
        AuditRows.add(session, AuditEntry.ofEvent(type, tenant, place, actor, note, at, subject));
    }

    /** All rows, the result closed behind them. */
    static List<Event> all(Rows rows, Changes changes) {
        try (rows) {
            List<Event> all = new ArrayList<>();
            while (rows.next()) {
                all.add(event(rows, changes));
            }
            return all;
        }
    }

    /** The event in the first columns of a row. */
    static Event event(Rows row, Changes changes) {
        EventType type = EventType.parse(row.text(4));
        return new Event(
                changes.named(row.number(1)),
                type,
                new TenantId(row.text(2)),
                type.isOfZone() ? Optional.of(place(row)) : Optional.empty(),
                new Actor(row.text(6)),
                NoteText.note(row.filledText(7), row.filledText(8), row.filledText(10), row.text(12)),
                Nanoseconds.instant(row.number(9)),
                row.filledText(11));
    }

    private static Event.Place place(Rows row) {
        return new Event.Place(DomainName.ofCanonicalKey(row.octets(3), DomainName.ROOT), new Serial(row.number(5)));
    }

    /** The sequence of the latest event, whether it is kept or not: zones keep that of theirs when it is forgotten. */
    static long last(Session session) {
        long lastOfZones = session.number(ZoneSql.LAST_SEQUENCE);
        return Math.max(lastOfZones, Math.max(session.number(EventSql.LAST_SEQUENCE), forgotten(session)));
    }

    /** The sequence of the last event that was forgotten; 0 where none was. */
    static long forgotten(Session session) {
        return session.text(MetaSql.FIND, FORGOTTEN).map(Long::parseLong).orElse(0L);
    }

    /** Forgets all events up to this one, and what was kept of them as dead letters. */
    static void forget(Session session, long sequence) {
        session.run(EventSql.FORGET, sequence);
        session.run(WebhookSql.FORGET_LETTERS, sequence);
        session.run(EventSql.NOTE_FORGOTTEN, FORGOTTEN, Long.toString(sequence));
    }
}
