package dev.koder.herald.adapter.http.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The feed tells which zones changed. */
@Timeout(30)
class FeedRoutesTest {

    private static final String FEED = "/api/v1/feed";

    private final RunningApi api = RunningApi.start();

    @AfterEach
    void stop() {
        api.close();
    }

    private Reply feed(String query) {
        return api.ask("GET", FEED + query).as(FakeTokens.POP).send();
    }

    private static List<String> zones(Reply reply) {
        List<String> zones = new ArrayList<>();
        for (JsonNode zone : reply.json().get("zones")) {
            zones.add(zone.get("name").textValue() + " " + zone.get("serial") + " "
                    + zone.get("state").textValue());
        }
        return zones;
    }

    @Test
    void tells_all_zones_from_the_beginning() {
        api.createZone("a.example");
        api.createZone("b.example");
        api.delete("/api/v1/zones/a.example");

        Reply reply = feed("");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(zones(reply)).containsExactly("b.example. 1 active", "a.example. 1 deleted");
        assertThat(reply.json().get("complete").booleanValue()).isTrue();
    }

    @Test
    void tells_only_what_changed_after_the_cursor() {
        api.createZone("a.example");
        api.createZone("b.example");
        String cursor = feed("").text("/cursor");

        api.put("/api/v1/zones/a.example/rrsets/www/A", "{\"records\":[\"192.0.2.1\"]}");
        Reply reply = feed("?after=" + cursor);

        assertThat(zones(reply)).containsExactly("a.example. 2 active");
        assertThat(zones(feed("?after=" + reply.text("/cursor")))).isEmpty();
    }

    @Test
    void says_when_there_is_more() {
        api.createZone("a.example");
        api.createZone("b.example");

        Reply first = feed("?limit=1");
        Reply second = feed("?limit=1&after=" + first.text("/cursor"));

        assertThat(first.json().get("complete").booleanValue()).isFalse();
        assertThat(zones(second)).containsExactly("b.example. 1 active");
        assertThat(second.json().get("complete").booleanValue()).isTrue();
    }

    @Test
    void shows_a_point_of_presence_the_zones_of_all_and_a_tenant_its_own() {
        api.createZone("a.example");
        api.ask("POST", "/api/v1/zones")
                .as(FakeTokens.TENANT_B)
                .json("{\"name\":\"b.example\"}")
                .send();

        assertThat(zones(feed(""))).hasSize(2);
        assertThat(zones(api.get(FEED))).containsExactly("a.example. 1 active");
        assertThat(zones(api.ask("GET", FEED).as(FakeTokens.TENANT_B).send())).containsExactly("b.example. 1 active");
    }

    @Test
    void holds_a_request_open_until_something_changes()
            throws ExecutionException, InterruptedException, TimeoutException {
        String cursor = feed("").text("/cursor");

        CompletableFuture<Reply> waiting = api.ask("GET", FEED + "?wait=30s&after=" + cursor)
                .as(FakeTokens.POP)
                .sendLater();
        api.awaitWaiting(1);
        api.createZone("a.example");

        assertThat(zones(waiting.get(10, TimeUnit.SECONDS))).containsExactly("a.example. 1 active");
    }

    @Test
    void answers_those_who_wait_at_once_when_it_stops()
            throws ExecutionException, InterruptedException, TimeoutException {
        String cursor = feed("").text("/cursor");
        CompletableFuture<Reply> waiting = api.ask("GET", FEED + "?wait=60s&after=" + cursor)
                .as(FakeTokens.POP)
                .sendLater();
        api.awaitWaiting(1);

        api.stop();

        Reply reply = waiting.get(4, TimeUnit.SECONDS);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(zones(reply)).isEmpty();
        assertThat(reply.text("/cursor")).isEqualTo(cursor);
    }

    @Test
    void without_a_wait_it_answers_at_once() {
        assertThat(zones(feed(""))).isEmpty();
        assertThat(zones(feed("?wait=0s"))).isEmpty();
    }

    @Test
    void a_cursor_of_another_store_is_410() {
        Reply reply = feed("?after=0000000000000000.7");

        assertThat(reply.status()).isEqualTo(410);
        assertThat(reply.problem()).isEqualTo("cursor-expired");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?after=",
                "?after=a%20b",
                "?limit=501",
                "?wait=61s",
                "?wait=-1s",
                "?wait=1m",
                "?wait=",
                "?since=1"
            })
    void refuses_parameters_out_of_range(String query) {
        Reply reply = feed(query);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.problem()).isEqualTo("bad-parameter");
        assertThat(reply.detail()).contains("expected: ");
    }

    @Test
    void needs_a_permission() {
        assertThat(api.ask("GET", FEED).as("tenant-a.WRITE").send().status()).isEqualTo(403);
    }
}
