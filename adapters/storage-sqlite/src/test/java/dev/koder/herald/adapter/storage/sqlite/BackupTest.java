package dev.koder.herald.adapter.storage.sqlite;

import static dev.koder.herald.adapter.storage.testkit.CommitBuilder.aCommit;
import static dev.koder.herald.adapter.storage.testkit.ZoneBuilder.aZone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.koder.herald.adapter.storage.sqlite.SqliteStore.Examined;
import dev.koder.herald.adapter.storage.sqlite.SqliteStore.Upkeep;
import dev.koder.herald.adapter.storage.testkit.Samples;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Backups of a database that is in use, and what an examination finds in one that is not as it should be. */
@Timeout(60)
class BackupTest {

    @TempDir
    private Path folder;

    private SqliteConfig config;
    private Path copy;
    private SqliteStore store;

    @BeforeEach
    void open() {
        config = SqliteConfig.of(folder.resolve("herald.db"));
        copy = folder.resolve("copy.db");
        store = Opened.with(config);
        store.stores().zones().create(aZone().withHosts(500, i -> "h" + i).creation());
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void copies_what_is_committed_and_reads_it_back() {
        Examined examined = done(SqliteStore.backUp(config, copy, Samples.START));

        assertThat(examined.zones()).isEqualTo(1);
        assertThat(examined.recordSets()).isEqualTo(501);
        assertThat(examined.octets()).isEqualTo(copy.toFile().length());
        assertThat(examined.damages()).isEmpty();
        assertThat(folder.toFile().list()).doesNotContain("copy.db.part", "copy.db-wal", "copy.db-shm");
    }

    @Test
    void is_readable_by_its_owner_alone() throws IOException {
        done(SqliteStore.backUp(config, copy, Samples.START));

        assertThat(Files.getPosixFilePermissions(copy)).hasSize(2);
    }

    @Test
    void holds_one_state_while_others_write() throws Exception {
        AtomicBoolean isDone = new AtomicBoolean();
        try (ExecutorService writers = Executors.newSingleThreadExecutor()) {
            Future<Integer> commits = writers.submit(() -> {
                int count = 0;
                for (; !isDone.get(); count++) {
                    String address = "192.0.2." + count % 250;
                    store.stores()
                            .zones()
                            .commit(aCommit()
                                    .replacing("first", "A", address)
                                    .replacing("last", "A", address)
                                    .commit());
                }
                return count;
            });
            for (int i = 0; i < 5; i++) {
                assertThat(done(SqliteStore.backUp(config, folder.resolve("copy-" + i), Samples.START))
                                .damages())
                        .isEmpty();
            }
            isDone.set(true);
            assertThat(commits.get()).isPositive();
        }
    }

    @Test
    void replaces_no_file() throws IOException {
        Files.writeString(copy, "somebody's");

        assertThat(refused(SqliteStore.backUp(config, copy, Samples.START))).startsWith(copy + ": is there already");
        assertThat(copy).hasContent("somebody's");
    }

    @Test
    void leaves_nothing_behind_where_it_cannot_write() {
        assertThat(refused(SqliteStore.backUp(config, folder.resolve("nosuch/copy.db"), Samples.START)))
                .contains("nosuch/copy.db: cannot be written");
        assertThat(refused(SqliteStore.backUp(SqliteConfig.of(folder.resolve("nosuch.db")), copy, Samples.START)))
                .contains("nosuch.db: no such file");
        assertThat(folder.toFile().list()).noneMatch(name -> name.startsWith("copy"));
    }

    @Test
    void keeps_no_copy_that_is_not_sound() {
        harm("UPDATE zone SET rrset_count = 7");

        assertThat(refused(SqliteStore.backUp(config, copy, Samples.START)))
                .contains("the copy is not sound")
                .contains("501 RRsets are there (expected: 7)");
        assertThat(folder.toFile().list()).noneMatch(name -> name.startsWith("copy"));
    }

    @Test
    void gives_the_copy_its_name_where_the_file_system_has_no_links() {
        Backup backup = new Backup(config, copy, Samples.START, (name, file) -> {
            throw new FileSystemException(name.toString(), file.toString(), "Operation not permitted");
        });

        assertThat(backup.write().zones()).isEqualTo(1);

        assertThat(copy).exists();
        assertThat(folder.resolve("copy.db.part")).doesNotExist();
    }

    @Test
    void replaces_no_file_that_came_meanwhile() {
        Backup backup = new Backup(config, copy, Samples.START, (name, file) -> {
            Files.writeString(name, "somebody's");
            Files.createLink(name, file);
        });

        assertThatThrownBy(backup::write)
                .isInstanceOf(OpeningRefusedException.class)
                .hasMessageContaining("copy.db: cannot be written");
        assertThat(copy).hasContent("somebody's");
    }

    @Test
    void tells_when_it_was_made_and_a_database_in_use_does_not() {
        done(SqliteStore.backUp(config, copy, Samples.START));

        assertThat(done(SqliteStore.examine(SqliteConfig.of(copy))).sealedAt()).contains(Samples.START);
        assertThat(done(SqliteStore.examine(config)).sealedAt()).isEmpty();
    }

    @Test
    void is_a_database_in_use_once_an_engine_was_started_on_it() {
        done(SqliteStore.backUp(config, copy, Samples.START));

        try (SqliteStore other = Opened.at(copy)) {
            Changed.create(other, "b.example");
        }

        assertThat(done(SqliteStore.examine(SqliteConfig.of(copy))).damages()).isEmpty();
    }

    @Test
    void examination_finds_a_bit_in_a_backup_that_fell_over_wherever_it_is() {
        done(SqliteStore.backUp(config, copy, Samples.START));
        harm(copy, "UPDATE zone SET soa_ttl = soa_ttl + 1");

        assertThat(done(SqliteStore.examine(SqliteConfig.of(copy))).damages()).containsExactly(Seal.BROKEN);
    }

    @Test
    void examination_finds_an_address_that_is_another_than_was_written() {
        store.stores()
                .zones()
                .commit(aCommit().replacing("www", "A", "192.0.2.1").commit());
        harm("UPDATE piece SET rrsets = unhex(replace(hex(rrsets), 'C0000201', 'C0000241'))");

        assertThat(done(SqliteStore.examine(config)).damages())
                .isNotEmpty()
                .allMatch(damage -> damage.startsWith("example.org.: its RRsets from "))
                .allMatch(damage -> damage.endsWith(" on are not what was written"));
        assertThat(refused(SqliteStore.backUp(config, copy, Samples.START))).contains("the copy is not sound");
    }

    @Test
    void examination_tells_of_a_backup_whose_pages_are_broken() throws IOException {
        done(SqliteStore.backUp(config, copy, Samples.START));
        try (RandomAccessFile file = new RandomAccessFile(copy.toFile(), "rw")) {
            file.seek(4096 * 3L);
            file.write(new byte[4096 * 8]);
        }

        assertThat(refused(SqliteStore.examineBackup(copy)))
                .contains("copy.db: damaged (take another copy of it, or an older backup; ");
    }

    @Test
    void examination_gives_other_advice_on_a_backup_than_on_the_database() throws IOException {
        done(SqliteStore.backUp(config, copy, Samples.START));
        try (RandomAccessFile file = new RandomAccessFile(copy.toFile(), "rw")) {
            file.setLength(20_000);
        }

        assertThat(refused(SqliteStore.examineBackup(copy)))
                .contains("copy.db: damaged (take another copy of it, or an older backup; ");
    }

    @Test
    void examination_of_a_backup_of_an_older_program_tells_what_to_do() {
        done(SqliteStore.backUp(config, copy, Samples.START));
        harm(copy, "PRAGMA user_version = 22");

        assertThat(refused(SqliteStore.examineBackup(copy)))
                .contains("copy.db: has schema 22 (expected: " + Migrations.NEWEST + "; use the program that made it");
    }

    @Test
    void examination_takes_pieces_of_older_programs_as_they_are() {
        harm("UPDATE piece SET checksum = NULL");

        assertThat(done(SqliteStore.examine(config)).damages()).isEmpty();
    }

    @Test
    void examination_finds_a_history_that_lost_its_end() {
        harm("DELETE FROM version");

        assertThat(done(SqliteStore.examine(config)).damages())
                .containsExactly("example.org.: its history does not tell of serial 1");
    }

    @Test
    void examination_finds_rrsets_out_of_order() {
        harm("INSERT INTO piece SELECT zone_id, x'01', rrsets, NULL FROM piece WHERE owner_key = x''");

        assertThat(done(SqliteStore.examine(config)).damages())
                .contains("example.org.: its RRsets are not in their order");
    }

    @Test
    void examination_finds_octets_that_are_no_rrset() {
        harm("UPDATE piece SET rrsets = x'00ff', checksum = NULL WHERE owner_key = x''");

        assertThat(done(SqliteStore.examine(config)).damages())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("example.org.: cannot be read");
    }

    @Test
    void examination_finds_rows_without_a_zone() {
        harm("PRAGMA foreign_keys = OFF", "INSERT INTO piece VALUES (999, x'', x'', NULL)");

        assertThat(done(SqliteStore.examine(config)).damages()).contains("foreign_key_check: piece");
    }

    @Test
    void examination_finds_nothing_in_zones_that_lived_through_much() {
        Changed.create(store, "b.example");
        for (int i = 0; i < 50; i++) {
            store.stores()
                    .zones()
                    .commit(aCommit()
                            .replacing("www", "A", "192.0.2." + i)
                            .deleting("h" + i, "A")
                            .commit());
        }

        Examined examined = done(SqliteStore.examine(config));

        assertThat(examined.damages()).isEmpty();
        assertThat(examined.warnings()).isEmpty();
        assertThat(examined.zones()).isEqualTo(2);
        assertThat(store.stores().zones().find(Samples.ACME, Samples.name("b.example")))
                .isPresent();
    }

    private void harm(String... statements) {
        harm(config.database(), statements);
    }

    private static void harm(Path database, String... statements) {
        try (Session session = new Connections(SqliteConfig.of(database)).examiner()) {
            for (String statement : statements) {
                session.runOnce(statement);
            }
        }
    }

    private static <T> T done(Upkeep<T> outcome) {
        assertThat(outcome).isInstanceOf(Upkeep.Done.class);
        return ((Upkeep.Done<T>) outcome).result();
    }

    private static String refused(Upkeep<?> outcome) {
        assertThat(outcome).isInstanceOf(Upkeep.Refused.class);
        return ((Upkeep.Refused<?>) outcome).reason();
    }
}
