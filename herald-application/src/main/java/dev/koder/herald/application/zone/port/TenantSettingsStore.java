package dev.koder.herald.application.zone.port;

import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.zone.TenantSettings;

/**
 * Keeps what tenants have settled for their zones. Safe for use by many threads.
 *
 * <p>Any call may throw {@link dev.koder.herald.application.port.StoreUnavailableException}; then nothing was written.
 */
public interface TenantSettingsStore {

    /** What the tenant has settled; {@link TenantSettings#NONE} where it never settled anything. */
    TenantSettings find(TenantId tenant);

    /**
     * Puts other settings in place, provided that the stored ones are still {@code expected}. What was acknowledged
     * survives the death of the process and of the machine.
     *
     * @return whether they were
     */
    boolean replace(TenantId tenant, TenantSettings expected, TenantSettings next);
}
