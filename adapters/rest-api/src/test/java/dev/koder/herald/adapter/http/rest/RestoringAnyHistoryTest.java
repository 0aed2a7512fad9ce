package dev.koder.herald.adapter.http.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is done to a zone, it can be read as it was at each version, and restored to it: all but the serial is as it was. */
class RestoringAnyHistoryTest {

    private static final String ZONE = "/api/v1/zones/example.org";
    private static final int VERSIONS = 25;

    /** Some change nothing, or are refused. */
    private static final int MOST_TRIES = 3 * VERSIONS;

    private static final int RESTORES = 12;

    private final RunningApi api = RunningApi.start();

    @BeforeEach
    void create() {
        api.createZone("example.org");
    }

    @AfterEach
    void stop() {
        api.close();
    }

    /** A version's text as it was exported when it was the current one. */
    private record Version(String serial, String text) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void each_version_exports_and_restores_as_it_was(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Version> versions = new ArrayList<>(List.of(current()));
        for (int tries = 0; tries < MOST_TRIES && versions.size() < VERSIONS; tries++) {
            Reply reply = change(random, versions);
            assertThat(reply.status()).as(reply.toString()).isLessThan(500);
            Version version = current();
            if (!version.equals(versions.getLast())) {
                versions.add(version);
            }
        }
        assertThat(versions).hasSize(VERSIONS);

        for (Version version : versions) {
            assertThat(export("?serial=" + version.serial())).isEqualTo(version.text());
        }
        for (int i = 0; i < RESTORES; i++) {
            Version version = versions.get(random.nextInt(versions.size()));
            Reply restored = api.post(ZONE + "/restore", "{\"serial\":" + version.serial() + "}");
            assertThat(restored.status()).as(restored.toString()).isEqualTo(200);
            assertThat(withoutSerial(export(""))).isEqualTo(withoutSerial(version.text()));
        }
    }

    private Version current() {
        Reply export = api.get(ZONE + "/export");
        return new Version(export.header("Herald-Serial"), export.body());
    }

    private String export(String query) {
        Reply reply = api.get(ZONE + "/export" + query);
        assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
        return reply.body();
    }

    /** Without the marks at both ends, which name serial and digest, and with the same serial in every SOA. */
    private static String withoutSerial(String text) {
        return text.lines()
                .filter(line -> !line.startsWith(";"))
                .map(line -> line.replaceFirst("( IN SOA \\S+ \\S+) \\d+ ", "$1 0 "))
                .collect(Collectors.joining("\n"));
    }

    /** One of all ways to change a zone; some of them change nothing, or are refused. */
    private Reply change(SplittableRandom random, List<Version> versions) {
        return switch (random.nextInt(7)) {
            case 0 -> api.put(ZONE + "/rrsets/" + name(random) + "/A", content(random, address(random)));
            case 1 -> api.put(ZONE + "/rrsets/" + name(random) + "/TXT", content(random, text(random)));
            case 2 -> api.delete(ZONE + "/rrsets/" + name(random) + "/A");
            case 3 -> api.patch(ZONE + "/rrsets", batch(random));
            case 4 ->
                api.ask("POST", ZONE + "/import")
                        .body("text/dns", zoneText(random))
                        .send();
            case 5 -> api.put(ZONE + "/soa", "{\"refresh\":" + (5000 + random.nextInt(3)) + "}");
            default ->
                api.post(
                        ZONE + "/restore",
                        "{\"serial\":"
                                + versions.get(random.nextInt(versions.size())).serial() + "}");
        };
    }

    private static String name(SplittableRandom random) {
        return List.of("@", "www", "a.www", "*.w", "b", "sub", "ns.sub", "z-1").get(random.nextInt(8));
    }

    private static String address(SplittableRandom random) {
        return "\"192.0.2." + random.nextInt(4) + "\"";
    }

    private static String text(SplittableRandom random) {
        return "\"\\\"text " + random.nextInt(4) + "\\\"\"";
    }

    private static String content(SplittableRandom random, String record) {
        return "{\"ttl\":" + (300 + random.nextInt(2)) + ",\"records\":[" + record + "]}";
    }

    private static String batch(SplittableRandom random) {
        return IntStream.range(0, 1 + random.nextInt(4))
                .mapToObj(i -> entry(random))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String entry(SplittableRandom random) {
        String place = "{\"name\":\"" + name(random) + "\",\"type\":\"A\",\"action\":";
        return switch (random.nextInt(4)) {
            case 0 -> place + "\"replace\",\"records\":[" + address(random) + "]}";
            case 1 -> place + "\"extend\",\"records\":[" + address(random) + "]}";
            case 2 -> place + "\"prune\",\"records\":[" + address(random) + "]}";
            default -> place + "\"delete\"}";
        };
    }

    /** A zone of between none and some hundred hosts, some of which other such texts have too. */
    private static String zoneText(SplittableRandom random) {
        int first = random.nextInt(50);
        return "$TTL " + (600 + random.nextInt(2)) + "\n@ NS ns1.herald.test.\n@ NS ns" + (2 + random.nextInt(2))
                + ".herald.test.\n"
                + IntStream.range(first, first + random.nextInt(100))
                        .mapToObj(i -> "h" + i + " A 192.0.2." + i + "\n")
                        .collect(Collectors.joining());
    }
}
