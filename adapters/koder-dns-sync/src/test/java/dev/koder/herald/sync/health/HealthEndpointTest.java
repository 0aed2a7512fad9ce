package dev.koder.herald.sync.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.sync.json.Json;
import dev.koder.herald.sync.zone.Condition;
import dev.koder.herald.sync.zone.Part;
import dev.koder.herald.sync.zone.Problem;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a monitor gets to see. */
final class HealthEndpointTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:01:40Z");
    private static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");

    private static List<Condition.ServedZone> zones(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Condition.ServedZone(
                        DomainName.parse("z" + i + ".example."), new Serial(i), new Serial(2000 + i)))
                .toList();
    }

    private static Condition condition(
            int served,
            int members,
            Optional<Instant> syncedAt,
            Map<Part, Problem> troubles,
            Map<DomainName, Problem> problems,
            Map<DomainName, Instant> orphans) {
        return new Condition(
                NOW, THEN, zones(served), members, 0, Duration.ZERO, syncedAt, troubles, problems, orphans);
    }

    private static Condition well(int zones) {
        return condition(zones, zones, Optional.of(NOW.minusSeconds(3)), Map.of(), Map.of(), Map.of());
    }

    private static HttpResponse<String> ask(Condition condition, String method, String path) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                HealthEndpoint endpoint = HealthEndpoint.open(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), () -> condition, threads);
                HttpClient client = HttpClient.newHttpClient()) {
            URI uri = URI.create("http://127.0.0.1:" + endpoint.address().getPort() + path);
            return client.send(
                    HttpRequest.newBuilder(uri)
                            .method(method, HttpRequest.BodyPublishers.noBody())
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private static Json healthz(Condition condition) throws Exception {
        return Json.parse(ask(condition, "GET", "/healthz").body());
    }

    @Test
    void a_point_of_presence_where_all_is_well_says_so() throws Exception {
        HttpResponse<String> response = ask(well(2), "GET", "/healthz");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(response.body().strip())
                .isEqualTo("{\"status\":\"ok\",\"serving\":true,\"startedAt\":\"2026-01-01T00:00:00Z\","
                        + "\"uptimeSeconds\":100,\"zoneCount\":2,\"servedCount\":2,"
                        + "\"serialDigest\":\"" + well(2).digest() + "\","
                        + "\"lastSyncAt\":\"2026-01-01T00:01:37Z\",\"lastSyncAgeSeconds\":3,"
                        + "\"pendingCount\":0,\"lagSeconds\":0,\"problemCount\":0,\"problems\":[],"
                        + "\"zones\":[{\"name\":\"z0.example.\",\"serial\":0,\"servedSerial\":2000},"
                        + "{\"name\":\"z1.example.\",\"serial\":1,\"servedSerial\":2001}]}");
    }

    @Test
    void the_digest_is_that_of_a_line_per_zone() {
        assertThat(well(2).digest().hex())
                .isEqualTo("1a5910382007a0e0a4d5d72d593cdbbc909262dcb8d1f891557b50df1a6eec64");
        assertThat(well(0).digest().hex())
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void many_zones_are_listed_only_for_who_asks() throws Exception {
        assertThat(healthz(well(101)).optional("zones")).isEmpty();
        assertThat(Json.parse(ask(well(101), "GET", "/healthz?zones=true").body())
                        .items("zones"))
                .hasSize(101);
    }

    @Test
    void an_engine_that_is_away_degrades_and_does_not_stop_the_serving() throws Exception {
        Condition condition = condition(
                1,
                1,
                Optional.of(THEN),
                Map.of(Part.ENGINE, new Problem("feed: no connection", THEN)),
                Map.of(),
                Map.of());

        assertThat(ask(condition, "GET", "/healthz").statusCode()).isEqualTo(200);
        assertThat(healthz(condition).text("status")).isEqualTo("degraded");
        assertThat(healthz(condition).items("problems").getFirst().print())
                .isEqualTo("{\"part\":\"engine\",\"what\":\"feed: no connection\",\"since\":\"2026-01-01T00:00:00Z\"}");
    }

    @Test
    void a_name_server_that_does_not_answer_is_503() throws Exception {
        Condition condition = condition(
                1, 1, Optional.of(NOW), Map.of(Part.KNOT_DNS, new Problem("silence", THEN)), Map.of(), Map.of());

        assertThat(ask(condition, "GET", "/healthz").statusCode()).isEqualTo(503);
    }

    @Test
    void a_point_of_presence_that_was_never_synced_is_503() throws Exception {
        Condition condition = condition(0, 0, Optional.empty(), Map.of(), Map.of(), Map.of());

        assertThat(ask(condition, "GET", "/healthz").statusCode()).isEqualTo(503);
        assertThat(healthz(condition).optional("lastSyncAt")).isEmpty();
    }

    @Test
    void one_that_serves_none_of_its_zones_is_503_and_one_without_zones_is_not() throws Exception {
        Condition none = condition(0, 5, Optional.of(NOW), Map.of(), Map.of(), Map.of());

        assertThat(ask(none, "GET", "/healthz").statusCode()).isEqualTo(503);
        assertThat(ask(well(0), "GET", "/healthz").statusCode()).isEqualTo(200);
    }

    @Test
    void problems_of_zones_and_orphans_are_named() throws Exception {
        Condition condition = condition(
                2,
                2,
                Optional.of(NOW),
                Map.of(),
                Map.of(DomainName.parse("z0.example."), new Problem("export: status 404", THEN)),
                Map.of(DomainName.parse("z1.example."), THEN));

        assertThat(healthz(condition).items("problems"))
                .extracting(problem -> problem.text("zone") + " " + problem.text("what"))
                .containsExactly(
                        "z0.example. export: status 404",
                        "z1.example. the engine's complete listing leaves it out; it is kept");
    }

    @Test
    void head_is_get_without_a_body() throws Exception {
        assertThat(ask(well(1), "HEAD", "/healthz").statusCode()).isEqualTo(200);
        assertThat(ask(well(1), "HEAD", "/healthz").body()).isEmpty();
    }

    @Test
    void other_paths_and_methods_are_refused() throws Exception {
        assertThat(ask(well(1), "GET", "/").statusCode()).isEqualTo(404);
        assertThat(ask(well(1), "GET", "/healthz/x").statusCode()).isEqualTo(404);
        assertThat(ask(well(1), "POST", "/healthz").statusCode()).isEqualTo(405);
        assertThat(ask(well(1), "POST", "/healthz").headers().firstValue("Allow"))
                .contains("GET, HEAD");
    }
}
