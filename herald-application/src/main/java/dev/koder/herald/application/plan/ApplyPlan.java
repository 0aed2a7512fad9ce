package dev.koder.herald.application.plan;

import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.application.plan.port.PlanStore;
import dev.koder.herald.application.zone.CommitOutcome;
import dev.koder.herald.application.zone.ZoneCommits;
import dev.koder.herald.application.zone.port.ZoneStore;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.plan.PlanId;
import dev.koder.herald.domain.plan.Prospect;
import dev.koder.herald.domain.plan.ZonePlan;
import dev.koder.herald.domain.zone.Precondition;
import dev.koder.herald.domain.zone.Zone;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Makes the change that was planned, exactly that, provided that the zone is still at the version that it was planned for. Safe
 * for use by many threads.
 *
 * <p>A plan stays kept when it is applied, until it expires: whoever has lost the answer and asks again is told that the zone has
 * moved on, and not that there never was such a plan.
 */
public final class ApplyPlan {

    private final ZoneStore zones;
    private final PlanStore plans;
    private final ZoneCommits commits;
    private final InstantSource clock;

    /** Applies what this store keeps by way of these commits. */
    public ApplyPlan(ZoneStore zones, PlanStore plans, ZoneCommits commits, InstantSource clock) {
        this.zones = zones;
        this.plans = plans;
        this.commits = commits;
        this.clock = clock;
    }

    /** Applies the plan, provided that the precondition holds. */
    public ApplyOutcome apply(Caller caller, DomainName zone, Precondition precondition, PlanId id) {
        Optional<ZonePlan> plan = plans.find(caller.tenant(), zone, id, clock.instant());
        if (plan.isPresent()) {
            return apply(caller, precondition, plan.get().prospect());
        }
        return zones.find(caller.tenant(), zone).isPresent()
                ? new ApplyOutcome.NoSuchPlan()
                : new ApplyOutcome.NoSuchZone();
    }

    /** A plan names the version that it is for, which is enough for a zone that demands a precondition. */
    private ApplyOutcome apply(Caller caller, Precondition precondition, Prospect prospect) {
        Serial base = prospect.base();
        CommitOutcome outcome = commits.commit(
                caller,
                prospect.zone(),
                new Precondition.Both(precondition, new Precondition.ZoneIsAt(base)),
                prospect.change());
        return switch (outcome) {
            case CommitOutcome.PreconditionFailed(Zone current)
            when !current.serial().equals(base) -> new ApplyOutcome.Stale(base, current);
            case CommitOutcome.PreconditionFailed failed -> new ApplyOutcome.Committed(failed);
            case CommitOutcome.NoSuchZone none -> new ApplyOutcome.NoSuchZone();
            case CommitOutcome.Done done -> new ApplyOutcome.Committed(done);
            case CommitOutcome.Unchanged same -> new ApplyOutcome.Committed(same);
            case CommitOutcome.Refused refused -> new ApplyOutcome.Committed(refused);
            case CommitOutcome.PreconditionRequired required -> new ApplyOutcome.Committed(required);
            case CommitOutcome.Objected objected -> new ApplyOutcome.Committed(objected);
            case CommitOutcome.Proposed proposed -> new ApplyOutcome.Committed(proposed);
            case CommitOutcome.KeyReused reused -> new ApplyOutcome.Committed(reused);
        };
    }
}
