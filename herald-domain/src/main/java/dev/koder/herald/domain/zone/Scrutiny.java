package dev.koder.herald.domain.zone;

import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.lock.LockLevel;
import dev.koder.herald.domain.lock.ZoneLock;
import dev.koder.herald.domain.record.RecordKey;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The look at a change's effect after the rules of zones had nothing against it: first by the zone's locks, then by the guard that
 * came with the change.
 *
 * @param guard what may object besides locks
 * @param breaksLocks whether the change goes through although locks forbid it
 * @param at when it was wished, for locks that expire
 */
record Scrutiny(ChangeGuard guard, boolean breaksLocks, Instant at) {

    /**
     * What came of it.
     *
     * @param objection empty for none
     * @param brokenLocks the locks that forbid it and are broken
     */
    record Result(Optional<Objection> objection, List<ZoneLock> brokenLocks) {}

    /** Whether there is anything to look at a zone's change for. */
    boolean isNeeded(Zone stored) {
        return !stored.locks().isEmpty() || !guard.equals(ChangeGuard.NONE);
    }

    Result of(ZoneEffect effect) {
        List<ZoneLock> against = locksAgainst(effect);
        return against.isEmpty() || breaksLocks
                ? new Result(guard.objection(effect), against)
                : new Result(Optional.of(new Objection.Locked(against.getFirst())), List.of());
    }

    private List<ZoneLock> locksAgainst(ZoneEffect effect) {
        List<ZoneLock> inForce = effect.zone().locks().inForce(at);
        if (inForce.isEmpty() || effect.isDeletion()) {
            return inForce;
        }
        Predicate<RecordKey> named = named(effect);
        return inForce.stream()
                .filter(lock -> lock.target().filter(named.negate()).isEmpty())
                .filter(lock -> forbids(lock, effect))
                .toList();
    }

    /** Whether a change may be about an RRset: of those that its difference does not name, what is stored need not be looked up. */
    private static Predicate<RecordKey> named(ZoneEffect effect) {
        if (effect.patch().isEmpty()) {
            return key -> true;
        }
        Set<RecordKey> keys = new HashSet<>();
        effect.patch().get().before().forEach(set -> keys.add(set.key()));
        effect.patch().get().after().forEach(set -> keys.add(set.key()));
        return key -> key.type().equals(RecordType.SOA) || keys.contains(key);
    }

    private static boolean forbids(ZoneLock lock, ZoneEffect effect) {
        if (lock.target().isPresent()) {
            RecordKey key = lock.target().get();
            return lock.level() == LockLevel.NO_CHANGE ? effect.changes(key) : effect.deletes(key);
        }
        return lock.level() == LockLevel.NO_CHANGE || effect.deletesAny();
    }

    /** A judgement on a commit as it stands after the look at its effect. */
    Judgement of(Zone stored, ZoneContents contents, Judgement lawful) {
        return isNeeded(stored)
                ? effect(stored, contents, lawful)
                        .map(effect -> judgement(stored, lawful, of(effect)))
                        .orElse(lawful)
                : lawful;
    }

    private static Judgement judgement(Zone stored, Judgement lawful, Result result) {
        if (result.objection().isPresent()) {
            return new Judgement.Objected(stored, result.objection().get());
        }
        return result.brokenLocks().isEmpty() ? lawful : new Judgement.BreaksLocks(result.brokenLocks(), lawful);
    }

    /** What a judgement would make of the zone; empty where nothing would change. */
    private static Optional<ZoneEffect> effect(Zone stored, ZoneContents contents, Judgement judgement) {
        return switch (judgement) {
            case Judgement.Accepted(Zone next, ZonePatch patch, ZoneFindings warnings) ->
                Optional.of(ZoneEffect.ofPatch(stored, contents, next, patch));
            case Judgement.Replaced(Zone next, MemoryContents all, Optional<ZonePatch> patch, ZoneFindings warnings) ->
                Optional.of(ZoneEffect.ofReplacement(stored, contents, next, all, patch));
            case Judgement.BreaksLocks(List<ZoneLock> locks, Judgement inner) -> effect(stored, contents, inner);
            case Judgement.Unchanged same -> Optional.empty();
            case Judgement.Refused refused -> Optional.empty();
            case Judgement.Objected objected -> Optional.empty();
            case Judgement.PreconditionFailed failed -> Optional.empty();
            case Judgement.PreconditionRequired required -> Optional.empty();
        };
    }
}
