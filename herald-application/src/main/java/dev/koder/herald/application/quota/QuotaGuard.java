package dev.koder.herald.application.quota;

import dev.koder.herald.domain.quota.Holdings;
import dev.koder.herald.domain.quota.Quota;
import dev.koder.herald.domain.quota.TenantPlan;
import dev.koder.herald.domain.zone.ChangeGuard;
import dev.koder.herald.domain.zone.Objection;
import dev.koder.herald.domain.zone.Zone;
import dev.koder.herald.domain.zone.ZoneEffect;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/** Objects to what would make a tenant have more than its plan allows. */
record QuotaGuard(TenantPlan plan) implements ChangeGuard {

    /** Whether there is anything that it could object to. */
    boolean isNeeded() {
        return Stream.of(Quota.ZONES, Quota.RECORD_SETS_PER_ZONE, Quota.RECORD_SETS)
                .anyMatch(plan.quotas()::containsKey);
    }

    @Override
    public Optional<Objection> objection(ZoneEffect effect) {
        return tooManyZones(effect).or(() -> tooManyRecordSets(effect));
    }

    private Optional<Objection> tooManyZones(ZoneEffect effect) {
        return effect.isArrival() ? over(Quota.ZONES, effect.otherZones(), 1) : Optional.empty();
    }

    private Optional<Objection> tooManyRecordSets(ZoneEffect effect) {
        long used = effect.before().map(Zone::recordSetCount).orElse(0L);
        long wanted = effect.after().map(Zone::recordSetCount).orElse(0L);
        return over(Quota.RECORD_SETS_PER_ZONE, used, wanted - used);
    }

    @Override
    public Optional<Objection> objectionToGrowth(LongSupplier held, long more) {
        return plan.of(Quota.RECORD_SETS).isPresent()
                ? over(Quota.RECORD_SETS, held.getAsLong(), more)
                : Optional.empty();
    }

    /** What it will have against so much more, whichever way it comes. */
    Optional<Objection> objectionToMore(Holdings held, long zones, long recordSets) {
        return over(Quota.ZONES, held.zones(), zones).or(() -> over(Quota.RECORD_SETS, held.recordSets(), recordSets));
    }

    private Optional<Objection> over(Quota quota, long used, long more) {
        return plan.of(quota)
                .filter(most -> more > 0 && used + more > most)
                .map(most -> new Objection.OverQuota(quota, most, used, used + more));
    }
}
