package dev.koder.herald.adapter.storage.sqlite;

import static dev.koder.herald.adapter.storage.testkit.CommitBuilder.aCommit;
import static dev.koder.herald.adapter.storage.testkit.ZoneBuilder.aZone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.adapter.storage.sqlite.SqliteStore.Restored;
import dev.koder.herald.adapter.storage.sqlite.SqliteStore.Upkeep;
import dev.koder.herald.adapter.storage.testkit.Samples;
import dev.koder.herald.domain.dns.Serial;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A restore where an engine was killed, or a restore before it. */
@Timeout(60)
class RestoringBesideLeftoversTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Serial LEAPT = new Serial(1 + (1 << 24));

    @TempDir
    private Path folder;

    private SqliteConfig config;
    private Path backup;

    /** A backup with one zone, and an engine that was killed after some more writes. */
    @BeforeEach
    void kill() throws IOException {
        config = SqliteConfig.of(folder.resolve("data").resolve("herald.db"));
        backup = folder.resolve("backup.db");
        Path killed = Files.createDirectory(folder.resolve("killed"));
        try (SqliteStore store = Opened.with(config)) {
            store.stores().zones().create(aZone().creation());
            assertThat(SqliteStore.backUp(config, backup, Samples.START)).isInstanceOf(Upkeep.Done.class);
            for (int i = 0; i < 50; i++) {
                store.stores()
                        .zones()
                        .commit(aCommit().replacing("h" + i, "A", "192.0.2.1").commit());
            }
            for (String part : new String[] {"", "-wal", "-shm"}) {
                Files.copy(beside(part), killed.resolve("herald.db" + part));
            }
        }
        for (String part : new String[] {"", "-wal", "-shm"}) {
            Files.deleteIfExists(beside(part));
            Files.copy(killed.resolve("herald.db" + part), beside(part));
        }
    }

    @Test
    void leaves_a_replaced_database_alone_that_the_operator_linked_to() throws IOException {
        Path kept = restored().keptAs().orElseThrow();
        Files.delete(config.database());
        Files.createSymbolicLink(config.database(), kept.getFileName());

        try (SqliteStore store = Opened.with(config)) {
            assertThat(serial(store)).isEqualTo(new Serial(51));
        }

        assertThat(kept).exists();
    }

    @Test
    void moves_the_log_of_a_lost_database_out_of_the_way() throws IOException {
        Files.delete(config.database());

        Restored restored = restored();

        assertThat(beside("-wal")).doesNotExist();
        assertThat(restored.keptAs()).contains(beside(".replaced-20261122T100000Z-wal"));
        assertThat(restored.keptAs().orElseThrow()).isNotEmptyFile();
        assertThat(restored.ignorance()).contains("there was no database");
        try (SqliteStore store = Opened.with(config)) {
            assertThat(serial(store)).isEqualTo(LEAPT);
        }
        Upkept.assertSound(config);
    }

    @Test
    void keeps_what_the_log_of_the_replaced_database_holds() {
        Restored restored = restored();

        Path kept = restored.keptAs().orElseThrow();
        assertThat(kept.resolveSibling(kept.getFileName() + "-wal")).doesNotExist();
        try (SqliteStore store = Opened.at(kept)) {
            assertThat(serial(store)).isEqualTo(new Serial(51));
        }
        try (SqliteStore store = Opened.with(config)) {
            assertThat(serial(store)).isEqualTo(new Serial(52));
        }
    }

    @Test
    void keeps_a_damaged_database_with_its_log() throws IOException {
        for (String part : new String[] {"", "-wal"}) {
            try (RandomAccessFile file = new RandomAccessFile(beside(part).toFile(), "rw")) {
                file.write(new byte[100]);
            }
        }

        Restored restored = restored();

        assertThat(restored.ignorance()).isPresent();
        Path kept = restored.keptAs().orElseThrow();
        assertThat(kept).isNotEmptyFile();
        assertThat(kept.resolveSibling(kept.getFileName() + "-wal")).isNotEmptyFile();
        assertThat(beside("-wal")).doesNotExist();
        Upkept.assertSound(config);
    }

    @Test
    void takes_the_second_name_from_a_database_that_was_not_replaced_after_all() throws IOException {
        Path second = beside(".replaced-20261122T095959Z");
        Files.createLink(second, config.database());

        Opened.with(config).close();

        assertThat(second).doesNotExist();
        assertThat(config.database()).isNotEmptyFile();
    }

    @Test
    void leaves_databases_that_were_replaced_where_they_are() throws IOException {
        Path replaced = Files.writeString(beside(".replaced-20261122T095959Z"), "another one");

        Opened.with(config).close();

        assertThat(replaced).hasContent("another one");
    }

    @Test
    void has_the_engine_remove_the_draft_of_a_restore_that_was_killed() throws IOException {
        Files.writeString(beside(".new"), "half a database");
        Files.writeString(beside(".new-journal"), "half a journal");

        Opened.with(config).close();

        assertThat(beside(".new")).doesNotExist();
        assertThat(beside(".new-journal")).doesNotExist();
    }

    private Path beside(String suffix) {
        return config.database().resolveSibling("herald.db" + suffix);
    }

    private Restored restored() {
        return Upkept.done(SqliteStore.restore(config, backup, NOW, new Random(2)));
    }

    private static Serial serial(SqliteStore store) {
        return store.stores()
                .zones()
                .find(Samples.ACME, Samples.name("example.org"))
                .orElseThrow()
                .serial();
    }
}
