package dev.koder.herald.adapter.storage.memory;

import dev.koder.herald.application.zone.port.TenantSettingsStore;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.zone.TenantSettings;

/** What tenants have settled, in a map. */
final class MemoryTenantSettingsStore implements TenantSettingsStore {

    private final Platform platform;

    MemoryTenantSettingsStore(Platform platform) {
        this.platform = platform;
    }

    @Override
    public TenantSettings find(TenantId tenant) {
        synchronized (platform) {
            return platform.tenantSettings.getOrDefault(tenant, TenantSettings.NONE);
        }
    }

    @Override
    public boolean replace(TenantId tenant, TenantSettings expected, TenantSettings next) {
        synchronized (platform) {
            if (!find(tenant).equals(expected)) {
                return false;
            }
            platform.tenantSettings.put(tenant, next);
            platform.changed();
            return true;
        }
    }
}
