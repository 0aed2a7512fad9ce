package dev.koder.herald.adapter.storage.sqlite;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.dns.Ttl;
import dev.koder.herald.domain.lock.ZoneLocks;
import dev.koder.herald.domain.record.Rdata;
import dev.koder.herald.domain.record.RecordSet;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.zone.NameServerSetName;
import dev.koder.herald.domain.zone.SerialPolicy;
import dev.koder.herald.domain.zone.Soa;
import dev.koder.herald.domain.zone.Zone;
import dev.koder.herald.domain.zone.ZoneSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table of zones, as rows that are read and written. */
final class ZoneRows {

    /** The SOA is stored without its serial, which has a column of its own. */
    private static final Serial NO_SERIAL = new Serial(0);

    private ZoneRows() {}

    /** What sorts names canonically and is the same for all ways of writing one. */
    static byte[] key(DomainName zone) {
        return zone.canonicalKey(DomainName.ROOT);
    }

    /** The zone that this tenant has. */
    static Optional<ZoneRow> find(Session session, TenantId tenant, DomainName zone) {
        return first(session.rows(ZoneSql.FIND_OF_TENANT, key(zone), tenant.value()));
    }

    /** The last zone of the tenant that is not after this name. */
    static Optional<ZoneRow> lastUpTo(Session session, TenantId tenant, DomainName name) {
        return first(session.rows(ZoneSql.LAST_UP_TO, tenant.value(), key(name)));
    }

    /** What the rows of its contents know by this id, a tombstone too. */
    static Optional<ZoneRow> find(Session session, long id) {
        return first(session.rows(ZoneSql.OF_ID, id));
    }

    /** Whatever is kept under this name, a tombstone too. */
    static Optional<ZoneRow> find(Session session, DomainName zone) {
        return first(session.rows(ZoneSql.FIND, key(zone)));
    }

    /** So many zones of all tenants after a name, tombstones too. */
    static List<ZoneRow> after(Session session, Optional<DomainName> name, int limit) {
        return all(session.rows(ZoneSql.AFTER_OF_ALL, key(name.orElse(DomainName.ROOT)), limit));
    }

    /** The first row, its result closed behind it. */
    private static Optional<ZoneRow> first(Rows rows) {
        try (rows) {
            return rows.next() ? Optional.of(zoneRow(rows)) : Optional.empty();
        }
    }

    /** All rows, the result closed behind them. */
    static List<ZoneRow> all(Rows rows) {
        try (rows) {
            List<ZoneRow> all = new ArrayList<>();
            while (rows.next()) {
                all.add(zoneRow(rows));
            }
            return all;
        }
    }

    private static ZoneRow zoneRow(Rows row) {
        DomainName name = DomainName.ofCanonicalKey(row.octets(2), DomainName.ROOT);
        Zone zone = new Zone(
                new TenantId(row.text(3)),
                name,
                new Serial(row.number(4)),
                soa(name, row.octets(5), new Ttl(row.number(6))),
                settings(row),
                row.locks(15),
                row.number(7),
                Nanoseconds.instant(row.number(8)),
                Nanoseconds.instant(row.number(9)),
                new Serial(row.number(16)));
        Optional<Instant> deletedAt = row.optionalNumber(10).map(Nanoseconds::instant);
        return new ZoneRow(row.number(1), zone, deletedAt, row.number(11));
    }

    private static ZoneSettings settings(Rows row) {
        return new ZoneSettings(
                SerialPolicy.parse(row.text(12)),
                row.optionalText(13).map(NameServerSetName::new),
                row.number(14) == 1);
    }

    private static @Nullable String set(Zone zone) {
        return zone.settings().nameServerSet().map(NameServerSetName::value).orElse(null);
    }

    private static int flag(Zone zone) {
        return zone.settings().preconditionRequired() ? 1 : 0;
    }

    static Soa soa(DomainName zone, byte[] rdata, Ttl ttl) {
        List<Rdata> records = List.of(Rdata.ofWire(RecordType.SOA, rdata));
        return Soa.of(new RecordSet(zone, RecordType.SOA, ttl, records));
    }

    static byte[] soaRdata(Zone zone) {
        return soaRdata(zone.name(), zone.soa());
    }

    static byte[] soaRdata(DomainName zone, Soa soa) {
        return soa.toRecordSet(zone, NO_SERIAL).records().getFirst().wire();
    }

    /** Adds a zone that never was; its row is known by the sequence of its first change. */
    static long insert(Session session, Zone zone, long sequence) {
        session.run(
                ZoneSql.INSERT,
                sequence,
                key(zone.name()),
                zone.tenant().value(),
                zone.serial().value(),
                soaRdata(zone),
                zone.soa().ttl().seconds(),
                zone.recordSetCount(),
                Nanoseconds.of(zone.createdAt()),
                Nanoseconds.of(zone.changedAt()),
                sequence,
                zone.settings().serialPolicy().word(),
                set(zone),
                flag(zone),
                LockText.of(zone.locks()),
                zone.oldest().value());
        countIn(session, zone);
        ZonesAround.add(session, zone.tenant(), zone.name());
        return sequence;
    }

    private static void countIn(Session session, Zone zone) {
        session.run(QuotaSql.COUNT_IN, zone.tenant().value(), zone.recordSetCount(), zone.recordSetCount());
    }

    private static void countOut(Session session, Zone zone) {
        session.run(QuotaSql.COUNT_OUT, zone.recordSetCount(), zone.tenant().value());
    }

    /** Puts the next version of a zone in the place of the last one. */
    static void advance(Session session, ZoneRow row, Zone next, long sequence) {
        long more = next.recordSetCount() - row.zone().recordSetCount();
        if (row.isLive() && more != 0) {
            session.run(QuotaSql.COUNT_GROWTH, more, next.tenant().value());
        }
        session.run(
                ZoneSql.ADVANCE,
                next.serial().value(),
                soaRdata(next),
                next.soa().ttl().seconds(),
                next.recordSetCount(),
                Nanoseconds.of(next.changedAt()),
                sequence,
                next.settings().serialPolicy().word(),
                set(next),
                flag(next),
                row.id());
    }

    /** Makes a tombstone a live zone, at its first version. */
    static void revive(Session session, ZoneRow tombstone, Zone first, long sequence) {
        give(session, tombstone, first.tenant());
        session.run(
                ZoneSql.REVIVE,
                first.tenant().value(),
                Nanoseconds.of(first.createdAt()),
                LockText.of(first.locks()),
                first.oldest().value(),
                tombstone.id());
        advance(session, tombstone, first, sequence);
        countIn(session, first);
    }

    /** Puts a live zone into other hands, as the latest change of it. */
    static void transfer(Session session, ZoneRow row, Zone next, long sequence) {
        countOut(session, row.zone());
        give(session, row, next.tenant());
        session.run(ZoneSql.GIVE, next.tenant().value(), row.id());
        lock(session, row.id(), next.locks());
        advance(session, row, next, sequence);
        countIn(session, next);
    }

    /** Has the names around a zone known as another tenant's. */
    private static void give(Session session, ZoneRow row, TenantId tenant) {
        if (!row.isOwnedBy(tenant)) {
            ZonesAround.take(session, row.zone().tenant(), row.zone().name());
            ZonesAround.add(session, tenant, row.zone().name());
        }
    }

    /** Puts a zone's locks in the place of those that it has. */
    static void lock(Session session, long id, ZoneLocks locks) {
        session.run(ZoneSql.LOCK, LockText.of(locks), id);
    }

    /**
     * Makes a live zone a tombstone.
     *
     * @param zone as it is stored
     */
    static void bury(Session session, long id, Zone zone, Instant at, long sequence) {
        session.run(ZoneSql.BURY, Nanoseconds.of(at), sequence, id);
        session.run(TransferSql.END_OF_ZONE, id);
        countOut(session, zone);
    }
}
