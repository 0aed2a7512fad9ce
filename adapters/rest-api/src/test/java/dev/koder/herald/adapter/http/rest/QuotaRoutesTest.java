package dev.koder.herald.adapter.http.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much tenants may have. */
@Timeout(60)
class QuotaRoutesTest {

    private static final String QUOTA = "/api/v1/quota";
    private static final String OF_A = "/api/v1/tenants/tenant-a/quota";
    private static final String OPERATOR = "platform.OPERATOR";

    private final RunningApi api = RunningApi.start();

    @AfterEach
    void stop() {
        api.close();
    }

    private Reply settle(String json) {
        return api.ask("PUT", OF_A).as(OPERATOR).json(json).send();
    }

    private Reply create(String zone) {
        return api.post("/api/v1/zones", "{\"name\":\"" + zone + "\"}");
    }

    private static String text(Reply reply, String quota, String member) {
        for (JsonNode one : reply.json().get("quotas")) {
            if (one.get("name").textValue().equals(quota)) {
                return one.path(member).asText();
            }
        }
        return "";
    }

    @Test
    void a_tenant_sees_what_it_may_have_and_what_it_has() {
        create("one.example");
        create("two.example");

        Reply reply = api.get(QUOTA);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text("/tenant")).isEqualTo("tenant-a");
        assertThat(text(reply, "zones", "limit")).isEqualTo("10000");
        assertThat(text(reply, "zones", "used")).isEqualTo("2");
        assertThat(text(reply, "zones", "own")).isEqualTo("false");
    }

    @Test
    void operators_settle_it_for_one_tenant_and_take_it_back() {
        Reply settled = settle("{\"zones\":1,\"record-sets-per-zone\":5,\"rates\":{\"read\":\"7/m\"}}");

        assertThat(settled.status()).isEqualTo(200);
        assertThat(text(settled, "zones", "limit")).isEqualTo("1");
        assertThat(text(settled, "zones", "own")).isEqualTo("true");
        assertThat(text(settled, "record-sets-per-zone", "limit")).isEqualTo("5");
        assertThat(settled.text("/rates/0/limit")).isEqualTo("7/m");
        assertThat(api.get(QUOTA).header("RateLimit-Policy")).isEqualTo("\"read\";q=7;w=60");
        assertThat(text(api.ask("GET", QUOTA).as(FakeTokens.TENANT_B).send(), "zones", "limit"))
                .isEqualTo("10000");
        assertThat(text(settle("{}"), "zones", "limit")).isEqualTo("10000");
    }

    @Test
    void tenants_settle_nothing_for_themselves() {
        Reply reply = api.ask("PUT", OF_A)
                .as("tenant-a.READ.WRITE.ADMIN")
                .json("{\"zones\":1000000}")
                .send();

        assertThat(reply.status()).isEqualTo(403);
        assertThat(text(api.get(QUOTA), "zones", "limit")).isEqualTo("10000");
    }

    @Test
    void a_zone_too_many_is_refused_until_another_one_is_gone() {
        settle("{\"zones\":2}");
        create("one.example");
        create("two.example");

        Reply refused = create("three.example");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.problem()).isEqualTo("quota-exceeded");
        assertThat(refused.detail()).isEqualTo("zones: 3 (expected: at most 2, and there are 2)");
        assertThat(api.get("/api/v1/zones/three.example").status()).isEqualTo(404);
        assertThat(api.ask("DELETE", "/api/v1/zones/one.example").send().status())
                .isLessThan(300);
        assertThat(create("three.example").status()).isEqualTo(201);
        assertThat(api.ask("POST", "/api/v1/deleted-zones/one.example/restore")
                        .send()
                        .problem())
                .isEqualTo("quota-exceeded");
    }

    @Test
    void of_many_zones_at_once_exactly_as_many_are_created_as_the_quota_says() {
        settle("{\"zones\":5}");

        List<CompletableFuture<Reply>> replies = IntStream.range(0, 40)
                .mapToObj(number -> api.ask("POST", "/api/v1/zones")
                        .json("{\"name\":\"zone" + number + ".example\"}")
                        .sendLater())
                .toList();

        assertThat(replies.stream().map(CompletableFuture::join).filter(reply -> reply.status() == 201))
                .hasSize(5);
        assertThat(text(api.get(QUOTA), "zones", "used")).isEqualTo("5");
    }

    @Test
    void a_zone_that_is_full_grows_no_more_and_may_shrink() {
        create("one.example");
        String sets = "/api/v1/zones/one.example/rrsets";
        api.put(sets + "/a/A", "{\"records\":[\"192.0.2.1\"]}");
        api.put(sets + "/b/A", "{\"records\":[\"192.0.2.1\"]}");
        settle("{\"record-sets-per-zone\":2}");

        Reply refused = api.put(sets + "/c/A", "{\"records\":[\"192.0.2.1\"]}");

        assertThat(refused.problem()).isEqualTo("quota-exceeded");
        assertThat(refused.detail()).isEqualTo("record-sets-per-zone: 4 (expected: at most 2, and there are 3)");
        assertThat(api.put(sets + "/b/A", "{\"records\":[\"192.0.2.2\"]}").status())
                .isEqualTo(200);
        assertThat(api.ask("DELETE", sets + "/a/A").send().status()).isLessThan(300);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"zones\":-1} | out-of-range",
                "{\"zones\":\"1\"} | wrong-type",
                "{\"zone\":1} | unknown-member",
                "{\"rates\":{\"read\":\"7\"}} | malformed",
                "{\"rates\":{\"auth-failure\":\"7/m\"}} | unknown-member"
            })
    void what_is_no_plan_is_refused(String json, String code) {
        Reply reply = settle(json);

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.text("/errors/0/code")).isEqualTo(code);
    }
}
