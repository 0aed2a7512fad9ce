package dev.koder.herald.adapter.storage.sqlite;

import dev.koder.herald.application.zone.CommitOutcome;
import dev.koder.herald.application.zone.CreateOutcome;
import dev.koder.herald.application.zone.DeleteOutcome;
import dev.koder.herald.application.zone.DeletedZone;
import dev.koder.herald.application.zone.TrialReading;
import dev.koder.herald.application.zone.UndeleteOutcome;
import dev.koder.herald.application.zone.ZoneReading;
import dev.koder.herald.application.zone.ZoneUndeletion;
import dev.koder.herald.application.zone.port.ZoneStore;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.record.RecordKey;
import dev.koder.herald.domain.record.RecordSet;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.zone.Judgement;
import dev.koder.herald.domain.zone.LockChange;
import dev.koder.herald.domain.zone.RuleReport;
import dev.koder.herald.domain.zone.Zone;
import dev.koder.herald.domain.zone.ZoneChange;
import dev.koder.herald.domain.zone.ZoneCommit;
import dev.koder.herald.domain.zone.ZoneContents;
import dev.koder.herald.domain.zone.ZoneCreation;
import dev.koder.herald.domain.zone.ZoneDeletion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Zones and their contents in SQLite: what changes goes to the writer, what looks to the readers. */
final class SqliteZoneStore implements ZoneStore {

    private static final int MOST_CHANGES_JUDGED_BY_WRITER = 100;

    private final Writer writer;
    private final Readers readers;
    private final Readers wholeZoneReaders;
    private final ZoneWrites writes;
    private final ZoneDepartures departures;
    private final Changes changes;

    /** Takes readers of its own for whole zones, so that they do not keep the short reads waiting. */
    SqliteZoneStore(Writer writer, Readers readers, Readers wholeZoneReaders, Changes changes) {
        this.writer = writer;
        this.readers = readers;
        this.wholeZoneReaders = wholeZoneReaders;
        this.writes = new ZoneWrites(changes);
        this.departures = new ZoneDepartures(changes);
        this.changes = changes;
    }

    @Override
    public CreateOutcome create(ZoneCreation creation) {
        RuleReport report = creation.check();
        return report.errors().isEmpty()
                ? writer.write(session -> writes.create(session, creation, report.warnings()))
                : new CreateOutcome.Refused(report.errors());
    }

    @Override
    public CommitOutcome commit(ZoneCommit commit) {
        return writer.write(prepared(commit));
    }

    /** What the writer has to do for a commit: one that would keep it for long is judged by a reader before. */
    Function<Session, CommitOutcome> prepared(ZoneCommit commit) {
        if (!isLarge(commit.change())) {
            return session -> writes.commit(session, commit);
        }
        return wholeZoneReaders
                .readOneState(session -> ZoneRows.find(session, commit.tenant(), commit.zone())
                        .map(row -> new JudgedCommit(commit, row, ZoneWrites.judge(session, commit, row))))
                .<Function<Session, CommitOutcome>>map(judged -> session -> writes.commit(session, judged))
                .orElse(session -> new CommitOutcome.NoSuchZone());
    }

    @Override
    public <R> Optional<R> tryOut(ZoneCommit commit, TrialReading<R> reading) {
        return wholeZoneReaders.readOneState(session -> ZoneRows.find(session, commit.tenant(), commit.zone())
                .map(row -> {
                    ZoneContents contents = ZoneWrites.contents(session, commit, row);
                    Judgement judgement = commit.judge(row.zone(), contents);
                    return reading.read(row.zone(), contents, ZoneWrites.weighed(session, commit, row, judgement));
                }));
    }

    /** Whether judging it would keep other writes waiting. */
    private static boolean isLarge(ZoneChange change) {
        return change instanceof ZoneChange.ReplaceContents || change.size() > MOST_CHANGES_JUDGED_BY_WRITER;
    }

    @Override
    public Optional<LockChange.Verdict> changeLocks(LockChange change) {
        return writer.write(session -> new LockRows(session, changes).change(change));
    }

    @Override
    public DeleteOutcome delete(ZoneDeletion deletion) {
        return writer.write(prepared(deletion));
    }

    /** What the writer has to do for a deletion. */
    Function<Session, DeleteOutcome> prepared(ZoneDeletion deletion) {
        return session -> departures.delete(session, deletion);
    }

    @Override
    public List<DeletedZone> deleted(TenantId tenant, Instant since, Optional<DomainName> after, int limit) {
        byte[] from = ZoneRows.key(after.orElse(DomainName.ROOT));
        return readers.read(session ->
                ZoneRows.all(session.rows(ZoneSql.DELETED, tenant.value(), Nanoseconds.of(since), from, limit)).stream()
                        .map(row -> new DeletedZone(row.zone(), row.deletedAt().orElseThrow()))
                        .toList());
    }

    @Override
    public UndeleteOutcome undelete(ZoneUndeletion undeletion) {
        return writer.write(session -> undelete(session, undeletion));
    }

    UndeleteOutcome undelete(Session session, ZoneUndeletion undeletion) {
        return departures.undelete(session, undeletion);
    }

    @Override
    public int forgetDeleted(Instant before, int limit) {
        return writer.write(session -> ZoneWrites.forgetDeleted(session, before, limit));
    }

    @Override
    public boolean forgetKeys(Instant until, int limit) {
        return writer.write(session -> KeyedChanges.forget(session, until, limit));
    }

    @Override
    public Optional<Zone> find(TenantId tenant, DomainName zone) {
        return readers.read(session -> ZoneRows.find(session, tenant, zone).map(ZoneRow::zone));
    }

    @Override
    public List<Zone> list(TenantId tenant, Optional<DomainName> after, int limit) {
        return readers.read(session -> ZoneRows.all(
                        after.isEmpty()
                                ? session.rows(ZoneSql.LIST, tenant.value(), limit)
                                : session.rows(ZoneSql.LIST_AFTER, tenant.value(), ZoneRows.key(after.get()), limit))
                .stream()
                .map(ZoneRow::zone)
                .toList());
    }

    @Override
    public Optional<Zone> lastUpTo(TenantId tenant, DomainName name) {
        return readers.read(session -> ZoneRows.lastUpTo(session, tenant, name)).map(ZoneRow::zone);
    }

    @Override
    public Optional<RecordSet> recordSet(TenantId tenant, DomainName zone, DomainName owner, RecordType type) {
        if (type.equals(RecordType.SOA)) {
            return find(tenant, zone).map(Zone::soaRecordSet).filter(soa -> soa.owner()
                    .equals(owner));
        }
        return owner.isSubdomainOf(zone)
                ? readers.read(session -> RecordSetRows.find(session, tenant, zone, owner, type))
                : Optional.empty();
    }

    @Override
    public Optional<List<RecordSet>> recordSets(
            TenantId tenant, DomainName zone, Optional<RecordKey> after, int limit) {
        Optional<Place> place = after.isEmpty() ? Optional.of(Place.BEGINNING) : Place.of(after.get(), zone);
        return readers.readOneState(session -> ZoneRows.find(session, tenant, zone)
                .map(row -> place.map(from -> new RecordSetRows(session, row).page(from, limit))
                        .orElse(List.of())));
    }

    @Override
    public <R> Optional<R> read(TenantId tenant, DomainName zone, ZoneReading<R> reading) {
        return wholeZoneReaders.readOneState(session -> ZoneRows.find(session, tenant, zone)
                .map(row -> reading.read(row.zone(), new RecordSetRows(session, row)::forEach)));
    }
}
