package dev.koder.herald.adapter.storage.sqlite;

import dev.koder.herald.application.health.Obstacle;
import dev.koder.herald.application.port.StoreUnavailableException;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.record.PackedRecordSet;
import dev.koder.herald.domain.record.PackedRecordSets;
import dev.koder.herald.domain.record.RecordSet;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.zone.MemoryContents;
import dev.koder.herald.domain.zone.ZonePatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The RRsets of one zone, read from and written into the pieces that hold them. */
final class RecordSetRows {

    private final Session session;
    private final long zoneId;
    private final DomainName zone;

    RecordSetRows(Session session, ZoneRow row) {
        this(session, row.id(), row.zone().name());
    }

    RecordSetRows(Session session, long zoneId, DomainName zone) {
        this.session = session;
        this.zoneId = zoneId;
        this.zone = zone;
    }

    /** One RRset of a tenant's zone, found by a single statement. */
    static Optional<RecordSet> find(
            Session session, TenantId tenant, DomainName zone, DomainName owner, RecordType type) {
        byte[] key = owner.canonicalKey(zone);
        try (Rows rows = session.rows(RecordSetSql.HOLDING_OF_TENANT, ZoneRows.key(zone), tenant.value(), key)) {
            return rows.next()
                    ? piece(rows).at(owner, key).stream()
                            .filter(set -> set.type().equals(type))
                            .findFirst()
                    : Optional.empty();
        }
    }

    private static Piece piece(Rows row) {
        return new Piece(row.octets(1), row.octets(2));
    }

    /** The piece that holds an owner, if any does. */
    private Optional<Piece> holding(byte[] key) {
        try (Rows rows = session.rows(RecordSetSql.HOLDING, zoneId, key)) {
            return rows.next() ? Optional.of(piece(rows)) : Optional.empty();
        }
    }

    /** All RRsets at a name of the zone, types by code. */
    List<RecordSet> at(DomainName owner) {
        byte[] key = owner.canonicalKey(zone);
        return holding(key).map(piece -> piece.at(owner, key)).orElse(List.of());
    }

    /** The owner of the first RRset after a point. */
    Optional<DomainName> ownerAfter(Place place) {
        return after(place, 1).stream().findFirst().map(set -> set.owner(zone));
    }

    /** At most {@code limit} RRsets after a point. */
    List<RecordSet> page(Place place, int limit) {
        List<PackedRecordSet> packed = after(place, limit);
        List<RecordSet> sets = new ArrayList<>(packed.size());
        for (PackedRecordSet set : packed) {
            sets.add(set.recordSet(zone));
        }
        return sets;
    }

    /** Up to {@code limit} RRsets after a point. */
    private List<PackedRecordSet> after(Place place, int limit) {
        List<PackedRecordSet> sets = new ArrayList<>();
        holding(place.ownerKey()).ifPresent(piece -> addAfter(place, piece, limit, sets));
        if (sets.size() < limit) {
            try (Rows rows = session.rows(RecordSetSql.AFTER, zoneId, place.ownerKey())) {
                while (sets.size() < limit && rows.next()) {
                    addAfter(place, piece(rows), limit, sets);
                }
            }
        }
        return sets;
    }

    private static void addAfter(Place place, Piece piece, int limit, List<PackedRecordSet> sets) {
        for (PackedRecordSet set : piece) {
            if (sets.size() < limit && place.isBefore(set)) {
                sets.add(set);
            }
        }
    }

    /** Every RRset in canonical order, one at a time. */
    void forEach(Consumer<? super RecordSet> reader) {
        try (Rows rows = session.rows(RecordSetSql.ALL, zoneId)) {
            while (rows.next()) {
                for (PackedRecordSet set : piece(rows)) {
                    reader.accept(set.recordSet(zone));
                }
            }
        }
    }

    /** All RRsets at once. */
    MemoryContents whole() {
        PackedRecordSets.Draft draft = new PackedRecordSets.Draft(zone);
        try (Rows rows = session.rows(RecordSetSql.ALL, zoneId)) {
            while (rows.next()) {
                piece(rows).forEach(draft::add);
            }
        }
        return MemoryContents.of(draft.sorted((same, lines) -> Optional.of(same.getLast())));
    }

    /** Writes a difference. */
    void apply(ZonePatch patch) {
        ContentsEdit edit = new ContentsEdit(zone, patch);
        while (!edit.isDone()) {
            applyToPiece(edit);
        }
    }

    private void applyToPiece(ContentsEdit edit) {
        Piece piece = held(edit.nextKey());
        Optional<byte[]> end = edit.isAtLast()
                ? Optional.empty()
                : pieceAfter(piece).map(next -> next.piece().start());
        List<Piece> pieces = new ArrayList<>(2);
        PieceCutter cutter = new PieceCutter(piece.start(), pieces::add);
        edit.apply(piece, end, cutter);
        cutter.finish();
        if (pieces.isEmpty()) {
            remove(piece);
        }
        pieces.forEach(this::put);
        if (pieces.size() == 1 && pieces.getFirst().isSmall()) {
            joinWithNext(pieces.getFirst());
        }
    }

    /**
     * The piece that is to hold an owner. What is written anew gets a new checksum, by which nobody could tell any more that the rest of it is
     * not what was written.
     *
     * @throws StoreUnavailableException where it is not
     */
    private Piece held(byte[] key) {
        try (Rows rows = session.rows(RecordSetSql.HOLDING_WITH_CHECKSUM, zoneId, key)) {
            if (!rows.next()) {
                return Piece.NONE;
            }
            StoredPiece stored = StoredPiece.of(rows);
            if (!stored.isSound()) {
                throw new StoreUnavailableException(
                        Obstacle.DAMAGED,
                        zone + ": its RRsets from "
                                + DomainName.ofCanonicalKey(stored.piece().start(), zone)
                                + " on are not what was written (check-database tells what else is damaged; "
                                + SoundDatabase.DAMAGE_OF_DATABASE + ")");
            }
            return stored.piece();
        }
    }

    /** Keeps pieces from staying small where much was taken away. */
    private void joinWithNext(Piece piece) {
        pieceAfter(piece)
                .filter(StoredPiece::isSound)
                .map(StoredPiece::piece)
                .filter(piece::hasRoomFor)
                .ifPresent(next -> {
                    remove(next);
                    put(piece.with(next));
                });
    }

    private Optional<StoredPiece> pieceAfter(Piece piece) {
        try (Rows rows = session.rows(RecordSetSql.NEXT_WITH_CHECKSUM, zoneId, piece.start())) {
            return rows.next() ? Optional.of(StoredPiece.of(rows)) : Optional.empty();
        }
    }

    private void remove(Piece piece) {
        session.run(RecordSetSql.REMOVE, zoneId, piece.start());
    }

    /** Writes a piece into the place that it has or gets. */
    void put(Piece piece) {
        session.run(RecordSetSql.PUT, zoneId, piece.start(), piece.rrsets(), piece.checksum());
    }

    /** Writes contents into a zone that has none. */
    void fill(MemoryContents contents) {
        PackedRecordSets sets = contents.recordSets().relativeTo(zone);
        Batch puts = session.batch(RecordSetSql.PUT);
        PieceCutter cutter = new PieceCutter(
                Piece.NONE.start(), piece -> puts.add(zoneId, piece.start(), piece.rrsets(), piece.checksum()));
        for (int i = 0; i < sets.size(); i++) {
            cutter.add(sets.packed(i));
        }
        cutter.finish();
        puts.finish();
    }

    /** Takes all RRsets away. */
    void clear() {
        session.run(RecordSetSql.REMOVE_ALL, zoneId);
    }
}
