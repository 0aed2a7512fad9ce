package dev.koder.herald.adapter.storage.sqlite;

import dev.koder.herald.application.zone.CommitOutcome;
import dev.koder.herald.application.zone.CreateOutcome;
import dev.koder.herald.application.zone.DeleteOutcome;
import dev.koder.herald.application.zone.UndeleteOutcome;
import dev.koder.herald.application.zone.ZoneDeletion;
import dev.koder.herald.application.zone.ZoneUndeletion;
import dev.koder.herald.application.zone.port.ZoneStore;
import dev.koder.herald.domain.event.EventType;
import dev.koder.herald.domain.zone.IdempotencyKey;
import dev.koder.herald.domain.zone.Judgement;
import dev.koder.herald.domain.zone.MemoryContents;
import dev.koder.herald.domain.zone.Zone;
import dev.koder.herald.domain.zone.ZoneCommit;
import dev.koder.herald.domain.zone.ZoneCreation;
import dev.koder.herald.domain.zone.ZoneFindings;
import dev.koder.herald.domain.zone.ZonePatch;
import dev.koder.herald.domain.zone.ZoneVersion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What is done to zones inside a transaction of the writer. */
final class ZoneWrites {

    private static final long NO_VERSION = 0;

    /** The names of so few changes are looked up one by one. */
    private static final int FEW = 100;

    /** Where every so manieth RRset of a zone is asked for, reading all of them is cheaper than finding the place of each. */
    private static final int SHARE = 20;

    private final Changes changes;

    ZoneWrites(Changes changes) {
        this.changes = changes;
    }

    /** Creates a zone whose contents break no rule. */
    CreateOutcome create(Session session, ZoneCreation creation, ZoneFindings warnings) {
        Optional<ZoneRow> earlier = ZoneRows.find(session, creation.zone());
        Optional<CreateOutcome> repeated = creation.key().flatMap(key -> repeated(session, creation, earlier, key));
        return repeated.orElseGet(() -> create(session, creation, warnings, earlier));
    }

    /** What is answered to a wish whose key is known. */
    private Optional<CreateOutcome> repeated(
            Session session, ZoneCreation creation, Optional<ZoneRow> earlier, IdempotencyKey key) {
        return KeyedChanges.find(session, creation.tenant(), key, creation.zone(), creation.at())
                .flatMap(known -> switch (known) {
                    case KeyedChanges.OtherRequest other -> Optional.of(new CreateOutcome.KeyReused());
                    case KeyedChanges.Made(long sequence, ZoneFindings told) ->
                        earlier.filter(row -> row.isOwnedBy(creation.tenant()))
                                .flatMap(row -> new VersionRows(session, row).find(sequence))
                                .map(made -> new CreateOutcome.Created(version(made.zone(), sequence), told));
                });
    }

    private CreateOutcome create(
            Session session, ZoneCreation creation, ZoneFindings warnings, Optional<ZoneRow> earlier) {
        if (earlier.isPresent() && isHeld(earlier.get(), creation)) {
            boolean isTheirs = earlier.get().isOwnedBy(creation.tenant());
            return isTheirs ? new CreateOutcome.AlreadyYours() : new CreateOutcome.NameHeld();
        }
        Zone first = creation.firstVersion(earlier.map(row -> row.zone().serial()));
        long sequence = changes.next();
        long id = earlier.isPresent()
                ? revived(session, earlier.get(), first, sequence)
                : ZoneRows.insert(session, first, sequence);
        VersionRow version = new VersionRow(sequence, id, NO_VERSION, first, creation.actor(), creation.note());
        VersionRows.add(session, version, Optional.empty());
        EventRows.add(session, EventType.ZONE_CREATED, version, first.changedAt());
        new RecordSetRows(session, id, first.name()).fill(creation.contents());
        creation.key().ifPresent(key -> remember(session, version, key, warnings, creation.at()));
        return new CreateOutcome.Created(version(first, sequence), warnings);
    }

    private static boolean isHeld(ZoneRow row, ZoneCreation creation) {
        if (row.isLive()) {
            return true;
        }
        Instant freeAt = row.deletedAt().orElseThrow().plus(ZoneStore.HELD_AFTER_DELETION);
        return !row.isOwnedBy(creation.tenant()) && creation.at().isBefore(freeAt);
    }

    private static long revived(Session session, ZoneRow tombstone, Zone first, long sequence) {
        clear(session, tombstone);
        ZoneRows.revive(session, tombstone.id(), first, sequence);
        return tombstone.id();
    }

    /** Takes away what is behind a tombstone. */
    private static void clear(Session session, ZoneRow tombstone) {
        new RecordSetRows(session, tombstone).clear();
        new VersionRows(session, tombstone).clear();
        session.run(ReportSql.FORGET_SERVINGS, tombstone.id());
        session.run(ReportSql.FORGET_DNSSEC, tombstone.id());
    }

    /** Takes away what is behind some tombstones, and answers behind how many. */
    static int forgetDeleted(Session session, Instant before, int limit) {
        List<ZoneRow> tombstones = ZoneRows.all(session.rows(ZoneSql.DELETED_BEFORE, Nanoseconds.of(before), limit));
        for (ZoneRow tombstone : tombstones) {
            clear(session, tombstone);
            session.run(ZoneSql.EMPTY, tombstone.id());
        }
        return tombstones.size();
    }

    /** Has a commit judged on what is stored, and writes what comes of it. */
    CommitOutcome commit(Session session, ZoneCommit commit) {
        return commit(session, commit, row -> judge(session, commit, row));
    }

    /** Writes what came of a commit that was judged already, or has it judged again where the zone changed since. */
    CommitOutcome commit(Session session, JudgedCommit judged) {
        ZoneCommit commit = judged.commit();
        return commit(
                session,
                commit,
                row -> row.sequence() == judged.sequence() ? judged.judgement() : judge(session, commit, row));
    }

    private CommitOutcome commit(Session session, ZoneCommit commit, Function<ZoneRow, Judgement> judge) {
        Optional<ZoneRow> found = ZoneRows.find(session, commit.tenant(), commit.zone());
        if (found.isEmpty()) {
            return new CommitOutcome.NoSuchZone();
        }
        ZoneRow row = found.get();
        Optional<CommitOutcome> repeated = commit.key().flatMap(key -> repeated(session, commit, row, key));
        return repeated.orElseGet(() -> apply(session, commit, row, judge.apply(row)));
    }

    /** What is answered to a wish whose key is known. */
    private Optional<CommitOutcome> repeated(Session session, ZoneCommit commit, ZoneRow row, IdempotencyKey key) {
        return KeyedChanges.find(session, commit.tenant(), key, commit.zone(), commit.at())
                .flatMap(known -> switch (known) {
                    case KeyedChanges.OtherRequest other -> Optional.of(new CommitOutcome.KeyReused());
                    case KeyedChanges.Made(long sequence, ZoneFindings told) ->
                        new VersionRows(session, row)
                                .find(sequence)
                                .map(made -> new CommitOutcome.Done(version(made.zone(), sequence), told));
                });
    }

    /** What becomes of a commit, seen from a transaction that reads or writes. */
    static Judgement judge(Session session, ZoneCommit commit, ZoneRow row) {
        boolean asksForMuch = commit.change().size() > Math.max(FEW, row.zone().recordSetCount() / SHARE);
        return commit.judge(row.zone(), asksForMuch ? new RecordSetRows(session, row).whole() : contents(session, row));
    }

    private static StoredContents contents(Session session, ZoneRow row) {
        return new StoredContents(new RecordSetRows(session, row), row.zone().name());
    }

    /** Writes what a judgement on exactly this version says. */
    CommitOutcome apply(Session session, ZoneCommit commit, ZoneRow row, Judgement judgement) {
        return switch (judgement) {
            case Judgement.Accepted(Zone next, ZonePatch patch, ZoneFindings warnings) -> {
                long sequence = advance(session, commit, row, next, Optional.of(patch), warnings);
                new RecordSetRows(session, row).apply(patch);
                yield new CommitOutcome.Done(version(next, sequence), warnings);
            }
            case Judgement.Replaced(
                    Zone next,
                    MemoryContents contents,
                    Optional<ZonePatch> patch,
                    ZoneFindings warnings) -> {
                long sequence = advance(session, commit, row, next, patch, warnings);
                RecordSetRows rows = new RecordSetRows(session, row);
                rows.clear();
                rows.fill(contents);
                yield new CommitOutcome.Done(version(next, sequence), warnings);
            }
            case Judgement.Unchanged(Zone zone, ZoneFindings warnings) -> new CommitOutcome.Unchanged(zone, warnings);
            case Judgement.Refused(ZoneFindings errors) -> new CommitOutcome.Refused(errors);
            case Judgement.PreconditionFailed(Zone current) -> new CommitOutcome.PreconditionFailed(current);
            case Judgement.PreconditionRequired(Zone current) -> new CommitOutcome.PreconditionRequired(current);
        };
    }

    /** Puts the next version in the place of the last one, which it remembers, and returns its sequence. */
    private long advance(
            Session session,
            ZoneCommit commit,
            ZoneRow row,
            Zone next,
            Optional<ZonePatch> patch,
            ZoneFindings warnings) {
        long sequence = changes.next();
        ZoneRows.advance(session, row.id(), next, sequence);
        VersionRow version = new VersionRow(sequence, row.id(), row.sequence(), next, commit.actor(), commit.note());
        VersionRows.add(session, version, patch);
        EventRows.add(session, EventType.ZONE_CHANGED, version, next.changedAt());
        commit.key().ifPresent(key -> remember(session, version, key, warnings, commit.at()));
        return sequence;
    }

    DeleteOutcome delete(Session session, ZoneDeletion deletion) {
        Optional<DeleteOutcome> repeated = deletion.key().flatMap(key -> repeated(session, deletion, key));
        return repeated.or(() -> ZoneRows.find(session, deletion.tenant(), deletion.zone())
                        .map(row -> delete(session, deletion, row)))
                .orElseGet(DeleteOutcome.NoSuchZone::new);
    }

    /** What is answered to a wish whose key is known. */
    private Optional<DeleteOutcome> repeated(Session session, ZoneDeletion deletion, IdempotencyKey key) {
        return KeyedChanges.find(session, deletion.tenant(), key, deletion.zone(), deletion.at())
                .map(known -> switch (known) {
                    case KeyedChanges.OtherRequest other -> new DeleteOutcome.KeyReused();
                    case KeyedChanges.Made(long sequence, ZoneFindings told) ->
                        new DeleteOutcome.Deleted(changes.named(sequence));
                });
    }

    private DeleteOutcome delete(Session session, ZoneDeletion deletion, ZoneRow row) {
        if (!deletion.precondition().suffices(row.zone().settings())) {
            return new DeleteOutcome.PreconditionRequired(row.zone());
        }
        if (!deletion.precondition().holds(row.zone(), contents(session, row))) {
            return new DeleteOutcome.PreconditionFailed(row.zone());
        }
        long sequence = changes.next();
        ZoneRows.bury(session, row.id(), deletion.at(), sequence);
        VersionRow version =
                new VersionRow(sequence, row.id(), row.sequence(), row.zone(), deletion.actor(), deletion.note());
        VersionRows.add(session, version, Optional.of(ZonePatch.NONE));
        EventRows.add(session, EventType.ZONE_DELETED, version, deletion.at());
        deletion.key().ifPresent(key -> remember(session, version, key, ZoneFindings.NONE, deletion.at()));
        return new DeleteOutcome.Deleted(changes.named(sequence));
    }

    UndeleteOutcome undelete(Session session, ZoneUndeletion undeletion) {
        Optional<ZoneRow> theirs =
                ZoneRows.find(session, undeletion.zone()).filter(row -> row.isOwnedBy(undeletion.tenant()));
        Instant since = undeletion.at().minus(ZoneStore.HELD_AFTER_DELETION);
        return theirs.flatMap(row -> undeletion.key().flatMap(key -> repeated(session, undeletion, row, key)))
                .or(() -> theirs.filter(
                                row -> row.deletedAt().filter(since::isBefore).isPresent())
                        .map(row -> new UndeleteOutcome.Undeleted(undeleted(session, undeletion, row))))
                .orElseGet(UndeleteOutcome.NoSuchZone::new);
    }

    /** What is answered to a wish whose key is known. */
    private Optional<UndeleteOutcome> repeated(
            Session session, ZoneUndeletion undeletion, ZoneRow row, IdempotencyKey key) {
        return KeyedChanges.find(session, undeletion.tenant(), key, undeletion.zone(), undeletion.at())
                .flatMap(known -> switch (known) {
                    case KeyedChanges.OtherRequest other -> Optional.of(new UndeleteOutcome.KeyReused());
                    case KeyedChanges.Made(long sequence, ZoneFindings told) ->
                        new VersionRows(session, row)
                                .find(sequence)
                                .map(made -> new UndeleteOutcome.Undeleted(version(made.zone(), sequence)));
                });
    }

    private ZoneVersion undeleted(Session session, ZoneUndeletion undeletion, ZoneRow row) {
        Zone next = row.zone().undeleted(undeletion.at());
        long sequence = changes.next();
        ZoneRows.revive(session, row.id(), next, sequence);
        VersionRow version =
                new VersionRow(sequence, row.id(), row.sequence(), next, undeletion.actor(), undeletion.note());
        VersionRows.add(session, version, Optional.of(ZonePatch.NONE));
        EventRows.add(session, EventType.ZONE_RESTORED, version, undeletion.at());
        undeletion.key().ifPresent(key -> remember(session, version, key, ZoneFindings.NONE, undeletion.at()));
        return version(next, sequence);
    }

    private static void remember(
            Session session, VersionRow made, IdempotencyKey key, ZoneFindings warnings, Instant at) {
        Zone zone = made.zone();
        KeyedChanges.add(session, zone.tenant(), key, zone.name(), made.sequence(), warnings, at);
    }

    private ZoneVersion version(Zone zone, long sequence) {
        return new ZoneVersion(zone, changes.named(sequence));
    }
}
