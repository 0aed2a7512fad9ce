package dev.koder.herald.adapter.storage.sqlite;

import static dev.koder.herald.adapter.storage.testkit.CommitBuilder.aCommit;
import static dev.koder.herald.adapter.storage.testkit.ZoneBuilder.aZone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.koder.herald.adapter.storage.testkit.Samples;
import dev.koder.herald.application.zone.CommitOutcome;
import dev.koder.herald.domain.dns.RecordType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/** What is acknowledged is on the disk, and not only with the operating system, which forgets it when the power goes. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class PowerLossTest {

    private static final int COMMITS = 20;
    private static final int AT_ONCE = 32;

    /** Some 100 pages. */
    private static final int NOTE_OCTETS = 400_000;

    /** Notes enough for the log to be worked off twice. */
    private static final int NOTES = 100;

    private static final int NOTES_BETWEEN_LOSSES = 7;

    @TempDir
    private Path folder;

    private SqliteConfig config;
    private FlushedDisk disk;
    private SqliteStore store;
    private ExecutorService callers;

    @BeforeEach
    void open() throws IOException {
        config = SqliteConfig.of(Files.createDirectory(folder.resolve("live")).resolve("herald.db"));
        try (SqliteStore first = Opened.with(config)) {
            first.stores().zones().create(aZone().creation());
        }
        disk = new FlushedDisk(config.database(), Files.createDirectory(folder.resolve("flushed")));
        store = Opened.with(config);
        callers = Executors.newCachedThreadPool();
    }

    @AfterEach
    void close() {
        disk.release();
        callers.shutdownNow();
        store.close();
        disk.close();
    }

    @Test
    void every_acknowledged_commit_is_there_when_the_power_comes_back() {
        for (int value = 1; value <= COMMITS; value++) {
            commit(value);

            try (SqliteStore left = Opened.at(disk.afterLossOfPower(folder.resolve("after-" + value)))) {
                assertThat(stored(left)).isEqualTo("\"" + value + "\"");
            }
        }
    }

    @Test
    void every_acknowledged_write_is_there_while_the_log_is_worked_off_and_begun_anew() {
        long mostFrames = 0;
        boolean isBegunAnew = false;
        for (int i = 1; i <= NOTES; i++) {
            putNote(i);
            if (i % NOTES_BETWEEN_LOSSES == 0) {
                assertThat(notesLeft("after-" + i)).isEqualTo(i);
            }
            long frames = framesInLog();
            isBegunAnew |= frames < mostFrames;
            mostFrames = Math.max(mostFrames, frames);
        }
        assertThat(isBegunAnew).as("the log was begun anew").isTrue();
    }

    @Test
    void nobody_is_answered_before_the_flush_is_over() throws Exception {
        disk.hold();
        Future<CommitOutcome> waiting = callers.submit(() -> commit(1));
        disk.awaitHeld();

        assertThatThrownBy(() -> waiting.get(200, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);

        disk.release();
        assertThat(waiting.get()).isInstanceOf(CommitOutcome.Done.class);
    }

    @Test
    void each_of_many_at_once_waits_for_a_flush_that_began_after_it_was_asked_for() throws Exception {
        List<Future<Boolean>> flushed = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            String owner = "host-" + i;
            flushed.add(callers.submit(() -> {
                long before = disk.begun();
                store.stores()
                        .zones()
                        .commit(aCommit().replacing(owner, "A", "192.0.2.1").commit());
                return disk.ended() > before;
            }));
        }

        for (Future<Boolean> one : flushed) {
            assertThat(one.get()).isTrue();
        }
    }

    @Test
    void the_writer_has_sqlite_flush_at_every_commit() {
        try (Session writer = new Connections(config).writer()) {
            assertThat(writer.number("PRAGMA synchronous")).as("FULL").isEqualTo(2);
        }
    }

    private CommitOutcome commit(int value) {
        return store.stores()
                .zones()
                .commit(aCommit().replacing("www", "TXT", "\"" + value + "\"").commit());
    }

    private static String stored(SqliteStore store) {
        return store.stores()
                .zones()
                .recordSet(Samples.ACME, Samples.name("example.org"), Samples.name("www.example.org"), RecordType.TXT)
                .orElseThrow()
                .records()
                .getFirst()
                .toText();
    }

    private void putNote(int number) {
        store.writer().write(session -> {
            session.run(
                    "INSERT INTO meta (name, value) VALUES (?, hex(zeroblob(?)))", "note-" + number, NOTE_OCTETS / 2);
            return true;
        });
    }

    private long framesInLog() {
        try (Session looking = new Connections(config).writer()) {
            return Checkpoints.frames(looking);
        }
    }

    private long notesLeft(String after) {
        Path left = disk.afterLossOfPower(folder.resolve(after));
        try (Session session = new Connections(SqliteConfig.of(left)).examiner()) {
            assertThat(session.text("PRAGMA integrity_check")).contains("ok");
            return session.number("SELECT count(*) FROM meta WHERE name LIKE 'note-%'");
        }
    }
}
