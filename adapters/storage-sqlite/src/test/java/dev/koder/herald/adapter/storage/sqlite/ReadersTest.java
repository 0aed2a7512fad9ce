package dev.koder.herald.adapter.storage.sqlite;

import static dev.koder.herald.adapter.storage.testkit.ZoneBuilder.aZone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.koder.herald.adapter.storage.testkit.Samples;
import dev.koder.herald.application.port.StoreUnavailableException;
import dev.koder.herald.application.zone.port.ZoneStore;
import dev.koder.herald.domain.dns.DomainName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The few connections that read: who waits for whom. */
@Timeout(30)
class ReadersTest {

    private static final DomainName ZONE = Samples.name("example.org");
    private static final int READERS = 2;

    @TempDir
    private Path folder;

    private Path database;
    private SqliteStore store;
    private ZoneStore zones;
    private ExecutorService callers;

    @BeforeEach
    void open() {
        database = folder.resolve("herald.db");
        store = Opened.with(Opened.impatient(database));
        zones = store.stores().zones();
        zones.create(aZone().creation());
        callers = Executors.newCachedThreadPool();
    }

    @AfterEach
    void close() {
        callers.shutdownNow();
        store.close();
    }

    @Test
    void keep_short_reads_and_writes_going_while_whole_zones_are_read() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        List<Future<Boolean>> readings = longReadings(release);

        assertThat(zones.find(Samples.ACME, ZONE)).isPresent();
        assertThat(Changed.create(store, "b.example")).isNotNull();

        release.countDown();
        for (Future<Boolean> reading : readings) {
            assertThat(reading.get()).isTrue();
        }
    }

    @Test
    void turn_whole_zone_readings_away_after_some_patience_when_all_are_busy() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        List<Future<Boolean>> readings = longReadings(release);

        assertThatThrownBy(() -> zones.read(Samples.ACME, ZONE, (zone, contents) -> zone))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessage(database + ": all 2 readers were busy for 50 ms (try again)");

        release.countDown();
        for (Future<Boolean> reading : readings) {
            reading.get();
        }
        assertThat(zones.read(Samples.ACME, ZONE, (zone, contents) -> zone)).isPresent();
    }

    @Test
    void tell_a_thread_that_gives_up_and_leave_it_interrupted() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        List<Future<Boolean>> readings = longReadings(release);

        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> zones.read(Samples.ACME, ZONE, (zone, contents) -> zone))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("broken off");
        assertThat(Thread.interrupted()).isTrue();

        release.countDown();
        for (Future<Boolean> reading : readings) {
            reading.get();
        }
    }

    @Test
    void cannot_write() {
        assertThatThrownBy(
                        () -> new Readers(SqliteConfig.of(database), new Connections(SqliteConfig.of(database))::reader)
                                .read(session -> {
                                    session.run("DELETE FROM zone");
                                    return true;
                                }))
                .isInstanceOf(StoreUnavailableException.class);
        assertThat(zones.find(Samples.ACME, ZONE)).isPresent();
    }

    /** As many readings as there are readers, all under way until they are released. */
    private List<Future<Boolean>> longReadings(CountDownLatch release) throws InterruptedException {
        CountDownLatch underWay = new CountDownLatch(READERS);
        List<Future<Boolean>> readings = new ArrayList<>();
        for (int i = 0; i < READERS; i++) {
            readings.add(callers.submit(() -> zones.<Boolean>read(Samples.ACME, ZONE, (zone, contents) -> {
                        underWay.countDown();
                        try {
                            release.await();
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                        return true;
                    })
                    .orElseThrow()));
        }
        underWay.await();
        return readings;
    }
}
