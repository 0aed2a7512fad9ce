package dev.koder.herald.adapter.storage.sqlite;

import dev.koder.herald.adapter.storage.testkit.OpenedStore;
import dev.koder.herald.adapter.storage.testkit.StoreConformance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
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
        SqliteConfig config = SqliteConfig.of(database());
        Files.copy(template, config.database());
        try (Session session = new Connections(config).examiner()) {
            session.run("UPDATE meta SET value = ? WHERE name = 'epoch'", "%016x".formatted(opened));
        }
        SqliteStore store = Opened.with(config);
        return new OpenedStore(store.stores(), store::close);
    }

    private Path database() {
        return folder.resolve("herald-" + opened + ".db");
    }

    /** Has the file moved away, where SQLite goes on reading it. */
    @Override
    protected Optional<Runnable> obstructWrites() throws IOException {
        Path away = folder.resolve("away.db");
        Files.move(database(), away);
        return Optional.of(() -> moveBack(away));
    }

    private void moveBack(Path away) {
        try {
            Files.move(away, database());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
