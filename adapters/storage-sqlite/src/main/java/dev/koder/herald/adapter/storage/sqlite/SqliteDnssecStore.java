package dev.koder.herald.adapter.storage.sqlite;

import dev.koder.herald.application.dnssec.port.DnssecStore;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dnssec.DnssecReport;
import dev.koder.herald.domain.pop.PopId;
import dev.koder.herald.domain.tenant.TenantId;
import java.util.ArrayList;
import java.util.List;

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
        List<DnssecReport> reports = new ArrayList<>();
        try (Rows rows = session.rows(ReportSql.DNSSEC, zone.id())) {
            while (rows.next()) {
                reports.add(new DnssecReport(
                        new PopId(rows.text(1)),
                        zone.zone().name(),
                        DsRdata.unpacked(rows.octets(2)),
                        Nanoseconds.instant(rows.number(3))));
            }
        }
        return List.copyOf(reports);
    }
}
