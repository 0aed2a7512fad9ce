package dev.koder.herald.adapter.storage.sqlite;

import dev.koder.herald.application.zone.HistoryOutcome;
import dev.koder.herald.application.zone.VersionDetails;
import dev.koder.herald.application.zone.ZoneReading;
import dev.koder.herald.application.zone.port.ZoneHistory;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.pop.CommittedChange;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.zone.ChangeId;
import dev.koder.herald.domain.zone.VersionEntry;
import dev.koder.herald.domain.zone.Zone;
import dev.koder.herald.domain.zone.ZoneDiff;
import dev.koder.herald.domain.zone.ZonePatch;
import dev.koder.herald.domain.zone.ZoneVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** Versions in SQLite, read back from the latest. */
final class SqliteZoneHistory implements ZoneHistory {

    private static final int STEPS_AT_ONCE = 500;

    private final Writer writer;
    private final Readers readers;
    private final Changes changes;

    SqliteZoneHistory(Writer writer, Readers readers, Changes changes) {
        this.writer = writer;
        this.readers = readers;
        this.changes = changes;
    }

    @Override
    public Optional<List<VersionEntry>> versions(
            TenantId tenant, DomainName zone, Optional<ChangeId> before, int limit) {
        return readers.readOneState(session ->
                ZoneRows.find(session, tenant, zone).map(row -> page(new VersionRows(session, row), before, limit)));
    }

    private List<VersionEntry> page(VersionRows rows, Optional<ChangeId> before, int limit) {
        List<VersionEntry> page = new ArrayList<>();
        Optional<VersionRow> version = before.isEmpty()
                ? rows.latest()
                : changes.sequence(before.get()).flatMap(rows::find).flatMap(rows::before);
        while (version.isPresent() && page.size() < limit) {
            page.add(entry(version.get()));
            version = rows.before(version.get());
        }
        return page;
    }

    private VersionEntry entry(VersionRow row) {
        ZoneVersion version = new ZoneVersion(row.zone(), changes.named(row.sequence()));
        return new VersionEntry(version, row.kind(), row.tenant(), row.actor(), row.note());
    }

    @Override
    public HistoryOutcome<VersionDetails> version(TenantId tenant, DomainName zone, Serial serial) {
        return inZone(tenant, zone, (session, row) -> {
            VersionRows rows = new VersionRows(session, row);
            return rows.at(serial)
                    .<HistoryOutcome<VersionDetails>>map(version -> new HistoryOutcome.Found<>(new VersionDetails(
                            entry(version),
                            rows.before(version).map(VersionRow::zone),
                            rows.patch(version.sequence()))))
                    .orElseGet(() -> new HistoryOutcome.NoSuchVersion<>(serial));
        });
    }

    private <T> HistoryOutcome<T> inZone(
            TenantId tenant, DomainName zone, BiFunction<Session, ZoneRow, HistoryOutcome<T>> reading) {
        return readers.readOneState(session -> ZoneRows.find(session, tenant, zone)
                .map(row -> reading.apply(session, row))
                .orElseGet(HistoryOutcome.NoSuchZone::new));
    }

    @Override
    public HistoryOutcome<ZoneDiff> between(TenantId tenant, DomainName zone, Serial from, Serial to) {
        return inZone(tenant, zone, (session, row) -> {
            VersionRows rows = new VersionRows(session, row);
            Optional<VersionRow> one = rows.at(from);
            Optional<VersionRow> other = rows.at(to);
            if (one.isEmpty() || other.isEmpty()) {
                return new HistoryOutcome.NoSuchVersion<>(one.isEmpty() ? from : to);
            }
            return one.get().sequence() > other.get().sequence()
                    ? wayOn(rows, other.get(), one.get()).map(ZoneDiff::inverse)
                    : wayOn(rows, one.get(), other.get());
        });
    }

    /** What leads from an older version to a later one: the list is walked back, and what was changed is then read onwards. */
    private static HistoryOutcome<ZoneDiff> wayOn(VersionRows rows, VersionRow older, VersionRow later) {
        List<Long> sequences = new ArrayList<>();
        Optional<VersionRow> version = Optional.of(later);
        while (version.isPresent() && version.get().sequence() != older.sequence()) {
            sequences.add(version.get().sequence());
            version = rows.before(version.get());
        }
        ZonePatch.Composition way = new ZonePatch.Composition();
        for (long sequence : sequences.reversed()) {
            Optional<ZonePatch> patch = rows.patch(sequence);
            if (patch.isEmpty()) {
                Zone allNew = rows.find(sequence).orElseThrow().zone();
                return new HistoryOutcome.OutOfReach<>(allNew.serial());
            }
            way.add(patch.get());
        }
        return new HistoryOutcome.Found<>(new ZoneDiff(older.zone(), later.zone(), way.patch()));
    }

    @Override
    public <R> HistoryOutcome<R> readAt(TenantId tenant, DomainName zone, Serial serial, ZoneReading<R> reading) {
        return inZone(tenant, zone, (session, row) -> {
            VersionRows rows = new VersionRows(session, row);
            return rows.at(serial)
                    .map(version -> wayOn(rows, version, rows.latest().orElseThrow())
                            .map(way -> read(session, row, way.inverse(), reading)))
                    .orElseGet(() -> new HistoryOutcome.NoSuchVersion<>(serial));
        });
    }

    private static <R> R read(Session session, ZoneRow row, ZoneDiff wayBack, ZoneReading<R> reading) {
        return reading.read(wayBack.to(), reader -> {
            ZonePatch.Passage passage = wayBack.recordSets().onto(reader);
            new RecordSetRows(session, row).forEach(passage);
            passage.end();
        });
    }

    @Override
    public Optional<CommittedChange> change(TenantId tenant, ChangeId change) {
        Optional<Long> sequence = changes.sequence(change);
        return sequence.isEmpty()
                ? Optional.empty()
                : readers.readOneState(session -> new CommittedChanges(session, changes).find(tenant, sequence.get()));
    }

    @Override
    public Optional<DomainName> forget(Instant olderThan, int least, Optional<DomainName> after, int zones) {
        Sweep sweep = readers.readOneState(session -> {
            List<ZoneRow> rows = ZoneRows.after(session, after, zones);
            List<Consumer<Session>> steps = rows.stream()
                    .flatMap(row -> new VersionRows(session, row).old(olderThan, least).stream())
                    .flatMap(VersionRows.Old::steps)
                    .toList();
            return new Sweep(steps, rows.size() < zones ? Optional.empty() : Optional.of(rows.getLast()));
        });
        for (int from = 0; from < sweep.steps().size(); from += STEPS_AT_ONCE) {
            int to = Math.min(from + STEPS_AT_ONCE, sweep.steps().size());
            List<Consumer<Session>> some = sweep.steps().subList(from, to);
            writer.write(session -> {
                some.forEach(step -> step.accept(session));
                return some.size();
            });
        }
        return sweep.last().map(row -> row.zone().name());
    }

    /**
     * What is to be forgotten, found by a reader so that it keeps no write waiting: old versions never change.
     *
     * @param last the zone after which to go on, where there may be more
     */
    private record Sweep(List<Consumer<Session>> steps, Optional<ZoneRow> last) {}
}
