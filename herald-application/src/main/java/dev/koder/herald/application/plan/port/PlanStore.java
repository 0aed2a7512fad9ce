package dev.koder.herald.application.plan.port;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.plan.PlanId;
import dev.koder.herald.domain.plan.PlanLimits;
import dev.koder.herald.domain.plan.ZonePlan;
import dev.koder.herald.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Optional;

/**
 * Keeps plans, by tenant, until they expire. What a call has acknowledged survives the death of the process and of the machine.
 * Safe for use by many threads.
 *
 * <p>Any call may throw {@link dev.koder.herald.application.port.StoreUnavailableException}; then nothing was written.
 */
public interface PlanStore {

    /**
     * Keeps a plan, in the place of the same one that was made before.
     *
     * <p>What is expired by then goes. Where there is no room, those of the tenant's plans go whose zones are at their base no more, as no
     * zone comes back to a serial; until then they stay, for whoever would apply one to be told so.
     *
     * @return whether there was room for it; where there was none, it is not kept
     */
    boolean keep(TenantId tenant, ZonePlan plan, PlanLimits limits);

    /** The plan; empty where the tenant has no such plan of this zone, or had it until before {@code at}. */
    Optional<ZonePlan> find(TenantId tenant, DomainName zone, PlanId id, Instant at);

    /** Forgets what is expired by then. */
    void forgetExpired(Instant at);
}
