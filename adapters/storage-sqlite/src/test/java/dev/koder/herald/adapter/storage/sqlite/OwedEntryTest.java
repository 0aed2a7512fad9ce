package dev.koder.herald.adapter.storage.sqlite;

import static dev.koder.herald.adapter.storage.testkit.Samples.ACME;
import static dev.koder.herald.adapter.storage.testkit.Samples.START;
import static dev.koder.herald.adapter.storage.testkit.ZoneBuilder.aZone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.koder.herald.adapter.storage.testkit.Samples;
import dev.koder.herald.application.audit.port.OwedEntry;
import dev.koder.herald.application.port.StoreUnavailableException;
import dev.koder.herald.domain.audit.AuditEntry;
import dev.koder.herald.domain.audit.AuditTrail;
import dev.koder.herald.domain.zone.NameServer;
import dev.koder.herald.domain.zone.NameServerSetName;
import dev.koder.herald.domain.zone.NameServers;
import dev.koder.herald.domain.zone.TenantSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the entry that a request owes where the machine fails, or transactions are tried again. */
@Timeout(30)
class OwedEntryTest {

    @TempDir
    private Path folder;

    private SqliteStore store;
    private ExecutorService callers;
    private final Owed owed = new Owed();

    /** A request's entry, and how often it was said to be paid. */
    private static final class Owed implements OwedEntry {

        private int paid;

        @Override
        public AuditEntry entry() {
            return new AuditEntry(
                    AuditTrail.of(ACME),
                    START,
                    new AuditEntry.Who("alice", "", "", ""),
                    "anOperation",
                    "/",
                    "done",
                    "");
        }

        @Override
        public void paid() {
            paid++;
        }

        @Override
        public boolean isPaid() {
            return paid > 0;
        }
    }

    @BeforeEach
    void open() {
        store = Opened.with(Opened.impatient(folder.resolve("herald.db")));
        callers = Executors.newCachedThreadPool();
    }

    @AfterEach
    void close() {
        callers.shutdownNow();
        store.close();
    }

    private static TenantSettings manySettings() {
        NameServers servers = new NameServers(IntStream.range(0, 13)
                .mapToObj(i -> new NameServer(Samples.name("a-rather-long-name-" + i + ".example.net")))
                .toList());
        TenantSettings settings = TenantSettings.NONE;
        for (int i = 0; i < TenantSettings.MOST_SETS; i++) {
            settings = settings.with(new NameServerSetName("set-" + i), servers);
        }
        return settings;
    }

    private boolean replaceSettings() {
        return ScopedValue.where(OwedEntry.OF_REQUEST, owed)
                .call(() -> store.stores().tenantSettings().replace(ACME, TenantSettings.NONE, manySettings()));
    }

    private int entries() {
        return store.stores().audit().after(AuditTrail.of(ACME), 0, 10).size();
    }

    private void limitPages(long more) {
        long pages = store.writer().write(session -> session.number("PRAGMA page_count"));
        store.writer().write(session -> session.number("PRAGMA max_page_count = " + (pages + more)));
    }

    @Test
    void is_not_there_without_what_the_disk_had_no_space_for_and_comes_with_it_later() {
        limitPages(2);

        assertThatThrownBy(this::replaceSettings).isInstanceOf(StoreUnavailableException.class);

        assertThat(owed.isPaid()).isFalse();
        assertThat(entries()).isZero();
        assertThat(store.stores().tenantSettings().find(ACME)).isEqualTo(TenantSettings.NONE);
        limitPages(1_000_000);
        assertThat(replaceSettings()).isTrue();
        assertThat(owed.paid).isEqualTo(1);
        assertThat(entries()).isEqualTo(1);
    }

    @Test
    void is_there_once_where_the_transaction_was_tried_again_for_another_write() throws Exception {
        limitPages(20);
        CountDownLatch holding = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Future<Boolean> held = callers.submit(() -> store.writer().write(session -> {
            holding.countDown();
            return await(release);
        }));
        holding.await();
        Future<Boolean> small = callers.submit(
                () -> ScopedValue.where(OwedEntry.OF_REQUEST, owed).call(() -> store.stores()
                        .tenantSettings()
                        .replace(
                                ACME,
                                TenantSettings.NONE,
                                TenantSettings.NONE.with(
                                        new NameServerSetName("one"),
                                        NameServers.of(List.of(Samples.name("ns.example.net")))))));
        awaitWaiting(1);
        Future<?> large = callers.submit(() -> store.stores()
                .zones()
                .create(aZone().named("large.example")
                        .withHosts(20_000, i -> "host-" + i)
                        .creation()));
        awaitWaiting(2);

        release.countDown();

        assertThat(held.get()).isTrue();
        assertThat(small.get()).isTrue();
        assertThatThrownBy(large::get).hasCauseInstanceOf(StoreUnavailableException.class);
        assertThat(owed.paid).isEqualTo(1);
        assertThat(entries()).isEqualTo(1);
    }

    private static boolean await(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitWaiting(int writes) {
        Eventually.isTrue(writes + " writes wait", () -> store.writer().waiting() >= writes);
    }

    @Test
    void costs_no_transaction_of_its_own() throws IOException {
        Path log = folder.resolve("herald.db-wal");
        long before = LogFile.committedTransactions(log);

        replaceSettings();

        assertThat(entries()).isEqualTo(1);
        assertThat(LogFile.committedTransactions(log)).isEqualTo(before + 1);
    }

    @Test
    void is_not_there_where_the_write_broke_off() {
        assertThatThrownBy(() -> ScopedValue.where(OwedEntry.OF_REQUEST, owed)
                        .call(() -> store.writer().write(session -> {
                            session.run("INSERT INTO meta VALUES ('note', 'x')");
                            throw new IllegalStateException("a bug");
                        })))
                .hasMessage("a bug");

        assertThat(owed.isPaid()).isFalse();
        assertThat(entries()).isZero();
    }
}
