package dev.koder.herald.domain.review;

import dev.koder.herald.domain.lock.ZoneLock;
import dev.koder.herald.domain.plan.PlanPolicies;
import dev.koder.herald.domain.plan.Prospect;
import dev.koder.herald.domain.zone.Judgement;
import dev.koder.herald.domain.zone.MemoryContents;
import dev.koder.herald.domain.zone.Zone;
import dev.koder.herald.domain.zone.ZoneContents;
import dev.koder.herald.domain.zone.ZoneFindings;
import dev.koder.herald.domain.zone.ZonePatch;
import java.util.List;
import java.util.Optional;

/** What there is to be agreed to, of a change that was tried out. */
public sealed interface Sight {

    /** So many RRsets of a difference are noted, however few of a large zone's that is. */
    int MOST_RECORD_SETS = 100_000;

    /** This. */
    record Seen(ReviewedChange.Difference change) implements Sight {}

    /** More than can be kept and shown. */
    record TooLarge() implements Sight {}

    /** Nothing: the zone is so already, or the change is not lawful. */
    record Nothing() implements Sight {}

    /**
     * What there is to be agreed to.
     *
     * @param base the zone as it is
     * @param contents the contents of that version
     * @param judgement on the change, seen from there
     */
    static Sight of(Zone base, ZoneContents contents, Judgement judgement) {
        return switch (judgement) {
            case Judgement.Accepted(Zone next, ZonePatch patch, ZoneFindings warnings) ->
                seen(base, next, patch, warnings, patch.appliedTo(contents));
            case Judgement.Replaced(Zone next, MemoryContents all, Optional<ZonePatch> patch, ZoneFindings warnings) ->
                patch.or(() -> all.differenceFrom(contents, MOST_RECORD_SETS))
                        .<Sight>map(it -> seen(base, next, it, warnings, all))
                        .orElseGet(TooLarge::new);
            case Judgement.BreaksLocks(List<ZoneLock> locks, Judgement change) -> of(base, contents, change);
            case Judgement.Unchanged same -> new Nothing();
            case Judgement.Refused refused -> new Nothing();
            case Judgement.Objected objected -> new Nothing();
            case Judgement.PreconditionFailed failed -> new Nothing();
            case Judgement.PreconditionRequired required -> new Nothing();
        };
    }

    private static Sight seen(Zone base, Zone next, ZonePatch patch, ZoneFindings warnings, ZoneContents result) {
        Prospect prospect = new Prospect(
                base.name(),
                base.serial(),
                base.soa(),
                next.soa(),
                patch,
                warnings,
                PlanPolicies.check(base, next.soa(), patch, result));
        return new Seen(new ReviewedChange.Difference(prospect, base.settings(), next.settings()));
    }
}
