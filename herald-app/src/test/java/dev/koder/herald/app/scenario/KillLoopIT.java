package dev.koder.herald.app.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.domain.dns.Serial;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The engine is killed again and again in the middle of its work. What it had acknowledged is there afterwards, of what it
 * had not, all or nothing.
 *
 * <p>More rounds, or others: {@code -Dherald.kill.rounds=200 -Dherald.kill.seed=2}.
 */
class KillLoopIT {

    private static final int ROUNDS = Integer.getInteger("herald.kill.rounds", 20);
    private static final long SEED = Long.getLong("herald.kill.seed", 1);
    private static final List<String> ZONES = List.of("a.example", "b.example");
    private static final String WHOLE_ZONE = "c.example";
    private static final int WRITERS = 8;
    private static final int HOSTS_OF_WHOLE = 100;
    private static final int MOST_ACKNOWLEDGED = 250;
    private static final int LONGEST_START_MILLIS = 600;
    private static final int START_KILLED_EVERY = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern ZONE_NAME = Pattern.compile("\\{\"name\":\"([^\"]+)\",\"serial\":(\\d+)");
    private static final Pattern VERSION = Pattern.compile("\\{\"serial\":(\\d+),\"change\"");

    private final Random random = new Random(SEED);
    private final List<Watched> zones = new ArrayList<>();
    private final List<Writer> writers = new ArrayList<>();

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
            Watched zone = i < ZONES.size() ? watched(api, ZONES.get(i)) : zones.get(i % ZONES.size());
            writers.add(new HostWriter(zone, "w" + i, new Random(random.nextLong())));
        }
        writers.add(new WholeWriter(watched(api, WHOLE_ZONE)));
        writers.add(new ZoneCreator());
        for (int round = 0; round < ROUNDS; round++) {
            loadAndKill(engine, topology.api());
            if (round % START_KILLED_EVERY == 0) {
                killDuringStart(engine);
            }
            engine.startAgain();
            topology.awaitEngine();
            examine(topology.api(), "round " + round + " of seed " + SEED);
        }
    }

    private void loadAndKill(Program engine, Api api) throws Exception {
        CountDownLatch before = new CountDownLatch(1 + random.nextInt(MOST_ACKNOWLEDGED));
        long pause = random.nextInt(5_000_000);
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            writers.forEach(writer -> running.add(executor.submit(() -> writer.writeUntilBroken(api, before))));
            assertThat(before.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            LockSupport.parkNanos(pause);
            engine.kill();
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
        writers.forEach(writer -> writer.settle(api, round));
        zones.forEach(zone -> zone.examine(api, round));
    }

    private Watched watched(Api api, String name) {
        HttpResponse<String> answer = api.post("/api/v1/zones", "application/json", "{\"name\":\"" + name + "\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        Watched zone = new Watched(name);
        zone.look(api);
        zones.add(zone);
        return zone;
    }

    /** A zone as it was when it was looked at last, and the serials that were acknowledged since. */
    private final class Watched {

        private final String name;
        private final Set<Long> acknowledged = new HashSet<>();
        private long serial;
        private Map<String, String> contents = Map.of();

        Watched(String name) {
            this.name = name;
        }

        synchronized void acknowledged(long given) {
            assertThat(acknowledged.add(given))
                    .as("serial %d of %s was given once", given, name)
                    .isTrue();
        }

        /** Its serial is forward, its text is valid, and its versions lead from what it was to what it is. */
        synchronized void examine(Api api, String round) {
            long before = serial;
            Map<String, String> contentsBefore = contents;
            look(api);
            acknowledged.forEach(given -> assertThat(isAtOrAfter(serial, given))
                    .as("%s: %s is at %d, and %d was acknowledged", round, name, serial, given)
                    .isTrue());
            if (serial != before) {
                String comparison = api.get("/api/v1/zones/%s/diff?from=%d".formatted(name, before))
                        .body();
                assertThat(Answers.changed(contentsBefore, comparison))
                        .as("%s: what the versions of %s say that it holds", round, name)
                        .isEqualTo(contents);
            }
            assertThat(serialsOfVersions(api, name, before))
                    .as("%s: versions of %s", round, name)
                    .containsAll(acknowledged);
            acknowledged.clear();
        }

        void look(Api api) {
            topology.write(
                    "exported.zone",
                    api.get("/api/v1/zones/" + name + "/export").body());
            Tool.Run check = Tool.run("kzonecheck", "-o", name, topology.path("exported.zone"));
            assertThat(check.exitCode()).as(check.output()).isZero();
            Matcher head = ZONE_NAME.matcher(api.get("/api/v1/zones/" + name).body());
            assertThat(head.find()).isTrue();
            serial = Long.parseLong(head.group(2));
            contents = contents(api, name);
        }
    }

    private static boolean isAtOrAfter(long serial, long other) {
        return serial == other || new Serial(serial).isAfter(new Serial(other));
    }

    private static Map<String, String> contents(Api api, String zone) {
        Map<String, String> contents = new HashMap<>();
        for (String page : pages(api, "/api/v1/zones/" + zone + "/rrsets?limit=500")) {
            contents.putAll(Answers.recordSets(page));
        }
        return contents;
    }

    /** The serials of the versions since one, the latest first; each has to be ahead of the one before it. */
    private static List<Long> serialsOfVersions(Api api, String zone, long since) {
        List<Long> serials = new ArrayList<>();
        for (String page : pages(api, "/api/v1/zones/" + zone + "/versions?limit=100")) {
            Matcher version = VERSION.matcher(page);
            while (version.find()) {
                serials.add(Long.valueOf(version.group(1)));
            }
            if (serials.getLast() <= since) {
                break;
            }
        }
        for (int i = 1; i < serials.size(); i++) {
            assertThat(new Serial(serials.get(i - 1)).isAfter(new Serial(serials.get(i))))
                    .as("%s: version %d after %d", zone, serials.get(i - 1), serials.get(i))
                    .isTrue();
        }
        return serials;
    }

    private static Iterable<String> pages(Api api, String path) {
        return () -> new Pages(api, path);
    }

    /** Somebody who knows what is stored for certain, and what he has wished since. */
    private abstract static class Writer {

        private Map<String, String> settled = new HashMap<>();
        private Map<String, String> wished = Map.of();

        /** Writes one thing after the other until no answer comes. */
        final void writeUntilBroken(Api api, CountDownLatch count) {
            try {
                while (true) {
                    wished = new HashMap<>(settled);
                    HttpResponse<String> answer = write(api, wished);
                    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
                    settled = wished;
                    Answers.serial(answer.body()).ifPresent(this::acknowledged);
                    count.countDown();
                }
            } catch (UncheckedIOException broken) {
                // Killed: whether what was wished last is stored, nobody can know but by looking.
            }
        }

        final void settle(Api api, String round) {
            Map<String, String> stored = stored(api);
            assertThat(stored)
                    .as("%s: what was acknowledged, or that and what was wished last", round)
                    .isIn(settled, wished);
            settled = stored;
        }

        /** Takes note of the serial that an acknowledgement told. */
        abstract void acknowledged(long serial);

        /** Sends one wish, and does it to what is stored by its own account. */
        abstract HttpResponse<String> write(Api api, Map<String, String> state);

        abstract Map<String, String> stored(Api api);
    }

    /** Changes a few hosts, alone or all of them at once. */
    private static final class HostWriter extends Writer {

        private static final int HOSTS = 4;

        private final Watched zone;
        private final String name;
        private final Random random;
        private int value;

        HostWriter(Watched zone, String name, Random random) {
            this.zone = zone;
            this.name = name;
            this.random = random;
        }

        @Override
        void acknowledged(long serial) {
            zone.acknowledged(serial);
        }

        @Override
        HttpResponse<String> write(Api api, Map<String, String> state) {
            String host = host(random.nextInt(HOSTS));
            int what = random.nextInt(10);
            if (what == 0 && state.containsKey(host)) {
                state.remove(host);
                return api.delete(path(host));
            }
            String address = address(++value);
            if (what < 3) {
                return putAll(api, state, address);
            }
            state.put(host, address);
            return api.put(path(host), "{\"ttl\":60,\"records\":[\"" + address + "\"]}");
        }

        private HttpResponse<String> putAll(Api api, Map<String, String> state, String address) {
            StringBuilder items = new StringBuilder();
            for (int i = 0; i < HOSTS; i++) {
                state.put(host(i), address);
                items.append(i == 0 ? "[" : ",")
                        .append(
                                "{\"name\":\"%s\",\"type\":\"A\",\"action\":\"replace\",\"ttl\":60,\"records\":[\"%s\"]}"
                                        .formatted(host(i), address));
            }
            return api.send(
                    "PATCH",
                    "/api/v1/zones/" + zone.name + "/rrsets",
                    items.append(']').toString());
        }

        private String host(int number) {
            return name + "-" + number;
        }

        private String path(String host) {
            return "/api/v1/zones/" + zone.name + "/rrsets/" + host + "/A";
        }

        @Override
        Map<String, String> stored(Api api) {
            Map<String, String> stored = new HashMap<>();
            contents(api, zone.name).forEach((key, records) -> {
                if (key.startsWith(name + "-")) {
                    stored.put(key.substring(0, key.indexOf('.')), records.replace("\"", ""));
                }
            });
            return stored;
        }
    }

    /** Replaces all that a zone holds, so that the same stands everywhere in it. */
    private static final class WholeWriter extends Writer {

        private final Watched zone;
        private int value;

        WholeWriter(Watched zone) {
            this.zone = zone;
        }

        @Override
        void acknowledged(long serial) {
            zone.acknowledged(serial);
        }

        @Override
        HttpResponse<String> write(Api api, Map<String, String> state) {
            String address = address(++value);
            StringBuilder text =
                    new StringBuilder("$TTL 60\n@ SOA ns1 hostmaster 1 3600 900 86400 60\n@ NS ns1\nns1 A 192.0.2.1\n");
            for (int i = 0; i < HOSTS_OF_WHOLE; i++) {
                text.append("h").append(i).append(" A ").append(address).append('\n');
            }
            state.put("all", address);
            return api.post("/api/v1/zones/" + zone.name + "/import", "text/dns", text.toString());
        }

        @Override
        Map<String, String> stored(Api api) {
            Map<String, Long> values = contents(api, zone.name).entrySet().stream()
                    .filter(entry -> entry.getKey().startsWith("h"))
                    .collect(Collectors.groupingBy(entry -> entry.getValue().replace("\"", ""), Collectors.counting()));
            if (values.isEmpty()) {
                return Map.of();
            }
            assertThat(values).hasSize(1).containsValue((long) HOSTS_OF_WHOLE);
            return Map.of("all", values.keySet().iterator().next());
        }
    }

    /** Makes zones. */
    private static final class ZoneCreator extends Writer {

        private static final String BELOW = ".made.example.";
        private int made;

        @Override
        void acknowledged(long serial) {
            // The first of a zone's own.
        }

        @Override
        HttpResponse<String> write(Api api, Map<String, String> state) {
            String zone = "z" + ++made + BELOW;
            state.put(zone, "made");
            return api.post("/api/v1/zones", "application/json", "{\"name\":\"" + zone + "\"}");
        }

        @Override
        Map<String, String> stored(Api api) {
            Map<String, String> stored = new HashMap<>();
            for (String page : pages(api, "/api/v1/zones?limit=500")) {
                Matcher name = ZONE_NAME.matcher(page);
                while (name.find()) {
                    if (name.group(1).endsWith(BELOW)) {
                        stored.put(name.group(1), "made");
                    }
                }
            }
            return stored;
        }
    }

    private static String address(int value) {
        return "10.%d.%d.%d".formatted(value >> 16, value >> 8 & 0xff, value & 0xff);
    }
}
