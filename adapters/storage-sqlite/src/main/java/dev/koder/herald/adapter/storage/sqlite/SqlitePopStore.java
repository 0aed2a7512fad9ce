package dev.koder.herald.adapter.storage.sqlite;

import dev.koder.herald.application.pop.port.PopStore;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.pop.Pop;
import dev.koder.herald.domain.pop.PopId;
import dev.koder.herald.domain.pop.PopReport;
import dev.koder.herald.domain.pop.ZoneServing;
import dev.koder.herald.domain.tenant.TenantId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Points of presence in SQLite. */
final class SqlitePopStore implements PopStore {

    private final Writer writer;
    private final Readers readers;

    SqlitePopStore(Writer writer, Readers readers) {
        this.writer = writer;
        this.readers = readers;
    }

    @Override
    public void record(PopReport report) {
        writer.write(session -> {
            Pop pop = report.pop();
            session.run(
                    ReportSql.PUT_POP,
                    pop.id().value(),
                    Nanoseconds.of(pop.startedAt()),
                    Nanoseconds.of(pop.heardAt()));
            Batch servings = session.batch(ReportSql.PUT_SERVING);
            report.zones().forEach(serving -> put(servings, pop.id(), serving));
            servings.finish();
            return pop;
        });
    }

    private static void put(Batch servings, PopId pop, ZoneServing serving) {
        servings.add(
                pop.value(),
                orNull(serving.serial().map(Serial::value)),
                orNull(serving.servedSerial().map(Serial::value)),
                orNull(serving.loadedAt().map(Nanoseconds::of)),
                orNull(serving.error()),
                ZoneRows.key(serving.zone()));
    }

    private static @Nullable Object orNull(Optional<?> value) {
        return value.isPresent() ? value.get() : null;
    }

    @Override
    public List<Pop> all() {
        return readers.read(session -> {
            List<Pop> pops = new ArrayList<>();
            try (Rows rows = session.rows(ReportSql.POPS)) {
                while (rows.next()) {
                    pops.add(new Pop(
                            new PopId(rows.text(1)),
                            Nanoseconds.instant(rows.number(2)),
                            Nanoseconds.instant(rows.number(3))));
                }
            }
            return List.copyOf(pops);
        });
    }

    @Override
    public Map<PopId, ZoneServing> serving(TenantId tenant, DomainName zone) {
        return readers.readOneState(session -> ZoneRows.find(session, zone)
                .filter(row -> row.isOwnedBy(tenant))
                .map(row -> servings(session, row))
                .orElse(Map.of()));
    }

    private static Map<PopId, ZoneServing> servings(Session session, ZoneRow zone) {
        Map<PopId, ZoneServing> servings = new HashMap<>();
        try (Rows rows = session.rows(ReportSql.SERVINGS, zone.id())) {
            while (rows.next()) {
                servings.put(new PopId(rows.text(1)), serving(zone.zone().name(), rows));
            }
        }
        return Map.copyOf(servings);
    }

    private static ZoneServing serving(DomainName zone, Rows rows) {
        return new ZoneServing(
                zone,
                rows.optionalNumber(2).map(Serial::new),
                rows.optionalNumber(3).map(Serial::new),
                rows.optionalNumber(4).map(Nanoseconds::instant),
                rows.optionalText(5));
    }
}
