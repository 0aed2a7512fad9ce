package dev.koder.herald.domain.plan;

import dev.koder.herald.domain.tenant.Actor;
import java.time.Instant;

/**
 * A change that was worked out and is kept, to be made as it is or not at all.
 *
 * @param id its name, which stands for base and change
 * @param prospect what would become of the zone
 * @param actor who had it worked out
 * @param plannedAt when
 * @param expiresAt from when on it is not kept any more
 */
public record ZonePlan(PlanId id, Prospect prospect, Actor actor, Instant plannedAt, Instant expiresAt) {

    /** Whether it is kept no more at this time. */
    public boolean isExpired(Instant at) {
        return !at.isBefore(expiresAt);
    }
}
