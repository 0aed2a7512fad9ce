package dev.koder.herald.adapter.storage.sqlite;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.event.EventType;
import dev.koder.herald.domain.tenant.Actor;
import dev.koder.herald.domain.zone.ChangeNote;
import dev.koder.herald.domain.zone.SerialPolicy;
import dev.koder.herald.domain.zone.Zone;
import dev.koder.herald.domain.zone.ZonePatch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes zones of a backup the ones that come after those of the database which it replaces.
 *
 * <p>Each gets a version whose serial is ahead of both (RFC 1982), or points of presence and secondaries would take what is
 * restored for old. What only the replaced database has is taken along as deleted, with what it held: so points of presence
 * let go of it, and it can be had back.
 */
final class RestoredZones {

    private static final Actor RESTORER = new Actor("koder-herald");
    private static final ChangeNote NOTE =
            new ChangeNote(Optional.empty(), Optional.of("restored from a backup"), Optional.empty());
    private static final ChangeNote NOT_IN_BACKUP = new ChangeNote(
            Optional.empty(),
            Optional.of("deleted, as the backup that was restored does not have it"),
            Optional.empty());
    private static final int ZONES_AT_ONCE = 500;
    private static final long NO_VERSION = 0;

    private final Session session;
    private final ReplacedDatabase replaced;
    private final Instant at;
    private final Set<DomainName> restored = new HashSet<>();
    private final List<DomainName> deleted = new ArrayList<>();
    private final List<DomainName> revived = new ArrayList<>();
    private long sequence;

    /** @param session in a transaction that writes to the draft */
    RestoredZones(Session session, ReplacedDatabase replaced, Instant at) {
        this.session = session;
        this.replaced = replaced;
        this.at = at;
    }

    /**
     * What became of the zones.
     *
     * @param serialsWereKnown whether the replaced database told which serials were given; otherwise each zone leapt
     * @param deleted which are deleted, as the backup does not have them
     * @param revived which had been deleted since the backup and are there again
     */
    record Moves(boolean serialsWereKnown, List<DomainName> deleted, List<DomainName> revived) {}

    /** Moves all of them. */
    Moves move() {
        sequence = Math.max(EventRows.last(session), replaced.lastSequence());
        List<ZoneRow> rows = ZoneRows.after(session, Optional.empty(), ZONES_AT_ONCE);
        while (!rows.isEmpty()) {
            rows.forEach(this::moveOn);
            rows = ZoneRows.after(session, Optional.of(rows.getLast().zone().name()), ZONES_AT_ONCE);
        }
        replaced.zones().forEach((name, row) -> {
            if (!restored.contains(name)) {
                takeAlong(row);
            }
        });
        return new Moves(replaced.isWhole(), List.copyOf(deleted), List.copyOf(revived));
    }

    private void moveOn(ZoneRow row) {
        Zone zone = row.zone();
        Optional<ZoneRow> before = Optional.ofNullable(replaced.zones().get(zone.name()));
        Zone next = zone.next(serial(zone, before), zone.soa(), zone.settings(), zone.recordSetCount(), at);
        ZoneRows.advance(session, row, next, ++sequence);
        VersionRow version = new VersionRow(sequence, row.id(), row.sequence(), next, RESTORER, NOTE);
        VersionRows.add(session, version, Optional.of(ZonePatch.NONE));
        restored.add(zone.name());
        if (row.isLive()) {
            boolean wasDeleted = before.filter(old -> !old.isLive()).isPresent();
            EventRows.add(session, wasDeleted ? EventType.ZONE_CREATED : EventType.ZONE_CHANGED, version, at);
            if (wasDeleted) {
                revived.add(zone.name());
            }
        }
    }

    /** The serial that comes after all that anybody may have seen. */
    private Serial serial(Zone zone, Optional<ZoneRow> before) {
        Serial last = before.map(old -> old.zone().serial())
                .filter(old -> old.isAfter(zone.serial()))
                .orElse(zone.serial());
        SerialPolicy policy = zone.settings().serialPolicy();
        return replaced.isWhole() ? policy.next(last, at) : policy.beyondUnknown(last, at);
    }

    /** Makes a zone a tombstone that the backup does not have. */
    private void takeAlong(ZoneRow old) {
        List<Piece> pieces = replaced.pieces(old).orElse(List.of());
        Zone zone = old.zone();
        long count = pieces.isEmpty() ? 0 : zone.recordSetCount();
        Serial serial = zone.settings().serialPolicy().next(zone.serial(), at);
        Zone last = zone.next(serial, zone.soa(), zone.settings(), count, at);
        long id = ZoneRows.insert(session, last, ++sequence);
        ZoneRows.bury(session, id, last, old.deletedAt().orElse(at), sequence);
        VersionRow version = new VersionRow(sequence, id, NO_VERSION, last, RESTORER, NOT_IN_BACKUP);
        VersionRows.add(session, version, Optional.empty());
        pieces.forEach(piece -> session.run(RecordSetSql.PUT, id, piece.start(), piece.rrsets()));
        if (old.isLive()) {
            EventRows.add(session, EventType.ZONE_DELETED, version, at);
            deleted.add(zone.name());
        }
    }
}
