package dev.koder.herald.adapter.storage.sqlite;

import static dev.koder.herald.adapter.storage.testkit.ZoneBuilder.aZone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.adapter.storage.testkit.Samples;
import dev.koder.herald.application.feed.FeedSlice;
import dev.koder.herald.domain.zone.ChangeId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is made, kept and refused when a database is opened. */
class OpeningTest {

    @TempDir
    private Path folder;

    private Path database;

    @BeforeEach
    void chooseFile() {
        database = folder.resolve("data").resolve("herald.db");
    }

    @Test
    void makes_the_database_and_its_folder_at_the_first_start() {
        Opened.at(database).close();

        assertThat(database).isRegularFile();
        assertThat(folder.resolve("data/herald.db.initialised")).isRegularFile();
    }

    @Test
    void lets_nobody_but_its_user_look_into_the_database() throws IOException {
        try (SqliteStore store = Opened.at(database)) {
            store.stores().zones().create(aZone().creation());

            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(database)))
                    .isEqualTo("rw-------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(beside("-wal"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void keeps_zones_over_a_restart() {
        try (SqliteStore store = Opened.at(database)) {
            store.stores().zones().create(aZone().with("www", "A", "192.0.2.1").creation());
        }

        try (SqliteStore store = Opened.at(database)) {
            assertThat(store.stores().zones().find(Samples.ACME, Samples.name("example.org")))
                    .isPresent();
        }
    }

    @Test
    void says_what_to_do_where_the_table_of_zones_is_damaged() throws IOException {
        Opened.at(database).close();
        long root;
        try (Session session = new Connections(SqliteConfig.of(database)).examiner()) {
            root = session.number("SELECT rootpage FROM sqlite_schema WHERE name = 'zone'");
        }
        try (FileChannel file = FileChannel.open(database, StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.wrap("damaged ".repeat(512).getBytes(StandardCharsets.US_ASCII)), (root - 1) * 4096);
        }

        assertThat(SqliteStore.open(SqliteConfig.of(database), new Random(1)))
                .isInstanceOfSatisfying(SqliteStore.OpenOutcome.Refused.class, refused -> assertThat(refused.reason())
                        .contains(database.toString(), "damaged"));
    }

    @Test
    void goes_on_with_cursors_and_changes_over_a_restart() {
        FeedSlice before;
        ChangeId first;
        try (SqliteStore store = Opened.at(database)) {
            first = Changed.create(store, "example.org");
            before = store.stores().directory().changedAfter(Optional.empty(), Optional.empty(), 10);
        }

        try (SqliteStore store = Opened.at(database)) {
            ChangeId second = Changed.create(store, "example.com");
            FeedSlice after = store.stores()
                    .directory()
                    .changedAfter(Optional.empty(), Optional.of(((FeedSlice.Changes) before).next()), 10);

            assertThat(second).isNotEqualTo(first);
            assertThat(((FeedSlice.Changes) after).zones())
                    .extracting(FeedSlice.ZoneStanding::zone)
                    .containsExactly(Samples.name("example.com"));
        }
    }

    @Test
    void knows_no_cursor_of_what_came_after_the_backup_that_was_put_back() throws IOException {
        Path backup = folder.resolve("backup.db");
        Opened.at(database).close();
        Files.copy(database, backup);
        FeedSlice.Changes lost;
        try (SqliteStore store = Opened.at(database)) {
            Changed.create(store, "example.org");
            lost = (FeedSlice.Changes) store.stores().directory().changedAfter(Optional.empty(), Optional.empty(), 10);
        }

        Files.move(backup, database, StandardCopyOption.REPLACE_EXISTING);

        try (SqliteStore store = Opened.at(database)) {
            assertThat(store.stores().directory().changedAfter(Optional.empty(), Optional.of(lost.next()), 10))
                    .isEqualTo(new FeedSlice.CursorUnknown());
        }
    }

    @Test
    void makes_the_database_anew_where_its_making_was_broken_off() throws IOException {
        Files.createDirectories(database.getParent());
        Files.writeString(beside(".new"), "half a database");
        Files.writeString(beside(".new-journal"), "half a journal");

        Opened.at(database).close();

        assertThat(beside(".new")).doesNotExist();
        assertThat(beside(".new-journal")).doesNotExist();
    }

    @Test
    void notes_that_there_is_a_database_where_one_was_put() throws IOException {
        Opened.at(database).close();
        Files.delete(beside(".initialised"));

        Opened.at(database).close();

        assertThat(beside(".initialised")).isRegularFile();
    }

    @Test
    void refuses_to_make_a_database_where_one_was_lost() throws IOException {
        Opened.at(database).close();
        Files.delete(database);

        assertThat(Opened.refusal(database))
                .isEqualTo(database + ": missing, though a database was made here (put it back or restore a backup;"
                        + " to begin with an empty one, remove herald.db.initialised)");
        assertThat(database).doesNotExist();
    }

    @Test
    void begins_with_an_empty_database_where_the_operator_wants_it() throws IOException {
        Opened.at(database).close();
        Files.delete(database);
        Files.delete(beside(".initialised"));

        Opened.at(database).close();

        assertThat(database).isRegularFile();
    }

    @Test
    void refuses_a_log_without_its_database() throws IOException {
        Files.createDirectories(database.getParent());
        Files.writeString(beside("-wal"), "what was committed last");

        assertThat(Opened.refusal(database)).contains("missing, though its log herald.db-wal is there");
    }

    @Test
    void refuses_an_empty_file() throws IOException {
        Files.createDirectories(database.getParent());
        Files.createFile(database);

        assertThat(Opened.refusal(database)).startsWith(database + ": empty (restore a backup;");
        assertThat(database).isEmptyFile();
    }

    @Test
    void refuses_a_file_that_is_no_database() throws IOException {
        Files.createDirectories(database.getParent());
        Files.writeString(database, "$ORIGIN example.org.\n".repeat(500));

        assertThat(Opened.refusal(database)).startsWith(database + ": not an SQLite database (expected: Herald's own");
        assertThat(database).hasContent("$ORIGIN example.org.\n".repeat(500));
    }

    @Test
    void refuses_the_database_of_another_program_and_leaves_it_as_it_is() throws IOException {
        Opened.at(database).close();
        run("PRAGMA application_id = 4711");
        byte[] before = Files.readAllBytes(database);

        assertThat(Opened.refusal(database))
                .startsWith(database + ": not a database of Herald's (application id 4711, expected: 1213353028;");
        assertThat(database).hasBinaryContent(before);
    }

    @Test
    void refuses_a_database_of_a_newer_herald() {
        Opened.at(database).close();
        run("PRAGMA user_version = 99");

        assertThat(Opened.refusal(database))
                .isEqualTo(database + ": made by a newer Herald (schema 99, expected: at most " + Migrations.NEWEST
                        + "; run the newer program)");
    }

    @Test
    void refuses_to_run_without_the_migrations_it_needs() {
        Opened.at(database).close();
        run("PRAGMA user_version = 0");

        assertThat(Opened.refusal(database))
                .contains("the program carries no migration to schema " + Migrations.NEWEST + " (schema now: 0;");
    }

    @Test
    void asks_flyway_nothing_where_the_schema_is_the_newest() {
        Opened.at(database).close();
        run("DROP TABLE flyway_schema_history");

        Opened.at(database).close();

        try (Session session = new Connections(SqliteConfig.of(database)).examiner()) {
            assertThat(session.number("SELECT count(*) FROM sqlite_schema WHERE name LIKE 'flyway%'"))
                    .isZero();
        }
    }

    @Test
    void refuses_a_database_that_was_cut_off() throws IOException {
        Opened.at(database).close();
        try (FileChannel file = FileChannel.open(database, StandardOpenOption.WRITE)) {
            file.truncate(file.size() - 8192);
        }

        assertThat(Opened.refusal(database)).contains("the database is damaged (stop the engine and restore a backup;");
    }

    @Test
    void refuses_a_database_with_rubbish_inside() throws IOException {
        Opened.at(database).close();
        try (FileChannel file = FileChannel.open(database, StandardOpenOption.WRITE)) {
            for (long page = 2; page * 4096 < file.size(); page++) {
                file.write(
                        ByteBuffer.wrap("rubbish".repeat(40).getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                        page * 4096);
            }
        }

        assertThat(Opened.refusal(database)).contains("damaged").contains("restore a backup");
    }

    @Test
    void refuses_a_database_that_another_engine_has_open() {
        try (SqliteStore first = Opened.at(database)) {
            assertThat(Opened.refusal(database))
                    .isEqualTo(database + ": in use by another engine (stop that one first)");
            assertThat(Changed.create(first, "example.org")).isNotNull();
        }
        Opened.at(database).close();
    }

    @Test
    void refuses_a_database_that_another_program_holds_locked() {
        Opened.at(database).close();
        try (Session other = new Connections(SqliteConfig.of(database)).examiner()) {
            other.runOnce("PRAGMA locking_mode = EXCLUSIVE");
            other.runOnce("BEGIN EXCLUSIVE");

            assertThat(Opened.refusal(database))
                    .isEqualTo(database + ": another program holds the database locked (end it, or wait)");
        }
        Opened.at(database).close();
    }

    @Test
    void refuses_a_folder_that_is_a_file() throws IOException {
        Files.createFile(database.getParent());

        assertThat(Opened.refusal(database))
                .startsWith(database + ": the folder cannot be used (expected: a folder that the engine may write;");
    }

    @Test
    void lets_a_database_go_that_it_refused() throws IOException {
        Opened.at(database).close();
        Path away = folder.resolve("away.db");
        Files.move(database, away);
        assertThat(Opened.refusal(database)).contains("missing");

        Files.move(away, database, StandardCopyOption.ATOMIC_MOVE);

        Opened.at(database).close();
    }

    private Path beside(String suffix) {
        return database.resolveSibling("herald.db" + suffix);
    }

    /** Does to the closed database what no engine would. */
    private void run(String sql) {
        try (Session session = new Connections(SqliteConfig.of(database)).examiner()) {
            session.runOnce(sql);
        }
    }
}
