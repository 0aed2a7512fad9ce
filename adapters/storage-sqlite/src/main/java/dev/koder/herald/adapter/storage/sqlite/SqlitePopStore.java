package dev.koder.herald.adapter.storage.sqlite;

import dev.koder.herald.application.pop.port.PopStore;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.pop.Pop;
import dev.koder.herald.domain.pop.PopId;
import dev.koder.herald.domain.pop.PopReport;
import dev.koder.herald.domain.pop.ZoneServing;
import dev.koder.herald.domain.pop.ZoneStanding;
import dev.koder.herald.domain.tenant.TenantId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Points of presence in SQLite. */
final class SqlitePopStore implements PopStore {

    private static final long NO_ZONE = 0;

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
            report.zones().forEach(serving -> put(session, pop, serving));
            return pop;
        });
    }

    /** Zones that the platform never had are passed over. */
    private static void put(Session session, Pop pop, ZoneServing told) {
        long zone = session.number(ReportSql.ZONE_ID, ZoneRows.key(told.zone()));
        if (zone == NO_ZONE) {
            return;
        }
        ZoneStanding standing = ZoneStanding.after(standing(session, zone, pop.id(), told.zone()), told, pop.heardAt());
        ZoneServing serving = standing.serving();
        session.run(
                ReportSql.PUT_STANDING,
                zone,
                pop.id().value(),
                orNull(serving.serial().map(Serial::value)),
                orNull(serving.servedSerial().map(Serial::value)),
                orNull(serving.loadedAt().map(Nanoseconds::of)),
                orNull(serving.error()),
                PackedLoads.packed(standing.loads()));
    }

    private static Optional<ZoneStanding> standing(Session session, long zone, PopId pop, DomainName name) {
        try (Rows rows = session.rows(ReportSql.STANDING_AT, zone, pop.value())) {
            return rows.next() ? Optional.of(standing(name, rows)) : Optional.empty();
        }
    }

    private static @Nullable Object orNull(Optional<?> value) {
        return value.isPresent() ? value.get() : null;
    }

    @Override
    public boolean forget(PopId pop) {
        return writer.write(session -> {
            boolean isThere = session.text(ReportSql.POP_ID, pop.value()).isPresent();
            if (isThere) {
                session.run(ReportSql.FORGET_STANDINGS_AT, pop.value());
                session.run(ReportSql.FORGET_DNSSEC_AT, pop.value());
                session.run(ReportSql.FORGET_POP, pop.value());
            }
            return isThere;
        });
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
    public Map<PopId, ZoneStanding> standing(TenantId tenant, DomainName zone) {
        return readers.readOneState(session -> ZoneRows.find(session, zone)
                .filter(row -> row.isOwnedBy(tenant))
                .map(row -> standings(session, row))
                .orElse(Map.of()));
    }

    private static Map<PopId, ZoneStanding> standings(Session session, ZoneRow zone) {
        Map<PopId, ZoneStanding> standings = new HashMap<>();
        try (Rows rows = session.rows(ReportSql.STANDINGS, zone.id())) {
            while (rows.next()) {
                standings.put(new PopId(rows.text(1)), standing(zone.zone().name(), rows));
            }
        }
        return Map.copyOf(standings);
    }

    private static ZoneStanding standing(DomainName zone, Rows rows) {
        ZoneServing serving = new ZoneServing(
                zone,
                rows.optionalNumber(2).map(Serial::new),
                rows.optionalNumber(3).map(Serial::new),
                rows.optionalNumber(4).map(Nanoseconds::instant),
                rows.optionalText(5));
        return new ZoneStanding(serving, PackedLoads.unpacked(rows.octets(6)));
    }
}
