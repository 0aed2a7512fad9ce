package dev.koder.herald.adapter.http.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.domain.quota.LimitClass;
import dev.koder.herald.domain.quota.RateLimit;
import dev.koder.herald.domain.quota.Rates;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Limits as callers meet them. */
@Timeout(60)
class RequestLimitsTest {

    private static final String ZONES = "/api/v1/zones";
    private static final String RECORD = "{\"ttl\":300,\"records\":[\"192.0.2.1\"]}";

    private RunningApi api = RunningApi.startWith(new Rates(Map.of(
            LimitClass.READ, RateLimit.parse("5/m"),
            LimitClass.WRITE, RateLimit.parse("10/m"),
            LimitClass.AUTH_FAILURE, RateLimit.parse("3/m"))));

    @BeforeEach
    void createAZone() {
        assertThat(api.post(ZONES, "{\"name\":\"example.org\"}").status()).isEqualTo(201);
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private Reply read() {
        return api.get(ZONES + "/example.org");
    }

    private Reply failFrom(String address) {
        return api.ask("GET", ZONES)
                .as("bad")
                .header("X-Forwarded-For", address)
                .send();
    }

    @Test
    void every_answer_tells_the_limit_and_what_is_left() {
        Reply first = read();
        Reply missing = api.get(ZONES + "/other.example");
        Reply written = api.put(ZONES + "/example.org/rrsets/www/A", RECORD);

        assertThat(first.header("RateLimit-Policy")).isEqualTo("\"read\";q=5;w=60");
        assertThat(first.header("RateLimit")).isEqualTo("\"read\";r=4;t=12");
        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.header("RateLimit")).isEqualTo("\"read\";r=3;t=24");
        assertThat(written.header("RateLimit-Policy")).isEqualTo("\"write\";q=10;w=60");
        assertThat(written.header("RateLimit")).isEqualTo("\"write\";r=8;t=12");
    }

    @Test
    void a_request_that_gives_no_good_reason_spends_and_is_told_too() {
        Reply reply = api.ask("GET", ZONES + "/example.org")
                .header("Herald-Reason", "x".repeat(501))
                .send();

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.header("RateLimit")).isEqualTo("\"read\";r=4;t=12");
    }

    @Test
    void what_is_not_limited_tells_nothing_of_limits() {
        assertThat(api.get("/healthz").header("RateLimit-Policy")).isEmpty();
        assertThat(api.get(ZONES + "/example.org/export").header("RateLimit")).isEmpty();
    }

    @Test
    void what_a_token_does_not_open_costs_as_much_as_what_it_opens() {
        Reply read = api.ask("GET", ZONES).as("tenant-b.WRITE").send();
        Reply written =
                api.ask("DELETE", ZONES + "/example.org").as("tenant-b.READ").send();

        assertThat(read.status()).isEqualTo(403);
        assertThat(read.header("RateLimit")).isEqualTo("\"read\";r=4;t=12");
        assertThat(written.status()).isEqualTo(403);
        assertThat(written.header("RateLimit")).isEqualTo("\"write\";r=9;t=6");
    }

    @ParameterizedTest
    @CsvSource({"GET, /api/v1/pops, read", "POST, /api/v1/pops/fra-1/report, write"})
    void customers_pay_for_knocking_at_the_doors_of_points_of_presence(String method, String path, String budget) {
        Reply reply = api.ask(method, path).as("tenant-b.READ.WRITE").send();

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.header("RateLimit")).startsWith("\"" + budget + "\";r=");
    }

    @Test
    void refusals_for_want_of_a_scope_end_when_the_budget_does() {
        for (int i = 0; i < 5; i++) {
            assertThat(api.ask("GET", ZONES).as("tenant-b.WRITE").send().status())
                    .isEqualTo(403);
        }

        assertThat(api.ask("GET", ZONES).as("tenant-b.WRITE").send().status()).isEqualTo(429);
    }

    @Test
    void whoever_has_spent_all_is_told_how_long_to_wait_and_then_goes_on() {
        for (int i = 0; i < 5; i++) {
            assertThat(read().status()).isEqualTo(200);
        }

        Reply refused = read();

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.problem()).isEqualTo("rate-limited");
        assertThat(refused.detail())
                .isEqualTo("requests of tenant tenant-a: 0 left of class read (expected: within 5/m, a pause of 12 s)");
        assertThat(refused.header("Retry-After")).isEqualTo("12");
        assertThat(refused.header("RateLimit")).isEqualTo("\"read\";r=0;t=12");
        api.clock.pass(Duration.ofSeconds(12));
        assertThat(read().status()).isEqualTo(200);
        assertThat(read().status()).isEqualTo(429);
    }

    @Test
    void reads_keep_no_writes_back_and_one_tenant_not_another() {
        for (int i = 0; i < 6; i++) {
            read();
        }

        assertThat(api.put(ZONES + "/example.org/rrsets/www/A", RECORD).status())
                .isEqualTo(200);
        assertThat(api.ask("GET", ZONES).as(FakeTokens.TENANT_B).send().status())
                .isEqualTo(200);
        assertThat(read().status()).isEqualTo(429);
    }

    @Test
    void a_refused_write_changes_nothing() {
        for (int i = 0; i < 9; i++) {
            api.put(ZONES + "/example.org/rrsets/www/A", RECORD);
        }

        assertThat(api.put(ZONES + "/example.org/rrsets/late/A", RECORD).status())
                .isEqualTo(429);
        assertThat(api.get(ZONES + "/example.org/rrsets/late/A").status()).isEqualTo(404);
    }

    @Test
    void a_batch_costs_by_its_size_and_not_by_its_parts() {
        Reply small =
                api.ask("PATCH", ZONES + "/example.org/rrsets").json(batch(10)).send();
        Reply large =
                api.ask("PATCH", ZONES + "/example.org/rrsets").json(batch(150)).send();

        assertThat(small.status()).isEqualTo(200);
        assertThat(small.header("RateLimit")).startsWith("\"write\";r=8;");
        assertThat(large.status()).isEqualTo(200);
        assertThat(large.header("RateLimit")).startsWith("\"write\";r=6;");
    }

    @Test
    void a_body_whose_length_is_not_announced_costs_as_much() {
        byte[] batch = batch(150).getBytes(java.nio.charset.StandardCharsets.UTF_8);

        Reply large = api.ask("PATCH", ZONES + "/example.org/rrsets")
                .header("Content-Type", "application/json")
                .body(BodyPublishers.ofByteArrays(List.of(batch)))
                .send();

        assertThat(large.status()).isEqualTo(200);
        assertThat(large.header("RateLimit")).startsWith("\"write\";r=7;");
    }

    @Test
    void a_batch_for_which_too_little_is_left_changes_nothing() {
        for (int i = 0; i < 8; i++) {
            api.put(ZONES + "/example.org/rrsets/www/A", RECORD);
        }

        Reply refused =
                api.ask("PATCH", ZONES + "/example.org/rrsets").json(batch(150)).send();

        assertThat(refused.status()).isEqualTo(429);
        assertThat(api.get(ZONES + "/example.org/rrsets/host1/A").status()).isEqualTo(404);
    }

    private static String batch(int size) {
        List<String> changes = new ArrayList<>();
        for (int i = 1; i <= size; i++) {
            changes.add("{\"name\":\"host" + i
                    + "\",\"type\":\"A\",\"action\":\"replace\",\"ttl\":300,\"records\":[\"192.0.2.1\"]}");
        }
        return "[" + String.join(",", changes) + "]";
    }

    @Test
    void of_many_requests_at_once_exactly_as_many_are_answered_as_the_limit_says() {
        List<CompletableFuture<Reply>> replies = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            replies.add(api.ask("GET", ZONES).sendLater());
        }

        assertThat(replies.stream().map(CompletableFuture::join).filter(reply -> reply.status() == 200))
                .hasSize(5);
    }

    @Test
    void too_many_attempts_without_identity_from_an_address_are_refused_as_such() {
        for (int i = 0; i < 3; i++) {
            assertThat(failFrom("192.0.2.1").status()).isEqualTo(401);
        }

        Reply refused = failFrom("192.0.2.1");

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("RateLimit-Policy")).isEqualTo("\"auth-failure\";q=3;w=60");
        assertThat(refused.header("Retry-After")).isEqualTo("20");
        assertThat(failFrom("192.0.2.2").status()).isEqualTo(401);
    }

    @Test
    void a_good_token_passes_whatever_else_came_from_its_address() {
        for (int i = 0; i < 5; i++) {
            failFrom("192.0.2.1");
        }

        Reply reply =
                api.ask("GET", ZONES).header("X-Forwarded-For", "192.0.2.1").send();

        assertThat(reply.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"192.0.2.9, 429", "127.0.0.1, 429"})
    void what_a_caller_writes_in_front_of_the_proxy_does_not_count(String invented, int status) {
        for (int i = 0; i < 3; i++) {
            failFrom("10.9.8." + i + ", 192.0.2.1");
        }

        assertThat(failFrom(invented + ", 192.0.2.1").status()).isEqualTo(status);
    }
}
