package dev.koder.herald.adapter.storage.sqlite;

import static dev.koder.herald.adapter.storage.sqlite.schema.Tables.POP;
import static dev.koder.herald.adapter.storage.sqlite.schema.Tables.POP_ZONE;
import static org.jooq.impl.DSL.excluded;

import dev.koder.herald.application.pop.port.PopStore;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.pop.Pop;
import dev.koder.herald.domain.pop.PopId;
import dev.koder.herald.domain.pop.PopReport;
import dev.koder.herald.domain.pop.ZoneServing;
import dev.koder.herald.domain.tenant.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Record;
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
            put(session, report.pop());
            Batch servings = session.batch(ReportSql.PUT_SERVING);
            report.zones().forEach(serving -> put(servings, report.pop().id(), serving));
            servings.finish();
            return report.pop();
        });
    }

    private static void put(Session session, Pop pop) {
        session.jooq()
                .insertInto(POP, POP.ID, POP.STARTED_AT, POP.HEARD_AT)
                .values(pop.id().value(), Nanoseconds.of(pop.startedAt()), Nanoseconds.of(pop.heardAt()))
                .onConflict(POP.ID)
                .doUpdate()
                .set(POP.STARTED_AT, excluded(POP.STARTED_AT))
                .set(POP.HEARD_AT, excluded(POP.HEARD_AT))
                .execute();
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
        return readers.read(session -> session.jooq()
                .select(POP.ID, POP.STARTED_AT, POP.HEARD_AT)
                .from(POP)
                .orderBy(POP.ID)
                .fetch(row -> new Pop(
                        new PopId(row.value1()),
                        Nanoseconds.instant(row.value2()),
                        Nanoseconds.instant(row.value3()))));
    }

    @Override
    public Map<PopId, ZoneServing> serving(TenantId tenant, DomainName zone) {
        return readers.readOneState(session -> ZoneRows.find(session, tenant, zone)
                .map(row -> servings(session, row))
                .orElse(Map.of()));
    }

    private static Map<PopId, ZoneServing> servings(Session session, ZoneRow zone) {
        return session.jooq()
                .selectFrom(POP_ZONE)
                .where(POP_ZONE.ZONE_ID.eq(zone.id()))
                .fetchMap(
                        row -> new PopId(row.get(POP_ZONE.POP_ID)),
                        row -> serving(zone.zone().name(), row));
    }

    private static ZoneServing serving(DomainName zone, Record row) {
        return new ZoneServing(
                zone,
                Optional.ofNullable(row.get(POP_ZONE.SERIAL)).map(Serial::new),
                Optional.ofNullable(row.get(POP_ZONE.SERVED_SERIAL)).map(Serial::new),
                Optional.ofNullable(row.get(POP_ZONE.LOADED_AT)).map(Nanoseconds::instant),
                Optional.ofNullable(row.get(POP_ZONE.ERROR)));
    }
}
