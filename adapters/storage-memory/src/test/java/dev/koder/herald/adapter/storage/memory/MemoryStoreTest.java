package dev.koder.herald.adapter.storage.memory;

import dev.koder.herald.adapter.storage.testkit.OpenedStore;
import dev.koder.herald.adapter.storage.testkit.StoreConformance;
import java.util.Random;

/** The store in memory keeps the contract. */
class MemoryStoreTest extends StoreConformance {

    private final Random random = new Random(20_260_115);

    @Override
    protected OpenedStore openEmpty() {
        return new OpenedStore(MemoryStore.open(random), () -> {});
    }
}
