package dev.koder.herald.adapter.storage.sqlite;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.dns.Ttl;
import dev.koder.herald.domain.record.RecordKey;
import dev.koder.herald.domain.record.RecordSet;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.zone.MemoryContents;
import dev.koder.herald.domain.zone.ZonePatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The RRsets of one zone, as rows that are read and written. */
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
        byte[] ownerKey = owner.canonicalKey(zone);
        try (Rows rows =
                session.rows(RecordSetSql.FIND_OF_TENANT, ZoneRows.key(zone), tenant.value(), ownerKey, type.code())) {
            return rows.next() ? Optional.of(recordSet(owner, type, rows, 1)) : Optional.empty();
        }
    }

    /** All RRsets at a name of the zone, types by code. */
    List<RecordSet> at(DomainName owner) {
        try (Rows rows = session.rows(RecordSetSql.AT, zoneId, owner.canonicalKey(zone))) {
            List<RecordSet> sets = new ArrayList<>();
            while (rows.next()) {
                sets.add(recordSet(owner, RecordType.of((int) rows.number(1)), rows, 2));
            }
            return sets;
        }
    }

    /** The owner of the first RRset after a point. */
    Optional<DomainName> ownerAfter(Place place) {
        try (Rows rows = session.rows(RecordSetSql.NEXT_OWNER, zoneId, place.ownerKey(), place.type())) {
            return rows.next() ? Optional.of(DomainName.ofCanonicalKey(rows.octets(1), zone)) : Optional.empty();
        }
    }

    /** At most {@code limit} RRsets after a point. */
    List<RecordSet> page(Place place, int limit) {
        List<RecordSet> page = new ArrayList<>();
        handOver(session.rows(RecordSetSql.PAGE, zoneId, place.ownerKey(), place.type(), limit), page::add);
        return page;
    }

    /** Every RRset in canonical order, one at a time. */
    void forEach(Consumer<? super RecordSet> reader) {
        handOver(session.rows(RecordSetSql.ALL, zoneId), reader);
    }

    private void handOver(Rows rows, Consumer<? super RecordSet> reader) {
        try (rows) {
            while (rows.next()) {
                DomainName owner = DomainName.ofCanonicalKey(rows.octets(1), zone);
                reader.accept(recordSet(owner, RecordType.of((int) rows.number(2)), rows, 3));
            }
        }
    }

    /** Takes TTL and rdata from the row, from this column on. */
    private static RecordSet recordSet(DomainName owner, RecordType type, Rows row, int column) {
        return RecordSet.ofPacked(owner, type, new Ttl(row.number(column)), row.octets(column + 1));
    }

    /** Writes a difference. */
    void apply(ZonePatch patch) {
        if (!patch.removed().isEmpty()) {
            remove(patch.removed());
        }
        if (!patch.put().isEmpty()) {
            put(patch.put());
        }
    }

    private void remove(List<RecordKey> keys) {
        Batch removals = session.batch(RecordSetSql.REMOVE);
        for (RecordKey key : keys) {
            removals.add(zoneId, key.owner().canonicalKey(zone), key.type().code());
        }
        removals.finish();
    }

    private void put(List<RecordSet> recordSets) {
        Batch puts = session.batch(RecordSetSql.PUT);
        recordSets.forEach(recordSet -> add(puts, recordSet));
        puts.finish();
    }

    /** Writes contents into a zone that has none. */
    void fill(MemoryContents contents) {
        Batch puts = session.batch(RecordSetSql.PUT);
        contents.forEach(recordSet -> add(puts, recordSet));
        puts.finish();
    }

    private void add(Batch batch, RecordSet recordSet) {
        batch.add(
                zoneId,
                recordSet.owner().canonicalKey(zone),
                recordSet.type().code(),
                recordSet.ttl().seconds(),
                recordSet.packed());
    }

    /** Takes all RRsets away. */
    void clear() {
        session.run(RecordSetSql.REMOVE_ALL, zoneId);
    }
}
