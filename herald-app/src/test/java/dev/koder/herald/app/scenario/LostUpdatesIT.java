package dev.koder.herald.app.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.app.scenario.Race.Way;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many clients change the same few RRsets at the same time, in every way there is and with preconditions of every kind, and
 * nobody's work is lost.
 *
 * <p>Others: {@code -Dherald.race.seed=2 -Dherald.race.steps=1000}.
 */
class LostUpdatesIT {

    private static final long SEED = Long.getLong("herald.race.seed", 1);
    private static final int STEPS = Integer.getInteger("herald.race.steps", 25);
    private static final int CLIENTS = 64;
    private static final int PATIENCE_SECONDS = 120;

    private final List<Race> races = List.of(
            Race.in("race-a.example", false), Race.in("race-b.example", false), Race.in("race-c.example", true));

    /** What an entity tag stands for: no two values that are ever written are the same. */
    private final Map<String, String> addressesByTag = new ConcurrentHashMap<>();

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Topology topology;

    @BeforeEach
    void begin() {
        topology = Topology.withoutKnot(folder);
    }

    @AfterEach
    void end() {
        topology.close();
    }

    @Test
    void loses_no_update_of_64_clients_at_once() throws Exception {
        topology.engine();
        Api api = topology.api();
        races.forEach(race -> create(api, race.zone()));
        Map<String, String> initial = races.getFirst().stored(api).orElseThrow();

        runClients(api);

        for (Race race : races) {
            Optional<Map<String, String>> model = ZoneTrail.check(1, initial, race.steps());
            assertThat(race.stored(api)).as("%s, seed %d", race.zone(), SEED).isEqualTo(model);
            assertThat(race.refusals())
                    .as("steps whose precondition did not hold")
                    .isPositive();
            assertThat(race.done())
                    .as("what was done to %s", race.zone())
                    .containsAll(race.mayGo() ? Way.ofOtherZones() : Way.ofLastingZones());
        }
    }

    private static void create(Api api, String zone) {
        HttpResponse<String> answer = api.post("/api/v1/zones", "application/json", "{\"name\":\"" + zone + "\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private void runClients(Api api) throws Exception {
        Random random = new Random(SEED);
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                RaceClient client = new RaceClient(api, i, new Random(random.nextLong()), addressesByTag);
                running.add(executor.submit(() -> client.run(races, STEPS)));
            }
            for (Future<?> one : running) {
                one.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
        }
    }
}
