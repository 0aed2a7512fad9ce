package dev.koder.herald.adapter.storage.sqlite;

import dev.koder.herald.application.port.StoreUnavailableException;
import dev.koder.herald.application.zone.CommitOutcome;
import dev.koder.herald.application.zone.CreateOutcome;
import dev.koder.herald.domain.claim.NameObstacle;
import dev.koder.herald.domain.event.EventType;
import dev.koder.herald.domain.lock.ZoneLock;
import dev.koder.herald.domain.zone.Judgement;
import dev.koder.herald.domain.zone.MemoryContents;
import dev.koder.herald.domain.zone.Objection;
import dev.koder.herald.domain.zone.VersionKind;
import dev.koder.herald.domain.zone.Zone;
import dev.koder.herald.domain.zone.ZoneChange;
import dev.koder.herald.domain.zone.ZoneCommit;
import dev.koder.herald.domain.zone.ZoneContents;
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
        return KeyedChanges.<CreateOutcome>repeated(
                        session,
                        creation,
                        made -> earlier.filter(row -> row.isOwnedBy(creation.tenant()))
                                .flatMap(row -> version(session, row, made.sequence()))
                                .map(version -> new CreateOutcome.Created(version, made.warnings())),
                        CreateOutcome.KeyReused::new)
                .orElseGet(() -> create(session, creation, warnings, earlier));
    }

    private CreateOutcome create(
            Session session, ZoneCreation creation, ZoneFindings warnings, Optional<ZoneRow> earlier) {
        if (earlier.filter(row -> row.isLive() || row.isHeldAgainst(creation.tenant(), creation.at()))
                .isPresent()) {
            boolean isTheirs = earlier.get().isOwnedBy(creation.tenant());
            return isTheirs ? new CreateOutcome.AlreadyYours() : new CreateOutcome.NameHeld();
        }
        if (ZonesAround.areHeldAgainst(session, creation.tenant(), creation.zone(), creation.at())) {
            return new CreateOutcome.NotAvailable(NameObstacle.RELATED_NAME_HELD);
        }
        if (isProofMissing(session, creation, earlier)) {
            return new CreateOutcome.ProofRequired();
        }
        Zone first = creation.firstVersion(earlier.map(ZoneRow::zone));
        Optional<Objection> objection =
                creation.objection(first, SqliteQuotaStore.holdings(session, creation.tenant()));
        if (objection.isPresent()) {
            return new CreateOutcome.Objected(objection.get());
        }
        long sequence = changes.next();
        VersionRow version = earlier.isPresent()
                ? revive(session, creation, earlier.get(), first, sequence)
                : addFirst(session, creation, ZoneRows.insert(session, first, sequence), first, sequence);
        EventRows.add(session, EventType.ZONE_CREATED, version, first.changedAt());
        ClaimRows.useUp(session, first.tenant(), first.name());
        new RecordSetRows(session, version.zoneId(), first.name()).fill(creation.contents());
        KeyedChanges.add(session, creation, sequence, warnings);
        return new CreateOutcome.Created(version(first, sequence), warnings);
    }

    private static boolean isProofMissing(Session session, ZoneCreation creation, Optional<ZoneRow> earlier) {
        boolean isTheirs =
                earlier.filter(row -> row.isOwnedBy(creation.tenant())).isPresent();
        return creation.proof().isNeeded(isTheirs, earlier.isPresent() && !isTheirs)
                && !ClaimRows.isProven(session, creation.tenant(), creation.zone(), creation.at());
    }

    /** Puts a new zone in the place of a tombstone: after all its versions where it is the same tenant's, else after none. */
    private static VersionRow revive(
            Session session, ZoneCreation creation, ZoneRow tombstone, Zone first, long sequence) {
        boolean goesOn = tombstone.isOwnedBy(creation.tenant())
                && new VersionRows(session, tombstone).latest().isPresent();
        if (!goesOn) {
            clear(session, tombstone);
            ZoneRows.revive(session, tombstone, first, sequence);
            return addFirst(session, creation, tombstone.id(), first, sequence);
        }
        Optional<ZonePatch> patch =
                PieceExamination.damages(session, tombstone, piece -> {}).isEmpty()
                        ? creation.changeOf(new RecordSetRows(session, tombstone).whole())
                        : Optional.empty();
        clearContents(session, tombstone);
        ZoneRows.revive(session, tombstone, first, sequence);
        VersionRow version =
                VersionRow.after(tombstone, sequence, VersionKind.CREATED, first, creation.actor(), creation.note());
        VersionRows.add(session, tombstone, version, patch);
        return version;
    }

    /** Adds the version that follows upon none. */
    private static VersionRow addFirst(Session session, ZoneCreation creation, long id, Zone first, long sequence) {
        VersionRow version =
                VersionRow.first(sequence, id, VersionKind.CREATED, first, creation.actor(), creation.note());
        VersionRows.add(session, version, Optional.empty());
        return version;
    }

    /** Takes away what is behind a tombstone. */
    static void clear(Session session, ZoneRow tombstone) {
        new VersionRows(session, tombstone).clear();
        session.run(ReportSql.FORGET_STANDINGS, tombstone.id());
        clearContents(session, tombstone);
    }

    /** Takes away what is behind a tombstone, but for its versions and where they are served. */
    private static void clearContents(Session session, ZoneRow tombstone) {
        new RecordSetRows(session, tombstone).clear();
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
                session, commit, row -> row.equals(judged.seen()) ? judged.judgement() : judge(session, commit, row));
    }

    private CommitOutcome commit(Session session, ZoneCommit commit, Function<ZoneRow, Judgement> judge) {
        Optional<ZoneRow> found = ZoneRows.find(session, commit.tenant(), commit.zone());
        if (found.isEmpty()) {
            return new CommitOutcome.NoSuchZone();
        }
        ZoneRow row = found.get();
        return KeyedChanges.<CommitOutcome>repeated(
                        session,
                        commit,
                        made -> version(session, row, made.sequence())
                                .map(version -> new CommitOutcome.Done(version, made.warnings())),
                        CommitOutcome.KeyReused::new)
                .orElseGet(() -> apply(session, commit, row, weighed(session, commit, row, judge.apply(row))));
    }

    /** A judgement, given what the tenant has in all its zones at this moment. */
    static Judgement weighed(Session session, ZoneCommit commit, ZoneRow row, Judgement judgement) {
        return commit.weigh(row.zone(), judgement, () -> SqliteQuotaStore.holdings(session, commit.tenant())
                .recordSets());
    }

    /** What becomes of a commit, seen from a transaction that reads or writes. */
    static Judgement judge(Session session, ZoneCommit commit, ZoneRow row) {
        return commit.judge(row.zone(), contents(session, commit, row));
    }

    /** The contents of a zone, for a commit to be judged on. */
    static ZoneContents contents(Session session, ZoneCommit commit, ZoneRow row) {
        boolean asksForMuch = commit.change().size() > Math.max(FEW, row.zone().recordSetCount() / SHARE);
        return asksForMuch ? new RecordSetRows(session, row).whole() : StoredContents.of(session, row);
    }

    /** Writes what a judgement on exactly this version says. */
    CommitOutcome apply(Session session, ZoneCommit commit, ZoneRow row, Judgement judgement) {
        return switch (judgement) {
            case Judgement.Accepted(Zone next, ZonePatch patch, ZoneFindings warnings) -> {
                Optional<ZonePatch> told = write(new RecordSetRows(session, row), commit.change(), patch);
                long sequence = advance(session, commit, row, next, told, warnings);
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
            case Judgement.BreaksLocks(List<ZoneLock> locks, Judgement change) -> {
                new LockRows(session, changes)
                        .tellOfBroken(locks, row.zone(), commit.actor(), commit.note(), commit.at());
                yield apply(session, commit, row, change);
            }
            case Judgement.Unchanged(Zone zone, ZoneFindings warnings) -> new CommitOutcome.Unchanged(zone, warnings);
            case Judgement.Refused(ZoneFindings errors) -> new CommitOutcome.Refused(errors);
            case Judgement.Objected(Zone current, Objection objection) ->
                new CommitOutcome.Objected(current, objection);
            case Judgement.PreconditionFailed(Zone current) -> new CommitOutcome.PreconditionFailed(current);
            case Judgement.PreconditionRequired(Zone current) -> new CommitOutcome.PreconditionRequired(current);
        };
    }

    /**
     * Writes a difference, and answers what of it the history is to tell. Contents that are wished as a whole are written as a whole where
     * what they replace is damaged: so the zone is mended, and nothing that is damaged comes into the history.
     */
    private static Optional<ZonePatch> write(RecordSetRows rows, ZoneChange change, ZonePatch patch) {
        try {
            rows.apply(patch);
            return Optional.of(patch);
        } catch (StoreUnavailableException damaged) {
            if (!(change instanceof ZoneChange.ReplaceContents whole)) {
                throw damaged;
            }
            rows.clear();
            rows.fill(whole.contents());
            return Optional.empty();
        }
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
        ZoneRows.advance(session, row, next, sequence);
        VersionRow version = VersionRow.after(row, sequence, VersionKind.CHANGED, next, commit.actor(), commit.note());
        VersionRows.add(session, row, version, patch);
        EventRows.add(session, EventType.ZONE_CHANGED, version, next.changedAt());
        KeyedChanges.add(session, commit, sequence, warnings);
        return sequence;
    }

    /** The version that a change made of a zone, as long as it is known. */
    private Optional<ZoneVersion> version(Session session, ZoneRow row, long sequence) {
        return new VersionRows(session, row).find(sequence).map(made -> version(made.zone(), sequence));
    }

    private ZoneVersion version(Zone zone, long sequence) {
        return new ZoneVersion(zone, changes.named(sequence));
    }
}
