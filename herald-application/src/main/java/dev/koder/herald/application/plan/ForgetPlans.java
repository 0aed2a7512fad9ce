package dev.koder.herald.application.plan;

import dev.koder.herald.application.plan.port.PlanStore;
import java.time.InstantSource;

/** Forgets plans that have expired. Safe for use by many threads. */
public final class ForgetPlans {

    private final PlanStore plans;
    private final InstantSource clock;

    /** Forgets what this store keeps for nothing. */
    public ForgetPlans(PlanStore plans, InstantSource clock) {
        this.plans = plans;
        this.clock = clock;
    }

    /** Goes through all plans once. */
    public void run() {
        plans.forgetExpired(clock.instant());
    }
}
