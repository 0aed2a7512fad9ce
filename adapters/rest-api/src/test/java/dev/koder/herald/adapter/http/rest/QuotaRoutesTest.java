package dev.koder.herald.adapter.http.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
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

    private Reply operator(String method, String path, String json) {
        Ask ask = api.ask(method, path).as(OPERATOR);
        return (json.isEmpty() ? ask : ask.json(json)).send();
    }

    @Test
    void a_tenant_has_no_more_RRsets_in_all_than_it_may() {
        settle("{\"record-sets\": 4}");
        create("one.example");
        create("two.example");
        Reply third = put("one.example", "www");
        put("one.example", "ftp");
        Reply fifth = put("two.example", "www");
        Reply another = create("three.example");

        assertThat(third.status()).isEqualTo(200);
        assertThat(fifth.problem()).isEqualTo("quota-exceeded");
        assertThat(fifth.text("/detail")).isEqualTo("record-sets: 5 (expected: at most 4, and there are 4)");
        assertThat(another.problem()).isEqualTo("quota-exceeded");
        assertThat(text(api.get(QUOTA), "record-sets", "used")).isEqualTo("4");
        api.delete("/api/v1/zones/one.example/rrsets/www/A");
        assertThat(put("two.example", "www").status()).isEqualTo(200);
    }

    private Reply put(String zone, String name) {
        return api.put("/api/v1/zones/" + zone + "/rrsets/" + name + "/A", "{\"records\":[\"192.0.2.1\"]}");
    }

    @Test
    void an_import_is_refused_before_it_is_read_where_there_is_no_room_for_another_zone() {
        create("one.example");
        settle("{\"zones\": 1}");
        Reply imported = api.ask("POST", "/api/v1/zones/two.example/import")
                .header("If-None-Match", "*")
                .body("text/dns", "this is no zone text\n")
                .send();

        assertThat(imported.problem()).isEqualTo("quota-exceeded");
    }

    @Test
    void an_import_of_more_than_fits_is_refused_whatever_rules_it_breaks() {
        create("one.example");
        settle("{\"record-sets\": 3}");
        String text = "@ 60 NS ns1.example.net.\na 60 A 192.0.2.1\nb 60 A 192.0.2.1\na 60 CNAME b\n";
        Reply imported = api.ask("POST", "/api/v1/zones/one.example/import")
                .body("text/dns", text)
                .send();

        assertThat(imported.problem()).isEqualTo("quota-exceeded");
    }

    @Test
    void open_change_requests_are_a_quota_like_others() {
        settle("{\"change-requests\": 1}");
        ReviewDesk desk = new ReviewDesk(api);
        WritePaths.prepare(api);
        desk.everythingBy(1);
        String first = desk.asked("192.0.2.8");

        Reply second = desk.write("192.0.2.9");

        assertThat(second.problem()).isEqualTo("quota-exceeded");
        assertThat(second.text("/detail")).startsWith("change-requests: 2 (expected: at most 1");
        assertThat(text(api.get(QUOTA), "change-requests", "used")).isEqualTo("1");
        api.ask("POST", first + "/withdraw").send();
        desk.asked("192.0.2.9");
    }

    @Test
    void tokens_are_a_quota_like_others() {
        settle("{\"tokens\": 1}");
        Reply first = token();
        Reply second = token();

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.problem()).isEqualTo("too-many-tokens");
        assertThat(text(api.get(QUOTA), "tokens", "used")).isEqualTo("1");
        assertThat(text(api.get(QUOTA), "tokens", "limit")).isEqualTo("1");
    }

    private Reply token() {
        return api.ask("POST", "/api/v1/tokens")
                .as("tenant-a.READ.WRITE.ADMIN")
                .json("{\"name\":\"ours\",\"policies\":[]}")
                .send();
    }

    @Test
    void a_tenant_sends_as_many_requests_on_a_day_as_it_may_and_learns_when_the_next_one_begins() {
        settle("{\"requests-per-day\": 3}");
        List<Integer> statuses = IntStream.range(0, 5)
                .mapToObj(number -> api.get("/api/v1/zones").status())
                .toList();
        Reply refused = api.get("/api/v1/zones");
        Reply quota = api.get(QUOTA);
        int ofAnother =
                api.ask("GET", "/api/v1/zones").as(FakeTokens.TENANT_B).send().status();
        api.clock.pass(Duration.ofDays(1));

        assertThat(statuses).containsExactly(200, 200, 200, 403, 403);
        assertThat(refused.problem()).isEqualTo("quota-exceeded");
        assertThat(refused.text("/detail")).startsWith("requests-per-day: 3").contains("T00:00:00Z");
        assertThat(Long.parseLong(refused.header("Retry-After"))).isBetween(1L, 86_400L);
        assertThat(text(quota, "requests-per-day", "used")).isEqualTo("3");
        assertThat(ofAnother).isEqualTo(200);
        assertThat(api.get("/api/v1/zones").status()).isEqualTo(200);
    }

    @Test
    void a_plan_that_tenants_share_counts_at_once_for_all_of_them() {
        operator("PUT", "/api/v1/quota-plans/gold", "{\"zones\": 1, \"rates\": {\"read\": \"7/s\"}}");
        Reply settled = settle("{\"plan\": \"gold\"}");
        create("one.example");
        Reply second = create("two.example");
        operator("PUT", "/api/v1/quota-plans/gold", "{\"zones\": 2}");
        Reply again = create("two.example");

        assertThat(settled.text("/plan")).isEqualTo("gold");
        assertThat(text(settled, "zones", "limit")).isEqualTo("1");
        assertThat(text(settled, "zones", "own")).isEqualTo("false");
        assertThat(second.problem()).isEqualTo("quota-exceeded");
        assertThat(again.status()).isEqualTo(201);
    }

    @Test
    void what_was_settled_for_a_tenant_alone_counts_in_the_place_of_its_plan() {
        operator("PUT", "/api/v1/quota-plans/gold", "{\"zones\": 1, \"record-sets\": 100}");
        Reply settled = settle("{\"plan\": \"gold\", \"zones\": 5}");

        assertThat(text(settled, "zones", "limit")).isEqualTo("5");
        assertThat(text(settled, "zones", "own")).isEqualTo("true");
        assertThat(text(settled, "record-sets", "limit")).isEqualTo("100");
    }

    @Test
    void the_plan_default_is_that_of_all_who_have_no_other() {
        operator("PUT", "/api/v1/quota-plans/default", "{\"zones\": 0}");
        operator("PUT", "/api/v1/quota-plans/gold", "{}");

        assertThat(create("one.example").problem()).isEqualTo("quota-exceeded");
        settle("{\"plan\": \"gold\"}");
        assertThat(create("one.example").status()).isEqualTo(201);
    }

    @Test
    void a_plan_in_use_stays_and_one_that_is_none_is_given_to_nobody() {
        operator("PUT", "/api/v1/quota-plans/gold", "{\"zones\": 1}");
        settle("{\"plan\": \"gold\"}");

        assertThat(operator("DELETE", "/api/v1/quota-plans/gold", "").problem()).isEqualTo("quota-plan-in-use");
        settle("{}");
        assertThat(operator("DELETE", "/api/v1/quota-plans/gold", "").status()).isEqualTo(204);
        assertThat(operator("GET", "/api/v1/quota-plans/gold", "").problem()).isEqualTo("quota-plan-not-found");
        assertThat(settle("{\"plan\": \"gold\"}").problem()).isEqualTo("quota-plan-not-found");
        assertThat(operator("PUT", "/api/v1/quota-plans/Gold", "{}").problem()).isEqualTo("bad-parameter");
        assertThat(operator("PUT", "/api/v1/quota-plans/gold", "{\"zones\": -1}")
                        .problem())
                .isEqualTo("unprocessable-content");
    }

    @Test
    void operators_list_the_plans_and_nobody_else_does() {
        operator("PUT", "/api/v1/quota-plans/silver", "{\"zones\": 1}");
        operator("PUT", "/api/v1/quota-plans/gold", "{\"tokens\": 1}");
        Reply list = operator("GET", "/api/v1/quota-plans", "");

        assertThat(list.text("/plans/0/name")).isEqualTo("gold");
        assertThat(list.json().at("/plans/1/zones").longValue()).isEqualTo(1);
        assertThat(api.get("/api/v1/quota-plans").problem()).isEqualTo("forbidden");
    }
}
