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

    private static final int ZONE_AFTER_STANDING = 7;

    private final Writer writer;
    private final Readers readers;

    SqlitePopStore(Writer writer, Readers readers) {
        this.writer = writer;
        this.readers = readers;
    }

    @Override
    public boolean record(PopReport report) {
        return writer.write(session -> {
            Pop pop = report.pop();
            boolean wasKnown = isKnown(session, pop.id());
            session.run(
                    ReportSql.PUT_POP,
                    pop.id().value(),
                    Nanoseconds.of(pop.startedAt()),
                    Nanoseconds.of(pop.heardAt()));
            report.zones().forEach(serving -> put(session, pop, serving));
            return wasKnown;
        });
    }

    private static boolean isKnown(Session session, PopId pop) {
        return session.text(ReportSql.POP_ID, pop.value()).isPresent();
    }

    /** Passes over zones that the platform never had, and that one is gone which was never there. */
    private static void put(Session session, Pop pop, ZoneServing told) {
        long zone;
        Optional<ZoneStanding> before;
        try (Rows rows = session.rows(ReportSql.STANDING_AT, pop.id().value(), ZoneRows.key(told.zone()))) {
            if (!rows.next()) {
                return;
            }
            zone = rows.number(ZONE_AFTER_STANDING);
            before = rows.optionalText(1).map(id -> standing(told.zone(), rows));
        }
        if (before.isPresent() || !told.isGone()) {
            put(session, pop, zone, ZoneStanding.after(before, told, pop.heardAt()));
        }
    }

    private static void put(Session session, Pop pop, long zone, ZoneStanding standing) {
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

    private static @Nullable Object orNull(Optional<?> value) {
        return value.isPresent() ? value.get() : null;
    }

    @Override
    public boolean forget(PopId pop) {
        return writer.write(session -> {
            boolean isThere = isKnown(session, pop);
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
