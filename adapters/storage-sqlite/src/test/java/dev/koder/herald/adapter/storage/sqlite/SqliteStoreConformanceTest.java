package dev.koder.herald.adapter.storage.sqlite;

import dev.koder.herald.adapter.storage.testkit.OpenedStore;
import dev.koder.herald.adapter.storage.testkit.StoreConformance;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;

/** The store on SQLite keeps the contract. */
class SqliteStoreConformanceTest extends StoreConformance {

    private final Random random = new Random(20_260_115);

    @TempDir
    private Path folder;

    private int opened;

    @Override
    protected OpenedStore openEmpty() {
        SqliteStore store = Opened.at(folder.resolve("herald-" + ++opened + ".db"), random);
        return new OpenedStore(store.stores(), store::close);
    }
}
