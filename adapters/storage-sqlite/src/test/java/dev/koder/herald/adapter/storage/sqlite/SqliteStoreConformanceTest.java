package dev.koder.herald.adapter.storage.sqlite;

import dev.koder.herald.adapter.storage.testkit.OpenedStore;
import dev.koder.herald.adapter.storage.testkit.StoreConformance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The store on SQLite keeps the contract. */
class SqliteStoreConformanceTest extends StoreConformance {

    /** Making a database takes ten times as long as opening one, so that one is made and all tests get copies. */
    private static Path template;

    @TempDir
    private Path folder;

    private int opened;

    @BeforeAll
    static void makeTemplate(@TempDir Path folder) {
        template = folder.resolve("template.db");
        Opened.at(template).close();
    }

    @Override
    protected OpenedStore openEmpty() throws IOException {
        opened++;
        SqliteConfig config = SqliteConfig.of(folder.resolve("herald-" + opened + ".db"));
        Files.copy(template, config.database());
        try (Session session = new Connections(config).examiner()) {
            session.run("UPDATE meta SET value = ? WHERE name = 'epoch'", "%016x".formatted(opened));
        }
        SqliteStore store = Opened.with(config);
        return new OpenedStore(store.stores(), store::close);
    }
}
