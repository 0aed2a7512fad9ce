package dev.koder.herald.app.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The engine is killed again and again in the middle of its work. What it had acknowledged is there afterwards and was told
 * as an event, of what it had not, all or nothing, and sent again under its key it is done once.
 *
 * <p>More rounds, or others: {@code -Dherald.kill.rounds=200 -Dherald.kill.seed=2}.
 */
class KillLoopIT {

    private static final int ROUNDS = Integer.getInteger("herald.kill.rounds", 20);
    private static final long SEED = Long.getLong("herald.kill.seed", 1);
    private static final List<String> ZONES = List.of("a.example", "b.example");
    private static final String WHOLE_ZONE = "c.example";
    private static final int WRITERS = 8;
    private static final int MOST_ACKNOWLEDGED = 250;
    private static final int LONGEST_START_MILLIS = 600;
    private static final int START_KILLED_EVERY = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Random random = new Random(SEED);
    private final List<WatchedZone> zones = new ArrayList<>();
    private final List<RepeatingWriter> writers = new ArrayList<>();
    private final ZoneCreator creator = new ZoneCreator();
    private final EventTrail events = new EventTrail();
    private long doneUnanswered;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Topology topology;

    @BeforeEach
    void begin() {
        topology = Topology.in(folder);
    }

    @AfterEach
    void end() {
        topology.close();
    }

    @Test
    void keeps_what_it_acknowledged_however_often_it_is_killed() throws Exception {
        Program engine = topology.engine();
        Api api = topology.api();
        for (int i = 0; i < WRITERS; i++) {
            WatchedZone zone = i < ZONES.size() ? watched(api, ZONES.get(i)) : zones.get(i % ZONES.size());
            writers.add(new HostWriter(zone, "w" + i, new Random(random.nextLong())));
        }
        writers.add(new WholeWriter(watched(api, WHOLE_ZONE)));
        writers.add(creator);
        events.readOn(api);
        zones.forEach(zone -> events.takeSerials(zone.name() + "."));
        for (int round = 0; round < ROUNDS; round++) {
            loadAndKill(engine, topology.api());
            if (round % START_KILLED_EVERY == 0) {
                killDuringStart(engine);
            }
            engine.startAgain();
            topology.awaitEngine();
            examine(topology.api(), "round " + round + " of seed " + SEED);
        }
        assertThat(doneUnanswered)
                .as("writes that were done, not answered, and sent again")
                .isPositive();
    }

    private void loadAndKill(Program engine, Api api) throws Exception {
        CountDownLatch before = new CountDownLatch(1 + random.nextInt(MOST_ACKNOWLEDGED));
        long pause = random.nextInt(5_000_000);
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            writers.forEach(writer -> running.add(executor.submit(() -> writer.writeUntilBroken(api, before))));
            running.add(executor.submit(() -> events.followUntilBroken(api)));
            try {
                assertThat(before.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
                LockSupport.parkNanos(pause);
            } finally {
                engine.kill();
            }
            for (Future<?> one : running) {
                one.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
        }
    }

    private void killDuringStart(Program engine) {
        engine.startAgain();
        LockSupport.parkNanos(
                Duration.ofMillis(random.nextInt(LONGEST_START_MILLIS)).toNanos());
        engine.kill();
    }

    private void examine(Api api, String round) {
        doneUnanswered +=
                writers.stream().filter(writer -> writer.settle(api, round)).count();
        events.readOn(api);
        zones.forEach(zone -> zone.examine(api, events, round));
        assertThat(creator.stored(api).keySet())
                .as("%s: zones that were made, and told", round)
                .allMatch(events::tellsOf);
    }

    private WatchedZone watched(Api api, String name) {
        HttpResponse<String> answer = api.post("/api/v1/zones", "application/json", "{\"name\":\"" + name + "\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        WatchedZone zone = new WatchedZone(topology, name);
        zones.add(zone);
        return zone;
    }
}
