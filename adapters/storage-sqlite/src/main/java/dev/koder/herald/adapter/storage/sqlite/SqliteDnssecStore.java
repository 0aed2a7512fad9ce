package dev.koder.herald.adapter.storage.sqlite;

import static dev.koder.herald.adapter.storage.sqlite.schema.Tables.DNSSEC_REPORT;

import dev.koder.herald.application.dnssec.port.DnssecStore;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dnssec.DnssecReport;
import dev.koder.herald.domain.pop.PopId;
import dev.koder.herald.domain.tenant.TenantId;
import java.util.List;
import org.jooq.Record;

/** Reports on signing keys in SQLite. */
final class SqliteDnssecStore implements DnssecStore {

    private final Writer writer;
    private final Readers readers;

    SqliteDnssecStore(Writer writer, Readers readers) {
        this.writer = writer;
        this.readers = readers;
    }

    @Override
    public void accept(List<DnssecReport> reports) {
        writer.write(session -> {
            Batch batch = session.batch(ReportSql.PUT_DNSSEC);
            for (DnssecReport report : reports) {
                batch.add(
                        report.pop().value(),
                        DsRdata.packed(report.records()),
                        Nanoseconds.of(report.reportedAt()),
                        ZoneRows.key(report.zone()));
            }
            batch.finish();
            return reports;
        });
    }

    @Override
    public List<DnssecReport> latest(TenantId tenant, DomainName zone) {
        return readers.readOneState(session -> ZoneRows.find(session, tenant, zone)
                .map(row -> reports(session, row))
                .orElse(List.of()));
    }

    private static List<DnssecReport> reports(Session session, ZoneRow zone) {
        return session.jooq()
                .selectFrom(DNSSEC_REPORT)
                .where(DNSSEC_REPORT.ZONE_ID.eq(zone.id()))
                .orderBy(DNSSEC_REPORT.POP_ID)
                .fetch(row -> report(zone.zone().name(), row));
    }

    private static DnssecReport report(DomainName zone, Record row) {
        return new DnssecReport(
                new PopId(row.get(DNSSEC_REPORT.POP_ID)),
                zone,
                DsRdata.unpacked(row.get(DNSSEC_REPORT.DS_RDATA)),
                Nanoseconds.instant(row.get(DNSSEC_REPORT.REPORTED_AT)));
    }
}
