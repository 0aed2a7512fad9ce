package dev.koder.herald.app.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.app.scenario.ZoneTrail.Step;
import dev.koder.herald.app.scenario.ZoneTrail.Wanted;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many clients change the same few RRsets at the same time, with preconditions of every kind, and nobody's work is lost.
 *
 * <p>Others: {@code -Dherald.race.seed=2 -Dherald.race.steps=1000}.
 */
class LostUpdatesIT {

    private static final long SEED = Long.getLong("herald.race.seed", 1);
    private static final int STEPS = Integer.getInteger("herald.race.steps", 25);
    private static final int CLIENTS = 64;
    private static final int HOSTS = 6;
    private static final int PATIENCE_SECONDS = 120;
    private static final Pattern SERIAL = Pattern.compile("\"serial\":(\\d+)");

    private final List<Race> races = List.of(
            new Race("race-a.example", new ConcurrentLinkedQueue<>()),
            new Race("race-b.example", new ConcurrentLinkedQueue<>()));

    /** What an entity tag stands for: no two values that are ever written are the same. */
    private final Map<String, String> addressesByTag = new ConcurrentHashMap<>();

    /** A zone, and all that is done to it. */
    private record Race(String zone, Queue<Step> steps) {

        long batches() {
            return steps.stream()
                    .filter(step -> step.serial().isPresent() && step.changes().size() == HOSTS)
                    .count();
        }

        long refusals() {
            return steps.stream()
                    .filter(step -> step.serial().isEmpty() && !step.changes().isEmpty())
                    .count();
        }
    }

    /** What a client saw a zone at. */
    private record Seen(long serial, String tag) {}

    /** How a client puts other addresses in the place of all that there are. */
    private enum Way {
        BATCH,
        IMPORT,
        ACROSS_ZONES;

        static Way of(Random random) {
            return values()[random.nextInt(values().length)];
        }

        HttpResponse<String> putAll(Api api, String zone, Map<String, String> addresses, Seen seen) {
            return switch (this) {
                case BATCH ->
                    api.send(
                            "PATCH", "/api/v1/zones/" + zone + "/rrsets", items(addresses, ""), "If-Match", seen.tag());
                case IMPORT ->
                    api.sendText(
                            "POST",
                            "/api/v1/zones/" + zone + "/import",
                            "text/dns",
                            text(addresses),
                            "If-Match",
                            seen.tag());
                case ACROSS_ZONES ->
                    api.send(
                            "POST",
                            "/api/v1/changes",
                            "{\"changes\":%s,\"expected\":[{\"zone\":\"%s.\",\"serial\":%d}]}"
                                    .formatted(items(addresses, "." + zone + "."), zone, seen.serial()));
            };
        }

        private static String items(Map<String, String> addresses, String end) {
            return addresses.entrySet().stream()
                    .map(host ->
                            "{\"name\":\"%s%s\",\"type\":\"A\",\"action\":\"replace\",\"ttl\":60,\"records\":[\"%s\"]}"
                                    .formatted(host.getKey(), end, host.getValue()))
                    .collect(Collectors.joining(",", "[", "]"));
        }

        private static String text(Map<String, String> addresses) {
            return addresses.entrySet().stream()
                    .map(host -> host.getKey() + " 60 A " + host.getValue() + "\n")
                    .collect(Collectors.joining("", "@ 3600 NS ns1.example.net.\n", ""));
        }
    }

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
        races.forEach(race -> api.post("/api/v1/zones", "application/json", "{\"name\":\"" + race.zone() + "\"}"));

        runClients(api);

        for (Race race : races) {
            Map<String, String> model = ZoneTrail.check(1, race.steps());
            assertThat(stored(api, race.zone()))
                    .as("%s, seed %d", race.zone(), SEED)
                    .isEqualTo(model);
            assertThat(race.batches()).as("batches that were done").isPositive();
            assertThat(race.refusals())
                    .as("steps whose precondition did not hold")
                    .isPositive();
        }
    }

    private void runClients(Api api) throws Exception {
        Random random = new Random(SEED);
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                Client client = new Client(api, i, new Random(random.nextLong()));
                running.add(executor.submit(client::run));
            }
            for (Future<?> one : running) {
                one.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
        }
    }

    private static Map<String, String> stored(Api api, String zone) {
        Map<String, String> stored = new HashMap<>();
        Answers.recordSets(
                        api.get("/api/v1/zones/" + zone + "/rrsets?limit=500").body())
                .forEach((key, records) -> {
                    if (key.endsWith(" A")) {
                        stored.put(key.substring(0, key.indexOf('.')), records.replace("\"", ""));
                    }
                });
        return stored;
    }

    /** One client, who remembers what he saw last, however old that is by now. */
    private final class Client {

        private final Api api;
        private final int number;
        private final Random random;
        private final Map<String, String> tags = new HashMap<>();
        private int values;

        Client(Api api, int number, Random random) {
            this.api = api;
            this.number = number;
            this.random = random;
        }

        void run() {
            for (int i = 0; i < STEPS; i++) {
                step(races.get(random.nextInt(races.size())), "h" + random.nextInt(HOSTS));
            }
        }

        private void step(Race race, String host) {
            String tag = tags.getOrDefault(race.zone() + host, "");
            Wanted seen = new Wanted.Exactly(Optional.ofNullable(addressesByTag.get(tag)));
            switch (random.nextInt(8)) {
                case 0, 1, 2 -> {
                    if (tag.isEmpty()) {
                        put(race, host, new Wanted.Exactly(Optional.empty()), "If-None-Match", "*");
                    } else {
                        put(race, host, seen, "If-Match", tag);
                    }
                }
                case 3 -> put(race, host, new Wanted.Anything(), "If-Match", "*");
                case 4 -> put(race, host, new Wanted.Exactly(Optional.empty()), "If-None-Match", "*");
                case 5 -> {
                    if (!tag.isEmpty()) {
                        delete(race, host, seen, tag);
                    }
                }
                case 6 -> putAll(race, see(race.zone()), Way.of(random));
                default -> putTwice(race, host);
            }
            if (random.nextInt(3) > 0) {
                read(race, host);
            }
        }

        private void read(Race race, String host) {
            long start = System.nanoTime();
            HttpResponse<String> answer = api.get(path(race.zone(), host));
            Optional<String> address = Optional.empty();
            if (answer.statusCode() == 200) {
                address = Answers.recordSets(answer.body()).values().stream()
                        .map(records -> records.replace("\"", ""))
                        .findFirst();
                learn(race, host, answer, address.orElseThrow());
            } else {
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(404);
                tags.remove(race.zone() + host);
            }
            note(race, host, new Wanted.Exactly(address), OptionalLong.empty(), Map.of(), OptionalLong.empty(), start);
        }

        private void put(Race race, String host, Wanted wanted, String... condition) {
            String address = address();
            long start = System.nanoTime();
            HttpResponse<String> answer = api.send(
                    "PUT", path(race.zone(), host), "{\"ttl\":60,\"records\":[\"" + address + "\"]}", condition);
            OptionalLong serial = serial(answer);
            if (serial.isPresent()) {
                learn(race, host, answer, address);
            }
            note(race, host, wanted, OptionalLong.empty(), Map.of(host, Optional.of(address)), serial, start);
        }

        private void delete(Race race, String host, Wanted wanted, String tag) {
            long start = System.nanoTime();
            HttpResponse<String> answer = api.send("DELETE", path(race.zone(), host), "", "If-Match", tag);
            note(race, host, wanted, OptionalLong.empty(), Map.of(host, Optional.empty()), serial(answer), start);
        }

        private Seen see(String zone) {
            HttpResponse<String> answer = api.get("/api/v1/zones/" + zone);
            Matcher serial = SERIAL.matcher(answer.body());
            assertThat(serial.find()).as(answer.body()).isTrue();
            return new Seen(
                    Long.parseLong(serial.group(1)),
                    answer.headers().firstValue("ETag").orElseThrow());
        }

        /** Whatever is there, under a key, and again as if the answer had been lost: whoever wrote between the two is not overwritten. */
        private void putTwice(Race race, String host) {
            String address = address();
            String body = "{\"ttl\":60,\"records\":[\"" + address + "\"]}";
            long start = System.nanoTime();
            HttpResponse<String> answer =
                    api.send("PUT", path(race.zone(), host), body, "Idempotency-Key", "key-" + address);
            OptionalLong serial = serial(answer);
            learn(race, host, answer, address);
            note(
                    race,
                    host,
                    new Wanted.Nothing(),
                    OptionalLong.empty(),
                    Map.of(host, Optional.of(address)),
                    serial,
                    start);
            HttpResponse<String> again =
                    api.send("PUT", path(race.zone(), host), body, "Idempotency-Key", "key-" + address);
            assertThat(again.statusCode()).isEqualTo(answer.statusCode());
            assertThat(again.body()).isEqualTo(answer.body());
        }

        /** All hosts at once, on the condition that nothing else in the zone has changed. */
        private void putAll(Race race, Seen seen, Way way) {
            Map<String, String> addresses = new TreeMap<>();
            for (int i = 0; i < HOSTS; i++) {
                addresses.put("h" + i, address());
            }
            Map<String, Optional<String>> changes = new HashMap<>();
            addresses.forEach((host, address) -> changes.put(host, Optional.of(address)));
            long start = System.nanoTime();
            HttpResponse<String> answer = way.putAll(api, race.zone(), addresses, seen);
            note(race, "h0", new Wanted.Nothing(), OptionalLong.of(seen.serial()), changes, serial(answer), start);
        }

        private static OptionalLong serial(HttpResponse<String> answer) {
            assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201, 207, 412);
            boolean isDone = answer.statusCode() < 207;
            OptionalLong serial = isDone ? Answers.serial(answer.body()) : OptionalLong.empty();
            assertThat(serial.isPresent()).as(answer.body()).isEqualTo(isDone);
            assertThat(isDone || answer.body().contains("precondition-failed"))
                    .as(answer.body())
                    .isTrue();
            return serial;
        }

        private void learn(Race race, String host, HttpResponse<String> answer, String address) {
            String tag = answer.headers().firstValue("ETag").orElseThrow();
            String other = addressesByTag.putIfAbsent(tag, address);
            assertThat(other == null || other.equals(address))
                    .as("%s stands for %s and %s", tag, other, address)
                    .isTrue();
            tags.put(race.zone() + host, tag);
        }

        private void note(
                Race race,
                String host,
                Wanted wanted,
                OptionalLong wantedSerial,
                Map<String, Optional<String>> changes,
                OptionalLong serial,
                long start) {
            race.steps().add(new Step(host, wanted, wantedSerial, changes, serial, start, System.nanoTime()));
        }

        private String address() {
            values++;
            return "10.%d.%d.%d".formatted(number, values >> 8, values & 0xff);
        }

        private static String path(String zone, String host) {
            return "/api/v1/zones/" + zone + "/rrsets/" + host + "/A";
        }
    }
}
