package dev.koder.herald.adapter.http.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.koder.herald.application.event.ForgetEvents;
import java.time.Duration;
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

/** The log of events tells everything that happened. */
@Timeout(30)
class EventRoutesTest {

    private static final String EVENTS = "/api/v1/events";

    private final RunningApi api = RunningApi.start();

    @AfterEach
    void stop() {
        api.close();
    }

    private static List<String> events(Reply reply) {
        List<String> events = new ArrayList<>();
        for (JsonNode event : reply.json().get("events")) {
            JsonNode data = event.get("data");
            events.add(event.get("type").textValue() + " " + data.get("zone").textValue() + " " + data.get("serial"));
        }
        return events;
    }

    @Test
    void tells_every_event_from_the_beginning() {
        api.createZone("a.example");
        api.put("/api/v1/zones/a.example/rrsets/www/A", "{\"records\":[\"192.0.2.1\"]}");
        api.put("/api/v1/zones/a.example/rrsets/www/A", "{\"records\":[\"192.0.2.2\"]}");
        api.delete("/api/v1/zones/a.example");

        Reply reply = api.get(EVENTS);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(events(reply))
                .containsExactly(
                        "zone.created a.example. 1",
                        "zone.changed a.example. 2",
                        "zone.changed a.example. 3",
                        "zone.deleted a.example. 3");
        assertThat(reply.json().get("complete").booleanValue()).isTrue();
    }

    @Test
    void tells_who_did_it_in_which_request_and_why() {
        api.createZone("a.example");
        String cursor = api.get(EVENTS).text("/cursor");
        Reply deletion = api.ask("DELETE", "/api/v1/zones/a.example")
                .header("X-Request-Id", "request-7")
                .header("Herald-Reason", "it was sold")
                .send();

        Reply reply = api.get(EVENTS + "?after=" + cursor);

        assertThat(reply.text("/events/0/data/requestId")).isEqualTo("request-7");
        assertThat(reply.text("/events/0/data/reason")).isEqualTo("it was sold");
        assertThat(reply.text("/events/0/data/actor")).isNotEmpty();
        assertThat(reply.text("/events/0/data/change")).isEqualTo(deletion.header("Herald-Change"));
        assertThat(reply.text("/events/0/timestamp"))
                .isEqualTo(api.clock.instant().toString());
    }

    @Test
    void goes_on_after_the_cursor_or_after_an_event() {
        api.createZone("a.example");
        api.createZone("b.example");
        Reply all = api.get(EVENTS);

        api.createZone("c.example");

        assertThat(events(api.get(EVENTS + "?after=" + all.text("/cursor"))))
                .containsExactly("zone.created c.example. 1");
        assertThat(events(api.get(EVENTS + "?after=" + all.text("/events/0/id"))))
                .containsExactly("zone.created b.example. 1", "zone.created c.example. 1");
    }

    @Test
    void says_when_there_is_more() {
        api.createZone("a.example");
        api.createZone("b.example");

        Reply first = api.get(EVENTS + "?limit=1");
        Reply second = api.get(EVENTS + "?limit=1&after=" + first.text("/cursor"));

        assertThat(first.json().get("complete").booleanValue()).isFalse();
        assertThat(events(second)).containsExactly("zone.created b.example. 1");
        assertThat(second.json().get("complete").booleanValue()).isTrue();
    }

    @Test
    void shows_a_tenant_its_own_alone() {
        api.createZone("a.example");
        api.ask("POST", "/api/v1/zones")
                .as(FakeTokens.TENANT_B)
                .json("{\"name\":\"b.example\"}")
                .send();

        assertThat(events(api.get(EVENTS))).containsExactly("zone.created a.example. 1");
        assertThat(events(api.ask("GET", EVENTS).as(FakeTokens.TENANT_B).send()))
                .containsExactly("zone.created b.example. 1");
    }

    @Test
    void holds_a_request_open_until_something_happens()
            throws ExecutionException, InterruptedException, TimeoutException {
        String cursor = api.get(EVENTS).text("/cursor");

        CompletableFuture<Reply> waiting =
                api.ask("GET", EVENTS + "?wait=30s&after=" + cursor).sendLater();
        api.awaitWaiting(1);
        api.createZone("a.example");

        assertThat(events(waiting.get(10, TimeUnit.SECONDS))).containsExactly("zone.created a.example. 1");
    }

    @Test
    void tells_whoever_was_away_too_long_that_events_were_forgotten() {
        String beginning = api.get(EVENTS).text("/cursor");
        api.createZone("a.example");
        api.clock.pass(Duration.ofDays(31));
        new ForgetEvents(api.stores().events(), api.clock, Duration.ofDays(30)).run();

        Reply reply = api.get(EVENTS + "?after=" + beginning);

        assertThat(reply.status()).isEqualTo(410);
        assertThat(reply.problem()).isEqualTo("cursor-expired");
        assertThat(events(api.get(EVENTS))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"?after=", "?after=a%20b", "?limit=501", "?limit=0", "?wait=61s", "?wait=1m", "?since=1"})
    void refuses_parameters_out_of_range(String query) {
        Reply reply = api.get(EVENTS + query);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.problem()).isEqualTo("bad-parameter");
        assertThat(reply.detail()).contains("expected: ");
    }

    @Test
    void needs_a_permission() {
        assertThat(api.ask("GET", EVENTS).as("tenant-a.WRITE").send().status()).isEqualTo(403);
    }
}
