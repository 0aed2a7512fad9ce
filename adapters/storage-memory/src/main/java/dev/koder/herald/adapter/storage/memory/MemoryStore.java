package dev.koder.herald.adapter.storage.memory;

import dev.koder.herald.application.port.Stores;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** A store that lives and dies with the process. */
public final class MemoryStore {

    private MemoryStore() {}

    /**
     * Opens an empty store.
     *
     * @param random where the store's name comes from, by which it tells its feed cursors from those of others
     */
    public static Stores open(RandomGenerator random) {
        Platform platform = new Platform(Long.toHexString(random.nextLong()));
        return new Stores(
                new MemoryZoneStore(platform),
                new MemoryZoneHistory(platform),
                new MemoryZoneDirectory(platform),
                new MemoryEventLog(platform),
                new MemoryWebhookStore(platform),
                new MemoryPopStore(platform),
                new MemoryDnssecStore(platform),
                new MemoryTenantSettingsStore(platform),
                new MemoryPlanStore(platform),
                new MemoryReviewStore(platform),
                new MemoryQuotaStore(platform),
                new MemoryTokenStore(platform),
                new MemoryAuditLog(platform),
                new MemoryAnswerStore(platform),
                new MemoryClaimStore(platform),
                new MemoryTransferStore(platform),
                Optional::empty);
    }
}
