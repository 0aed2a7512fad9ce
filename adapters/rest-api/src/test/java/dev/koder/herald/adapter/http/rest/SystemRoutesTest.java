package dev.koder.herald.adapter.http.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.application.identity.IssuerKeys;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What operators ask, and what is answered when things go wrong inside. */
class SystemRoutesTest {

    private static final String ZONES = "/api/v1/zones";

    private final RunningApi api = RunningApi.start();

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void is_alive_whatever_the_store_does() {
        api.store.misbehave();

        assertThat(api.get("/healthz").body()).isEqualTo("{\"status\":\"alive\"}");
    }

    @Test
    void is_ready_when_the_store_can_be_read_and_tokens_be_verified() {
        Reply reply = api.get("/readyz");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body())
                .isEqualTo("{\"status\":\"ready\",\"store\":\"readable\",\"writes\":\"taken\",\"identity\":\"keys"
                        + " known\"}");
    }

    @Test
    void is_not_ready_while_no_key_is_known() {
        api.tokens.keys = new IssuerKeys.Unknown();

        Reply reply = api.get("/readyz");

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.body())
                .isEqualTo(
                        "{\"status\":\"not ready\",\"store\":\"readable\",\"writes\":\"taken\",\"identity\":\"no keys"
                                + " yet\"}");
    }

    @Test
    void is_ready_while_keys_cannot_be_refreshed_and_says_since_when() {
        assertThat(api.get("/metrics").body()).contains("\nherald_identity_keys_outdated 0.0\n");

        api.tokens.keys = new IssuerKeys.Outdated(Instant.parse("2026-01-14T12:00:00Z"));

        Reply reply = api.get("/readyz");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text("/identity"))
                .isEqualTo("keys not refreshed since 2026-01-14T12:00:00Z (tokens by known keys go on)");
        assertThat(api.get("/metrics").body()).contains("\nherald_identity_keys_outdated 1.0\n");
    }

    @Test
    void is_not_ready_while_the_store_does_not_answer() {
        api.store.breakDown();

        Reply reply = api.get("/readyz");

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.text("/store")).isEqualTo("unavailable");
    }

    @Test
    void a_store_that_does_not_answer_is_503_and_says_when_to_try_again() {
        api.store.breakDown();

        Reply reply = api.get(ZONES);

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.problem()).isEqualTo("unavailable");
        assertThat(reply.header("Retry-After")).isEqualTo("1");
        assertThat(reply.text("/detail"))
                .isEqualTo("store: the disk is full (writes go on by themselves once there is room)");
        assertThat(reply.body()).doesNotContain("secret");
    }

    @Test
    void is_not_ready_while_writes_are_turned_away_and_says_why() {
        api.store.turnWritesAway();

        Reply reply = api.get("/readyz");

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.text("/store")).isEqualTo("readable");
        assertThat(reply.text("/writes")).startsWith("the disk is full");
        assertThat(api.get(ZONES).status()).isEqualTo(200);
    }

    @Test
    void a_bug_is_500_and_tells_nothing_but_the_request() {
        api.store.misbehave();

        Reply reply = api.ask("GET", ZONES).header("X-Request-Id", "find-me").send();

        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.problem()).isEqualTo("internal-error");
        assertThat(reply.text("/instance")).isEqualTo("urn:herald:request:find-me");
        assertThat(reply.body()).doesNotContain("secret").doesNotContain("Exception");
    }

    @Test
    void counts_requests_by_route_method_and_status_without_names() {
        api.createZone("example.org");
        api.get(ZONES + "/example.org");
        api.get(ZONES + "/other.example");
        api.get("/made/up");

        String metrics = api.get("/metrics").body();

        assertThat(metrics)
                .contains(
                        "herald_http_requests_total{method=\"GET\",route=\"/api/v1/zones/{zone}\",status=\"200\"} 1.0")
                .contains(
                        "herald_http_requests_total{method=\"GET\",route=\"/api/v1/zones/{zone}\",status=\"404\"} 1.0")
                .contains("herald_http_requests_total{method=\"GET\",route=\"none\",status=\"404\"} 1.0")
                .contains("herald_http_request_duration_seconds_count{method=\"POST\",route=\"/api/v1/zones\"} 1")
                .doesNotContain("example")
                .doesNotContain("made/up");
    }

    @Test
    void methods_that_are_made_up_become_no_labels() {
        api.ask("BREW", ZONES).send();

        assertThat(api.get("/metrics").body()).contains("method=\"other\"").doesNotContain("BREW");
    }

    @Test
    void tells_how_the_java_runtime_does() {
        Reply reply = api.get("/metrics");

        assertThat(reply.header("Content-Type")).startsWith("text/plain; version=0.0.4");
        assertThat(reply.body())
                .contains("jvm_memory_used_bytes{area=\"heap\"}")
                .contains("jvm_gc_collection_seconds_total{gc=")
                .contains("process_cpu_seconds_total ")
                .contains("process_start_time_seconds ")
                .contains("jvm_threads_current ");
    }
}
