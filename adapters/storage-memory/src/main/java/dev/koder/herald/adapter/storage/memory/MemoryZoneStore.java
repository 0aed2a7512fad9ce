package dev.koder.herald.adapter.storage.memory;

import dev.koder.herald.application.zone.CommitOutcome;
import dev.koder.herald.application.zone.CreateOutcome;
import dev.koder.herald.application.zone.DeleteOutcome;
import dev.koder.herald.application.zone.DeletedZone;
import dev.koder.herald.application.zone.TrialReading;
import dev.koder.herald.application.zone.UndeleteOutcome;
import dev.koder.herald.application.zone.ZoneReading;
import dev.koder.herald.application.zone.ZoneUndeletion;
import dev.koder.herald.application.zone.port.ZoneStore;
import dev.koder.herald.domain.claim.NameClaim;
import dev.koder.herald.domain.claim.NameObstacle;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.event.EventType;
import dev.koder.herald.domain.lock.ZoneLock;
import dev.koder.herald.domain.record.RecordKey;
import dev.koder.herald.domain.record.RecordSet;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.zone.ChangeId;
import dev.koder.herald.domain.zone.Judgement;
import dev.koder.herald.domain.zone.LockChange;
import dev.koder.herald.domain.zone.MemoryContents;
import dev.koder.herald.domain.zone.Objection;
import dev.koder.herald.domain.zone.RuleReport;
import dev.koder.herald.domain.zone.Zone;
import dev.koder.herald.domain.zone.ZoneCommit;
import dev.koder.herald.domain.zone.ZoneCreation;
import dev.koder.herald.domain.zone.ZoneDeletion;
import dev.koder.herald.domain.zone.ZoneFindings;
import dev.koder.herald.domain.zone.ZonePatch;
import dev.koder.herald.domain.zone.ZoneVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Zones in a map. Versions are immutable, so that a reading goes on undisturbed after the monitor is let go. */
final class MemoryZoneStore implements ZoneStore {

    private static final Comparator<RecordKey> CANONICAL = Comparator.comparing(RecordKey::owner)
            .thenComparingInt(key -> key.type().code());

    private final Platform platform;

    MemoryZoneStore(Platform platform) {
        this.platform = platform;
    }

    @Override
    public CreateOutcome create(ZoneCreation creation) {
        RuleReport report = creation.check();
        if (!report.errors().isEmpty()) {
            return new CreateOutcome.Refused(report.errors());
        }
        synchronized (platform) {
            return platform.keyed
                    .<CreateOutcome>repeated(
                            creation,
                            (version, warnings) ->
                                    ifKept(creation.tenant(), version, new CreateOutcome.Created(version, warnings)),
                            CreateOutcome.KeyReused::new)
                    .orElseGet(() -> created(creation, report.warnings()));
        }
    }

    /** What is answered again as long as the version that it tells of is known. */
    private <O> Optional<O> ifKept(TenantId tenant, ZoneVersion version, O answer) {
        return platform.isKept(tenant, version) ? Optional.of(answer) : Optional.empty();
    }

    private CreateOutcome created(ZoneCreation creation, ZoneFindings warnings) {
        Optional<KeptZone> earlier = Optional.ofNullable(platform.zones.get(creation.zone()));
        if (earlier.filter(kept -> kept.isLive() || kept.isHeldAgainst(creation.tenant(), creation.at()))
                .isPresent()) {
            boolean isTheirs = earlier.get().isOwnedBy(creation.tenant());
            return isTheirs ? new CreateOutcome.AlreadyYours() : new CreateOutcome.NameHeld();
        }
        if (platform.isRelatedToOthers(creation.tenant(), creation.zone(), creation.at())) {
            return new CreateOutcome.NotAvailable(NameObstacle.RELATED_NAME_HELD);
        }
        boolean isTheirs =
                earlier.filter(kept -> kept.isOwnedBy(creation.tenant())).isPresent();
        if (creation.proof().isNeeded(isTheirs, earlier.isPresent() && !isTheirs)
                && platform.claim(creation.tenant(), creation.zone(), creation.at())
                        .flatMap(NameClaim::provenAt)
                        .isEmpty()) {
            return new CreateOutcome.ProofRequired();
        }
        Zone first = creation.firstVersion(earlier.map(KeptZone::zone));
        Optional<Objection> objection = creation.objection(first, platform.holdings(creation.tenant()));
        if (objection.isPresent()) {
            return new CreateOutcome.Objected(objection.get());
        }
        platform.claims.removeIf(
                claim -> claim.tenant().equals(first.tenant()) && claim.zone().equals(first.name()));
        if (!isTheirs) {
            platform.versions(first.name()).clear();
        }
        Optional<ZonePatch> patch = earlier.filter(
                        kept -> !platform.versions(first.name()).isEmpty())
                .flatMap(kept -> creation.changeOf(kept.contents()));
        ZoneVersion version = platform.keepFirst(first, creation.contents(), creation.actor(), creation.note(), patch);
        platform.keyed.add(creation, version, warnings);
        return new CreateOutcome.Created(version, warnings);
    }

    @Override
    public Optional<Zone> find(TenantId tenant, DomainName zone) {
        return kept(tenant, zone).map(KeptZone::zone);
    }

    private Optional<KeptZone> kept(TenantId tenant, DomainName zone) {
        synchronized (platform) {
            return platform.find(tenant, zone);
        }
    }

    @Override
    public List<Zone> list(TenantId tenant, Optional<DomainName> after, int limit) {
        synchronized (platform) {
            Collection<KeptZone> candidates = after.map(name -> platform.zones.tailMap(name, false))
                    .orElse(platform.zones)
                    .values();
            return candidates.stream()
                    .filter(kept -> kept.isLive() && kept.isOwnedBy(tenant))
                    .limit(limit)
                    .map(KeptZone::zone)
                    .toList();
        }
    }

    @Override
    public Optional<Zone> lastUpTo(TenantId tenant, DomainName name) {
        synchronized (platform) {
            return platform.zones.headMap(name, true).descendingMap().values().stream()
                    .filter(kept -> kept.isLive() && kept.isOwnedBy(tenant))
                    .map(KeptZone::zone)
                    .findFirst();
        }
    }

    @Override
    public CommitOutcome commit(ZoneCommit commit) {
        synchronized (platform) {
            Optional<KeptZone> kept = platform.find(commit.tenant(), commit.zone());
            if (kept.isEmpty()) {
                return new CommitOutcome.NoSuchZone();
            }
            return platform.keyed
                    .<CommitOutcome>repeated(
                            commit,
                            (version, warnings) ->
                                    ifKept(commit.tenant(), version, new CommitOutcome.Done(version, warnings)),
                            CommitOutcome.KeyReused::new)
                    .orElseGet(() -> committed(commit, kept.get()));
        }
    }

    @Override
    public <R> Optional<R> tryOut(ZoneCommit commit, TrialReading<R> reading) {
        return kept(commit.tenant(), commit.zone())
                .map(kept -> reading.read(kept.zone(), kept.contents(), judged(commit, kept)));
    }

    private CommitOutcome committed(ZoneCommit commit, KeptZone kept) {
        return made(commit, kept.contents(), judged(commit, kept));
    }

    private Judgement judged(ZoneCommit commit, KeptZone kept) {
        return commit.weigh(kept.zone(), commit.judge(kept.zone(), kept.contents()), () -> recordSets(commit.tenant()));
    }

    private long recordSets(TenantId tenant) {
        synchronized (platform) {
            return platform.holdings(tenant).recordSets();
        }
    }

    private CommitOutcome made(ZoneCommit commit, MemoryContents contents, Judgement judgement) {
        return switch (judgement) {
            case Judgement.Accepted(Zone next, ZonePatch patch, ZoneFindings warnings) ->
                done(commit, next, patched(contents, patch), Optional.of(patch), warnings);
            case Judgement.Replaced(
                    Zone next,
                    MemoryContents wished,
                    Optional<ZonePatch> patch,
                    ZoneFindings warnings) -> done(commit, next, wished, patch, warnings);
            case Judgement.BreaksLocks(List<ZoneLock> locks, Judgement change) -> {
                Zone zone = platform.find(commit.zone()).orElseThrow().zone();
                locks.forEach(lock -> platform.tell(
                        EventType.LOCK_BROKEN, zone, lock.id().value(), commit.actor(), commit.note(), commit.at()));
                yield made(commit, contents, change);
            }
            case Judgement.Unchanged(Zone zone, ZoneFindings warnings) -> new CommitOutcome.Unchanged(zone, warnings);
            case Judgement.Refused(ZoneFindings errors) -> new CommitOutcome.Refused(errors);
            case Judgement.Objected(Zone current, Objection objection) ->
                new CommitOutcome.Objected(current, objection);
            case Judgement.PreconditionFailed(Zone current) -> new CommitOutcome.PreconditionFailed(current);
            case Judgement.PreconditionRequired(Zone current) -> new CommitOutcome.PreconditionRequired(current);
        };
    }

    private CommitOutcome done(
            ZoneCommit commit, Zone next, MemoryContents contents, Optional<ZonePatch> patch, ZoneFindings warnings) {
        ZoneVersion version = platform.keep(next, contents, commit.actor(), commit.note(), patch);
        platform.keyed.add(commit, version, warnings);
        return new CommitOutcome.Done(version, warnings);
    }

    private static MemoryContents patched(MemoryContents contents, ZonePatch patch) {
        Map<RecordKey, RecordSet> recordSets = new LinkedHashMap<>();
        contents.forEach(recordSet -> recordSets.put(recordSet.key(), recordSet));
        patch.before().forEach(recordSet -> recordSets.remove(recordSet.key()));
        patch.after().forEach(recordSet -> recordSets.put(recordSet.key(), recordSet));
        return MemoryContents.of(recordSets.values());
    }

    @Override
    public DeleteOutcome delete(ZoneDeletion deletion) {
        synchronized (platform) {
            return platform.keyed
                    .<DeleteOutcome>repeated(
                            deletion,
                            (version, warnings) -> Optional.of(new DeleteOutcome.Deleted(version.change())),
                            DeleteOutcome.KeyReused::new)
                    .or(() -> platform.find(deletion.tenant(), deletion.zone()).map(kept -> deleted(deletion, kept)))
                    .orElseGet(DeleteOutcome.NoSuchZone::new);
        }
    }

    private DeleteOutcome deleted(ZoneDeletion deletion, KeptZone kept) {
        Zone zone = kept.zone();
        return switch (deletion.judge(zone, kept.contents())) {
            case ZoneDeletion.PreconditionRequired required -> new DeleteOutcome.PreconditionRequired(zone);
            case ZoneDeletion.PreconditionFailed failed -> new DeleteOutcome.PreconditionFailed(zone);
            case ZoneDeletion.Objected(Objection objection) -> new DeleteOutcome.Objected(zone, objection);
            case ZoneDeletion.Granted(List<ZoneLock> broken) -> deleted(deletion, kept, broken);
        };
    }

    private DeleteOutcome deleted(ZoneDeletion deletion, KeptZone kept, List<ZoneLock> broken) {
        Zone zone = kept.zone();
        broken.forEach(lock -> platform.tell(
                EventType.LOCK_BROKEN, zone, lock.id().value(), deletion.actor(), deletion.note(), deletion.at()));
        ChangeId change = platform.bury(kept, deletion.actor(), deletion.note(), deletion.at());
        platform.keyed.add(deletion, new ZoneVersion(zone, change), ZoneFindings.NONE);
        return new DeleteOutcome.Deleted(change);
    }

    @Override
    public Optional<LockChange.Verdict> changeLocks(LockChange change) {
        synchronized (platform) {
            return platform.find(change.tenant(), change.zone()).map(kept -> {
                LockChange.Verdict verdict = change.judge(kept.zone());
                if (verdict instanceof LockChange.Granted(Zone next, ZoneLock lock)) {
                    platform.keepLocks(kept, next);
                    EventType type = EventType.of(change.action());
                    platform.tell(type, next, lock.id().value(), change.actor(), change.note(), change.at());
                }
                return verdict;
            });
        }
    }

    @Override
    public List<DeletedZone> deleted(TenantId tenant, Instant since, Optional<DomainName> after, int limit) {
        synchronized (platform) {
            return after.map(name -> platform.zones.tailMap(name, false)).orElse(platform.zones).values().stream()
                    .filter(kept -> kept.isOwnedBy(tenant) && isKeptAndDeletedAfter(kept, since))
                    .limit(limit)
                    .map(kept -> new DeletedZone(kept.zone(), kept.deletedAt().orElseThrow()))
                    .toList();
        }
    }

    /** Whether there is something to be had back. */
    private static boolean isKeptAndDeletedAfter(KeptZone kept, Instant since) {
        return kept.zone().recordSetCount() > 0
                && kept.deletedAt().filter(since::isBefore).isPresent();
    }

    @Override
    public UndeleteOutcome undelete(ZoneUndeletion undeletion) {
        synchronized (platform) {
            return platform.keyed
                    .<UndeleteOutcome>repeated(
                            undeletion,
                            (version, warnings) ->
                                    ifKept(undeletion.tenant(), version, new UndeleteOutcome.Undeleted(version)),
                            UndeleteOutcome.KeyReused::new)
                    .orElseGet(() -> undeleted(undeletion));
        }
    }

    private UndeleteOutcome undeleted(ZoneUndeletion undeletion) {
        Instant since = undeletion.at().minus(HELD_AFTER_DELETION);
        return Optional.ofNullable(platform.zones.get(undeletion.zone()))
                .filter(kept -> kept.isOwnedBy(undeletion.tenant()) && isKeptAndDeletedAfter(kept, since))
                .map(kept -> undeleted(undeletion, kept))
                .orElseGet(UndeleteOutcome.NoSuchZone::new);
    }

    private UndeleteOutcome undeleted(ZoneUndeletion undeletion, KeptZone kept) {
        if (platform.isRelatedToOthers(undeletion.tenant(), undeletion.zone(), undeletion.at())) {
            return new UndeleteOutcome.NotAvailable(NameObstacle.RELATED_NAME_HELD);
        }
        if (!undeletion.isFor(kept.zone())) {
            return new UndeleteOutcome.OtherVersion(kept.zone());
        }
        Zone next = kept.zone().undeleted(undeletion.at());
        return undeletion
                .objection(next, kept.contents(), platform.holdings(undeletion.tenant()))
                .<UndeleteOutcome>map(objection -> new UndeleteOutcome.Objected(kept.zone(), objection))
                .orElseGet(() -> new UndeleteOutcome.Undeleted(restored(undeletion, kept, next)));
    }

    private ZoneVersion restored(ZoneUndeletion undeletion, KeptZone kept, Zone next) {
        ZoneVersion version = platform.restore(next, kept.contents(), undeletion.actor(), undeletion.note());
        platform.keyed.add(undeletion, version, ZoneFindings.NONE);
        return version;
    }

    @Override
    public int forgetDeleted(Instant before, int limit) {
        synchronized (platform) {
            List<KeptZone> forgotten = platform.zones.values().stream()
                    .filter(kept -> kept.zone().recordSetCount() > 0
                            && kept.deletedAt()
                                    .filter(at -> !at.isAfter(before))
                                    .isPresent())
                    .limit(limit)
                    .toList();
            forgotten.forEach(platform::empty);
            return forgotten.size();
        }
    }

    @Override
    public boolean forgetKeys(Instant until, int limit) {
        synchronized (platform) {
            return platform.keyed.forget(until, limit);
        }
    }

    @Override
    public Optional<RecordSet> recordSet(TenantId tenant, DomainName zone, DomainName owner, RecordType type) {
        return kept(tenant, zone).flatMap(kept -> {
            RecordSet soa = kept.zone().soaRecordSet();
            return soa.key().equals(new RecordKey(owner, type))
                    ? Optional.of(soa)
                    : kept.contents().find(owner, type);
        });
    }

    @Override
    public Optional<List<RecordSet>> recordSets(
            TenantId tenant, DomainName zone, Optional<RecordKey> after, int limit) {
        return kept(tenant, zone).map(kept -> {
            List<RecordSet> all = new ArrayList<>();
            kept.contents().forEach(all::add);
            return all.stream()
                    .filter(set -> after.isEmpty() || CANONICAL.compare(set.key(), after.get()) > 0)
                    .limit(limit)
                    .toList();
        });
    }

    @Override
    public <R> Optional<R> read(TenantId tenant, DomainName zone, ZoneReading<R> reading) {
        return kept(tenant, zone).map(kept -> reading.read(kept.zone(), kept.contents()::forEach));
    }
}
