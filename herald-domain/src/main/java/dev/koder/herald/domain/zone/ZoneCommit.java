package dev.koder.herald.domain.zone;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.lock.ZoneLock;
import dev.koder.herald.domain.tenant.Actor;
import dev.koder.herald.domain.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * A wish to change a zone, complete in itself: every write of zone data is one of these.
 *
 * <p>A store finds the zone, has the wish judged by {@link #judge} on a view of it that nobody else changes meanwhile,
 * and writes what the judgement says, all of it or nothing. The judgement is a pure function, so that a store may ask
 * for it again after a conflict of its own.
 *
 * @param tenant whose zone it is
 * @param zone the apex
 * @param precondition what must hold, or nothing happens
 * @param change what to do
 * @param actor who wishes it
 * @param note what its history is to tell besides
 * @param key marks a wish that may come twice and is to have one effect; a store that has made it tells again what came of it
 * @param at when it was wished
 * @param limits what the zone may grow to
 * @param guard what may object to its effect besides the zone's locks
 * @param breaksLocks whether it is made although locks forbid it
 */
public record ZoneCommit(
        TenantId tenant,
        DomainName zone,
        Precondition precondition,
        ZoneChange change,
        Actor actor,
        ChangeNote note,
        Optional<IdempotencyKey> key,
        Instant at,
        ZoneLimits limits,
        ChangeGuard guard,
        boolean breaksLocks)
        implements RepeatableWish {

    /**
     * What becomes of the wish, given the stored version: first the guard looks at the wish, then at what must hold, then come the rules
     * of zones, then the effect, by the zone's locks and by the guard. To what changes nothing nobody but the first objects.
     *
     * @param stored the zone as it is
     * @param contents the contents of that same version
     */
    public Judgement judge(Zone stored, ZoneContents contents) {
        Optional<Objection> objection = guard.objectionToWish(zone, change);
        if (objection.isPresent()) {
            return new Judgement.Objected(stored, objection.get());
        }
        if (!precondition.suffices(stored.settings())) {
            return new Judgement.PreconditionRequired(stored);
        }
        if (!precondition.holds(stored, contents)) {
            return new Judgement.PreconditionFailed(stored);
        }
        return new Scrutiny(guard, breaksLocks, at).of(stored, contents, lawful(stored, contents));
    }

    /**
     * What becomes of a judgement where the tenant may not have as many RRsets in all as it would then.
     *
     * @param judgement on the stored version
     * @param held how many RRsets the tenant has in all its zones
     */
    public Judgement weigh(Zone stored, Judgement judgement, LongSupplier held) {
        long more = recordSets(stored, judgement) - stored.recordSetCount();
        return more <= 0
                ? judgement
                : guard.objectionToGrowth(held, more)
                        .<Judgement>map(objection -> new Judgement.Objected(stored, objection))
                        .orElse(judgement);
    }

    private static long recordSets(Zone stored, Judgement judgement) {
        return switch (judgement) {
            case Judgement.Accepted accepted -> accepted.next().recordSetCount();
            case Judgement.Replaced replaced -> replaced.next().recordSetCount();
            case Judgement.BreaksLocks(List<ZoneLock> locks, Judgement change) -> recordSets(stored, change);
            case Judgement.Unchanged same -> stored.recordSetCount();
            case Judgement.Refused refused -> stored.recordSetCount();
            case Judgement.Objected objected -> stored.recordSetCount();
            case Judgement.PreconditionFailed failed -> stored.recordSetCount();
            case Judgement.PreconditionRequired required -> stored.recordSetCount();
        };
    }

    /** What the rules of zones make of the change. */
    private Judgement lawful(Zone stored, ZoneContents contents) {
        return switch (change) {
            case ZoneChange.ChangeRecords records -> RecordChanges.judge(stored, contents, records, at, limits);
            case ZoneChange.ChangeBoth both -> RecordChanges.judge(stored, contents, both, at, limits);
            case ZoneChange.ReplaceSoa soa -> RecordChanges.judge(stored, contents, soa, at, limits);
            case ZoneChange.ChangeSettings settings -> RecordChanges.judge(stored, contents, settings, at, limits);
            case ZoneChange.ReplaceNameServers servers -> RecordChanges.judge(stored, contents, servers, at, limits);
            case ZoneChange.ReplaceContents replacement -> Replacement.judge(stored, contents, replacement, at, limits);
        };
    }
}
