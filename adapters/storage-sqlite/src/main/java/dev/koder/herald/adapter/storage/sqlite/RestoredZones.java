package dev.koder.herald.adapter.storage.sqlite;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.event.EventType;
import dev.koder.herald.domain.tenant.Actor;
import dev.koder.herald.domain.zone.ChangeNote;
import dev.koder.herald.domain.zone.KeptSerials;
import dev.koder.herald.domain.zone.SerialPolicy;
import dev.koder.herald.domain.zone.VersionKind;
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
 * restored for old. What only the replaced database has as a live zone is taken along as deleted, with what it held: so points of
 * presence let go of it, and it can be had back.
 */
final class RestoredZones {

    private static final Actor RESTORER = new Actor("koder-herald");
    private static final ChangeNote NOTE =
            new ChangeNote(Optional.empty(), Optional.of("restored from a backup"), Optional.empty());
    private static final ChangeNote NOT_IN_BACKUP = new ChangeNote(
            Optional.empty(),
            Optional.of("deleted, as the backup that was restored does not have it"),
            Optional.empty());
    private static final ChangeNote OTHERS_IN_BACKUP = new ChangeNote(
            Optional.empty(),
            Optional.of("another tenant's again, as in the backup that was restored"),
            Optional.empty());
    private static final int ZONES_AT_ONCE = 500;

    private final Session session;
    private final ReplacedDatabase replaced;
    private final Instant at;
    private final Set<DomainName> restored = new HashSet<>();
    private final List<DomainName> deleted = new ArrayList<>();
    private final List<DomainName> revived = new ArrayList<>();
    private final List<DomainName> handedBack = new ArrayList<>();
    private final List<DomainName> emptied = new ArrayList<>();
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
     * @param deleted which are deleted, as the backup does not have them, or has them as deleted
     * @param revived which had been deleted since the backup and are there again
     * @param handedBack which had gone to another tenant since the backup, and are back with the one that it tells of
     * @param emptied which are deleted without what they held, as that is damaged in the replaced database
     */
    record Moves(
            List<DomainName> deleted,
            List<DomainName> revived,
            List<DomainName> handedBack,
            List<DomainName> emptied) {}

    /** Moves all of them. */
    Moves move() {
        sequence = Math.max(EventRows.last(session), replaced.lastSequence());
        List<ZoneRow> rows = ZoneRows.after(session, Optional.empty(), ZONES_AT_ONCE);
        while (!rows.isEmpty()) {
            rows.forEach(this::move);
            rows = ZoneRows.after(session, Optional.of(rows.getLast().zone().name()), ZONES_AT_ONCE);
        }
        replaced.zones().forEach((name, row) -> {
            if (!restored.contains(name)) {
                takeAlong(row, Optional.empty());
            }
        });
        return new Moves(List.copyOf(deleted), List.copyOf(revived), List.copyOf(handedBack), List.copyOf(emptied));
    }

    private void move(ZoneRow row) {
        restored.add(row.zone().name());
        Optional<ZoneRow> before =
                Optional.ofNullable(replaced.zones().get(row.zone().name()));
        Optional<ZoneRow> younger = before.filter(old -> isYounger(old, row));
        younger.ifPresentOrElse(old -> takeAlong(old, Optional.of(row)), () -> moveOn(row, before));
    }

    /** Whether the zone came into being after the end that the backup tells of. */
    private boolean isYounger(ZoneRow old, ZoneRow row) {
        boolean cameLater = replaced.isWhole() && old.isLive();
        Instant last = old.deletedAt().orElse(old.zone().changedAt());
        return row.deletedAt().filter(end -> cameLater || end.isBefore(last)).isPresent();
    }

    private void moveOn(ZoneRow row, Optional<ZoneRow> before) {
        Zone zone = row.zone();
        Zone next = zone.next(
                serial(zone, new KeptSerials(zone.oldest(), later(zone, before))),
                zone.soa(),
                zone.settings(),
                zone.recordSetCount(),
                at);
        ZoneRows.advance(session, row, next, ++sequence);
        VersionRow version = VersionRow.after(row, sequence, VersionKind.CHANGED, next, RESTORER, NOTE);
        if (!row.isEmptied()) {
            VersionRows.add(session, row, version, Optional.of(ZonePatch.NONE));
        }
        if (row.isLive()) {
            EventRows.add(session, whatHappened(row, before), version, at);
        }
    }

    /** What the restore is to the tenant of a live zone, and to the one who had it last. */
    private EventType whatHappened(ZoneRow row, Optional<ZoneRow> before) {
        DomainName name = row.zone().name();
        if (before.filter(old -> !old.isLive()).isPresent()) {
            revived.add(name);
            return EventType.ZONE_CREATED;
        }
        Optional<Zone> others = before.map(ZoneRow::zone).filter(old -> !row.isOwnedBy(old.tenant()));
        if (others.isEmpty()) {
            return EventType.ZONE_CHANGED;
        }
        handedBack.add(name);
        EventRows.add(
                session,
                EventType.ZONE_TRANSFERRED,
                ++sequence,
                others.get(),
                RESTORER,
                OTHERS_IN_BACKUP,
                at,
                Optional.empty());
        return EventType.ZONE_TRANSFERRED;
    }

    /** The serial that comes after all that anybody may have seen. */
    private Serial serial(Zone zone, KeptSerials kept) {
        SerialPolicy policy = zone.settings().serialPolicy();
        return replaced.isWhole() ? policy.next(kept, at) : policy.beyondUnknown(kept, at);
    }

    private static Serial later(Zone zone, Optional<ZoneRow> other) {
        return other.map(row -> row.zone().serial())
                .filter(serial -> serial.isAfter(zone.serial()))
                .orElse(zone.serial());
    }

    /**
     * Makes a zone a tombstone that the backup does not have.
     *
     * @param earlier the tombstone of an earlier zone of this name, of which nothing is kept
     */
    private void takeAlong(ZoneRow old, Optional<ZoneRow> earlier) {
        Zone zone = old.zone();
        List<Piece> pieces = replaced.pieces(old).orElseGet(() -> {
            emptied.add(zone.name());
            return List.of();
        });
        long count = pieces.isEmpty() ? 0 : zone.recordSetCount();
        Serial serial = serial(zone, KeptSerials.of(later(zone, earlier)));
        Zone last = zone.next(serial, zone.soa(), zone.settings(), count, at).keptSince(serial);
        long id = insert(last, earlier, ++sequence);
        ZoneRows.bury(session, id, last, old.deletedAt().orElse(at), sequence);
        VersionRow version = VersionRow.first(sequence, id, VersionKind.DELETED, last, RESTORER, NOT_IN_BACKUP);
        if (count > 0) {
            VersionRows.add(session, version, Optional.empty());
        }
        pieces.forEach(new RecordSetRows(session, id, zone.name())::put);
        replaced.standings(old).forEach(standing -> standing.put(session, id));
        if (old.isLive()) {
            EventRows.add(session, EventType.ZONE_DELETED, version, at);
            deleted.add(zone.name());
        }
    }

    private long insert(Zone zone, Optional<ZoneRow> earlier, long first) {
        if (earlier.isEmpty()) {
            return ZoneRows.insert(session, zone, first);
        }
        ZoneWrites.clear(session, earlier.get());
        ZoneRows.revive(session, earlier.get(), zone, first);
        return earlier.get().id();
    }
}
