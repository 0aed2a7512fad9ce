package dev.koder.herald.application.review;

import dev.koder.herald.domain.lock.ZoneLock;
import dev.koder.herald.domain.plan.Cautions;
import dev.koder.herald.domain.plan.Prospect;
import dev.koder.herald.domain.zone.Judgement;
import dev.koder.herald.domain.zone.MemoryContents;
import dev.koder.herald.domain.zone.Soa;
import dev.koder.herald.domain.zone.Trial;
import dev.koder.herald.domain.zone.Zone;
import dev.koder.herald.domain.zone.ZoneFindings;
import dev.koder.herald.domain.zone.ZonePatch;
import java.util.List;
import java.util.Optional;

/** What there is to be agreed to, of changes that were tried out. */
final class Prospects {

    private Prospects() {}

    /** What would become of the zone; empty where nothing would, or too much to be told. */
    static Optional<Prospect> of(Trial trial) {
        return of(trial.base(), trial.judgement());
    }

    private static Optional<Prospect> of(Zone base, Judgement judgement) {
        return switch (judgement) {
            case Judgement.Accepted(Zone next, ZonePatch patch, ZoneFindings warnings) ->
                Optional.of(prospect(base, next.soa(), patch, warnings));
            case Judgement.Replaced(Zone next, MemoryContents all, Optional<ZonePatch> patch, ZoneFindings warnings) ->
                patch.map(it -> prospect(base, next.soa(), it, warnings));
            case Judgement.BreaksLocks(List<ZoneLock> locks, Judgement change) -> of(base, change);
            case Judgement.Unchanged same -> Optional.empty();
            case Judgement.Refused refused -> Optional.empty();
            case Judgement.Objected objected -> Optional.empty();
            case Judgement.PreconditionFailed failed -> Optional.empty();
            case Judgement.PreconditionRequired required -> Optional.empty();
        };
    }

    private static Prospect prospect(Zone base, Soa soa, ZonePatch patch, ZoneFindings warnings) {
        return new Prospect(base.name(), base.serial(), base.soa(), soa, patch, warnings, Cautions.NONE);
    }
}
