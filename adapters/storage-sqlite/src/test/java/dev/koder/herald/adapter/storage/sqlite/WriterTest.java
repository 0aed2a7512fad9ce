package dev.koder.herald.adapter.storage.sqlite;

import static dev.koder.herald.adapter.storage.testkit.CommitBuilder.aCommit;
import static dev.koder.herald.adapter.storage.testkit.ZoneBuilder.aZone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.koder.herald.adapter.storage.testkit.Samples;
import dev.koder.herald.adapter.storage.testkit.ZoneBuilder;
import dev.koder.herald.application.health.Obstacle;
import dev.koder.herald.application.port.StoreUnavailableException;
import dev.koder.herald.application.zone.CommitOutcome;
import dev.koder.herald.application.zone.CreateOutcome;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.record.RecordSet;
import dev.koder.herald.domain.zone.ZoneChange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The one writer: what is committed together, what is turned away, and what happens when the machine fails. */
@Timeout(30)
class WriterTest {

    private static final DomainName ZONE = Samples.name("example.org");

    @TempDir
    private Path folder;

    private Path database;
    private SqliteStore store;
    private ExecutorService callers;

    @BeforeEach
    void open() {
        database = folder.resolve("herald.db");
        store = Opened.with(Opened.impatient(database));
        callers = Executors.newCachedThreadPool();
        store.stores().zones().create(aZone().creation());
    }

    @AfterEach
    void close() {
        callers.shutdownNow();
        store.close();
    }

    @Test
    void commits_together_what_waits_together() throws Exception {
        Held held = holdWriter();
        List<Future<Long>> waiting = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            waiting.add(callers.submit(() -> store.writer().write(WriterTest::putNote)));
        }
        awaitWaiting(10);
        long before = committedTransactions();

        held.release();

        for (Future<Long> one : waiting) {
            one.get();
        }
        assertThat(notes()).isEqualTo(10);
        assertThat(committedTransactions() - before).isLessThanOrEqualTo(2);
    }

    @Test
    void keeps_the_fault_of_one_write_from_the_others_beside_it() throws Exception {
        Held held = holdWriter();
        Future<Long> good = callers.submit(() -> store.writer().write(WriterTest::putNote));
        awaitWaiting(1);
        Future<Long> bad = callers.submit(() -> store.writer().write(session -> {
            putNote(session);
            throw new IllegalStateException("a bug");
        }));
        awaitWaiting(2);
        Future<Long> alsoGood = callers.submit(() -> store.writer().write(WriterTest::putNote));
        awaitWaiting(3);

        held.release();

        assertThat(good.get()).isEqualTo(1);
        assertThat(alsoGood.get()).isEqualTo(2);
        assertThatThrownBy(bad::get).isInstanceOf(ExecutionException.class).hasRootCauseMessage("a bug");
        assertThat(notes()).isEqualTo(2);
    }

    @Test
    void keeps_the_faults_of_several_writes_from_the_others_among_them() throws Exception {
        Held held = holdWriter();
        List<Future<Long>> good = new ArrayList<>();
        List<Future<Long>> bad = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            good.add(callers.submit(() -> store.writer().write(WriterTest::putNote)));
            awaitWaiting(2 * i + 1);
            bad.add(callers.submit(() -> store.writer().write(session -> {
                putNote(session);
                throw new IllegalStateException("a bug");
            })));
            awaitWaiting(2 * i + 2);
        }

        held.release();

        for (int i = 0; i < 3; i++) {
            assertThat(good.get(i).get()).isEqualTo(i + 1);
            assertThatThrownBy(bad.get(i)::get).hasRootCauseMessage("a bug");
        }
        assertThat(notes()).isEqualTo(3);
    }

    @Test
    void forgets_the_rows_that_a_write_gathered_before_it_broke_off() {
        String put = "INSERT INTO meta VALUES (?, ?)";
        assertThatThrownBy(() -> store.writer().write(session -> {
                    session.batch(put).add("note-of-the-broken-one", "x");
                    throw new IllegalStateException("a bug");
                }))
                .hasMessage("a bug");

        store.writer().write(session -> {
            session.run(put, "note-of-the-next-one", "y");
            return true;
        });

        assertThat(store.writer()
                        .<String>write(session -> session.text("SELECT name FROM meta WHERE name LIKE 'note-%'")
                                .orElseThrow()))
                .isEqualTo("note-of-the-next-one");
        assertThat(notes()).isEqualTo(1);
    }

    @Test
    void keeps_a_statement_that_sqlite_refuses_from_the_others_beside_it() throws Exception {
        Held held = holdWriter();
        Future<Long> good = callers.submit(() -> store.writer().write(WriterTest::putNote));
        awaitWaiting(1);
        Future<Long> bad = callers.submit(() -> store.writer().write(session -> {
            session.run("INSERT INTO piece (zone_id, owner_key, rrsets) VALUES (999, x'', x'')");
            return 0L;
        }));
        awaitWaiting(2);

        held.release();

        assertThat(good.get()).isEqualTo(1);
        assertThatThrownBy(bad::get).hasMessageContaining("FOREIGN KEY");
    }

    @Test
    void writes_on_after_an_error_of_the_machine_code() {
        assertThatThrownBy(() -> store.writer().write(session -> {
                    putNote(session);
                    throw new StackOverflowError("too deep");
                }))
                .hasRootCauseInstanceOf(StackOverflowError.class);

        assertThat(store.writer().<Long>write(WriterTest::putNote)).isEqualTo(1);
    }

    @Test
    void turns_writes_away_when_too_many_wait() throws Exception {
        Held held = holdWriter();
        List<Future<Long>> waiting = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            waiting.add(callers.submit(() -> store.writer().write(WriterTest::putNote)));
        }
        awaitWaiting(16);

        assertThatThrownBy(() -> store.stores()
                        .zones()
                        .create(aZone().named("late.example").creation()))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessage(database + ": 16 writes are waiting (try again)");

        held.release();
        for (Future<Long> one : waiting) {
            one.get();
        }
    }

    @Test
    void turns_writes_away_while_the_disk_is_full_and_goes_on_by_itself() {
        long pages = store.writer().write(session -> session.number("PRAGMA page_count"));
        store.writer().write(session -> session.number("PRAGMA max_page_count = " + (pages + 4)));

        assertThatThrownBy(() -> store.stores()
                        .zones()
                        .create(aZone().named("large.example")
                                .withHosts(5_000, i -> "host-" + i)
                                .creation()))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("no space left on the disk (writes go on by themselves when there is)");
        assertThat(store.stores().zones().find(Samples.ACME, Samples.name("large.example")))
                .isEmpty();
        assertThat(contents()).isEqualTo(1);

        store.writer().write(session -> session.number("PRAGMA max_page_count = 1000000"));
        assertThat(store.stores()
                        .zones()
                        .create(aZone().named("large.example")
                                .withHosts(5_000, i -> "host-" + i)
                                .creation()))
                .isInstanceOf(CreateOutcome.Created.class);
    }

    @Test
    void leaves_the_old_contents_whole_where_the_disk_has_no_space_for_new_ones() {
        ZoneBuilder old = aZone().named("large.example").withHosts(5_000, i -> "host-" + i);
        ZoneBuilder wish = aZone().named("large.example").withHosts(30_000, i -> "other-" + i);
        store.stores().zones().create(old.creation());
        long pages = store.writer().write(session -> session.number("PRAGMA page_count"));
        store.writer().write(session -> session.number("PRAGMA max_page_count = " + (pages + 4)));
        List<RecordSet> read = new ArrayList<>();

        assertThatThrownBy(() -> store.stores()
                        .zones()
                        .commit(aCommit()
                                .to("large.example")
                                .replacingAll(new ZoneChange.ReplaceContents(
                                        ZoneBuilder.soa(), Optional.empty(), wish.contents()))
                                .commit()))
                .isInstanceOf(StoreUnavailableException.class);

        store.stores().zones().<Boolean>read(Samples.ACME, Samples.name("large.example"), (zone, contents) -> {
            contents.forEach(read::add);
            return true;
        });
        assertThat(read).isEqualTo(old.contents().recordSets());
    }

    @Test
    void lets_small_writes_through_beside_one_that_the_disk_has_no_space_for() throws Exception {
        long pages = store.writer().write(session -> session.number("PRAGMA page_count"));
        store.writer().write(session -> session.number("PRAGMA max_page_count = " + (pages + 4)));
        Held held = holdWriter();
        Future<CreateOutcome> large = callers.submit(() -> store.stores()
                .zones()
                .create(aZone().named("large.example")
                        .withHosts(5_000, i -> "host-" + i)
                        .creation()));
        awaitWaiting(1);
        Future<CommitOutcome> small = callers.submit(() -> store.stores()
                .zones()
                .commit(aCommit().replacing("www", "A", "192.0.2.1").commit()));
        awaitWaiting(2);

        held.release();

        assertThat(small.get()).isInstanceOf(CommitOutcome.Done.class);
        assertThatThrownBy(large::get).hasCauseInstanceOf(StoreUnavailableException.class);
    }

    @Test
    void writes_on_after_commits_that_came_to_nothing() {
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> store.writer().write(session -> {
                        session.runOnce("PRAGMA defer_foreign_keys = ON");
                        session.run("INSERT INTO piece (zone_id, owner_key, rrsets) VALUES (999, x'', x'')");
                        return true;
                    }))
                    .hasMessageContaining("FOREIGN KEY");
        }

        assertThat(store.writer().<Long>write(WriterTest::putNote)).isEqualTo(1);
    }

    @Test
    void says_that_writes_are_turned_away_until_one_goes_through_again() {
        assertThat(store.stores().writability().obstacle()).isEmpty();
        try (Session other = new Connections(SqliteConfig.of(database)).examiner()) {
            other.beginWriting();
            assertThatThrownBy(() -> store.stores()
                            .zones()
                            .create(aZone().named("b.example").creation()))
                    .isInstanceOfSatisfying(
                            StoreUnavailableException.class,
                            unavailable -> assertThat(unavailable.obstacle()).isEqualTo(Obstacle.LOCKED));
            assertThat(store.stores().writability().obstacle()).contains(Obstacle.LOCKED);
            other.rollBack();
        }

        assertThat(store.stores().writability().obstacle()).isEmpty();
    }

    @Test
    void turns_writes_away_while_the_file_is_read_only() {
        store.writer().write(session -> {
            session.runOnce("PRAGMA query_only = ON");
            return true;
        });

        assertThatThrownBy(() ->
                        store.stores().zones().create(aZone().named("b.example").creation()))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("cannot be written");
        assertThat(contents()).isEqualTo(1);
    }

    @Test
    void turns_writes_away_while_another_program_writes() {
        try (Session other = new Connections(SqliteConfig.of(database)).examiner()) {
            other.beginWriting();

            assertThatThrownBy(() -> store.stores()
                            .zones()
                            .create(aZone().named("b.example").creation()))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessage(database + ": another program holds the database locked (end it, or wait)");
            other.rollBack();
        }

        assertThat(Changed.create(store, "b.example")).isNotNull();
    }

    @Test
    void acknowledges_nothing_while_the_file_is_gone() throws IOException {
        Path away = folder.resolve("away.db");
        Files.move(database, away);

        assertThatThrownBy(() ->
                        store.stores().zones().create(aZone().named("b.example").creation()))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessage(database + ": the file cannot be found any more (put it back)");

        Files.move(away, database);
        assertThat(Changed.create(store, "b.example")).isNotNull();
    }

    @Test
    void acknowledges_nothing_while_another_file_is_in_its_place() throws IOException {
        Files.move(database, folder.resolve("away.db"));
        Files.copy(folder.resolve("away.db"), database);

        assertThatThrownBy(() ->
                        store.stores().zones().create(aZone().named("b.example").creation()))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("another file took its place");
    }

    @Test
    void writes_what_waits_before_it_is_closed() throws Exception {
        Held held = holdWriter();
        Future<CreateOutcome> waiting = callers.submit(
                () -> store.stores().zones().create(aZone().named("b.example").creation()));
        awaitWaiting(1);
        CompletableFuture<Void> closing = CompletableFuture.runAsync(store::close, callers);

        held.release();
        closing.join();

        assertThat(waiting.get()).isInstanceOf(CreateOutcome.Created.class);
        store = Opened.at(database);
        assertThat(store.stores().zones().find(Samples.ACME, Samples.name("b.example")))
                .isPresent();
    }

    @Test
    void turns_everybody_away_once_it_is_closed() {
        store.close();

        assertThatThrownBy(() ->
                        store.stores().zones().create(aZone().named("b.example").creation()))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessage(database + ": closed, as the engine is ending");
        assertThatThrownBy(() -> store.stores().zones().find(Samples.ACME, ZONE))
                .isInstanceOf(StoreUnavailableException.class);
        store = Opened.at(database);
    }

    /** The writer in the middle of a transaction, until it is released. */
    private record Held(CountDownLatch latch, Future<Boolean> write) {
        void release() throws ExecutionException, InterruptedException {
            latch.countDown();
            write.get();
        }
    }

    private Held holdWriter() throws InterruptedException {
        CountDownLatch holding = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Function<Session, Boolean> wait = session -> {
            holding.countDown();
            try {
                release.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return true;
        };
        Future<Boolean> write = callers.submit(() -> store.writer().write(wait));
        holding.await();
        return new Held(release, write);
    }

    private void awaitWaiting(int writes) {
        Eventually.isTrue(writes + " writes wait", () -> store.writer().waiting() >= writes);
    }

    private static long putNote(Session session) {
        session.run("INSERT INTO meta SELECT 'note-' || count(*), 'x' FROM meta");
        return session.number("SELECT count(*) FROM meta WHERE name LIKE 'note-%'");
    }

    private long notes() {
        return store.writer().write(session -> session.number("SELECT count(*) FROM meta WHERE name LIKE 'note-%'"));
    }

    private long contents() {
        return store.stores()
                .zones()
                .read(Samples.ACME, ZONE, (zone, contents) -> zone.recordSetCount())
                .orElseThrow();
    }

    /** Frames with which transactions end in the log: how often it grew by a commit. */
    private long committedTransactions() throws IOException {
        return LogFile.committedTransactions(folder.resolve("herald.db-wal"));
    }
}
