package dev.koder.herald.adapter.http.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Changes are worked out, looked at, and made as they are or not at all. */
class PlanRoutesTest {

    private static final String ZONE = "/api/v1/zones/example.org";
    private static final String PLANS = ZONE + "/plans";
    private static final String WWW = ZONE + "/rrsets/www/A";
    private static final String NS =
            "{\"name\":\"@\",\"type\":\"NS\",\"records\":[\"ns1.herald.test.\",\"ns2.herald.test.\"]}";
    private static final String TEXT = """
            $TTL 3600
            @    NS   ns1.herald.test.
                 NS   ns2.herald.test.
            www  A    192.0.2.42
            """;

    private final RunningApi api = RunningApi.start();

    @BeforeEach
    void create() {
        api.createZone("example.org");
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private static String address(String name, String address) {
        return "{\"name\":\"" + name + "\",\"type\":\"A\",\"ttl\":300,\"records\":[\"" + address + "\"]}";
    }

    private static String wish(String... sets) {
        return "{\"rrsets\":[" + String.join(",", sets) + "]}";
    }

    private Reply plan(String... sets) {
        return api.post(PLANS, wish(sets));
    }

    private Reply planText(String text) {
        return api.ask("POST", PLANS).body("text/dns", text).send();
    }

    private Reply apply(Reply plan) {
        return api.ask("POST", plan.header("Location") + "/apply").send();
    }

    private String serial() {
        return api.get(ZONE).text("/serial");
    }

    @Test
    void a_plan_shows_what_would_change_and_changes_nothing() {
        api.put(WWW, "{\"ttl\":300,\"records\":[\"192.0.2.1\"]}");
        api.put(ZONE + "/rrsets/old/A", "{\"ttl\":300,\"records\":[\"192.0.2.9\"]}");

        Reply plan = plan(NS, address("www", "192.0.2.2"), address("new", "192.0.2.3"));

        assertThat(plan.status()).isEqualTo(201);
        assertThat(plan.text("/id")).matches("[0-9a-f]{64}");
        assertThat(plan.header("Location")).isEqualTo("/api/v1/zones/example.org./plans/" + plan.text("/id"));
        assertThat(plan.text("/difference/baseSerial")).isEqualTo("3");
        assertThat(plan.text("/difference/baseTag")).isEqualTo("\"3\"");
        assertThat(plan.text("/difference/pending")).isEqualTo("true");
        assertThat(plan.text("/difference/created")).isEqualTo("1");
        assertThat(plan.text("/difference/replaced")).isEqualTo("1");
        assertThat(plan.text("/difference/deleted")).isEqualTo("1");
        assertThat(plan.text("/difference/removed/0/name")).isEqualTo("old.example.org.");
        assertThat(plan.text("/difference/removed/1/records/0")).isEqualTo("192.0.2.1");
        assertThat(plan.text("/difference/added/0/name")).isEqualTo("new.example.org.");
        assertThat(plan.text("/difference/added/1/records/0")).isEqualTo("192.0.2.2");
        assertThat(serial()).isEqualTo("3");
        assertThat(api.get(WWW).text("/records/0")).isEqualTo("192.0.2.1");
    }

    @Test
    void a_plan_that_is_applied_makes_exactly_its_change() {
        Reply plan = planText(TEXT);

        Reply applied = apply(plan);

        assertThat(applied.status()).isEqualTo(200);
        assertThat(applied.header("ETag")).isEqualTo("\"2\"");
        assertThat(applied.text("/change/serial")).isEqualTo("2");
        assertThat(api.get(WWW).text("/records/0")).isEqualTo("192.0.2.42");
        assertThat(planText(TEXT).status()).isEqualTo(200);
    }

    @Test
    void the_version_tells_who_applied_it_and_why() {
        Reply plan = planText(TEXT);

        api.ask("POST", plan.header("Location") + "/apply")
                .header("Herald-Reason", "ticket 7")
                .send();

        assertThat(api.get(ZONE + "/versions").text("/versions/0/reason")).isEqualTo("ticket 7");
    }

    @Test
    void a_stale_plan_is_refused_and_names_both_serials() {
        Reply plan = planText(TEXT);
        api.put(ZONE + "/rrsets/other/A", "{\"records\":[\"192.0.2.7\"]}");

        Reply applied = apply(plan);

        assertThat(applied.status()).isEqualTo(409);
        assertThat(applied.text("/type")).isEqualTo("/problems/plan-stale");
        assertThat(applied.text("/detail")).contains("for serial 1,", "is at serial 2 ");
        assertThat(applied.header("ETag")).isEqualTo("\"2\"");
        assertThat(serial()).isEqualTo("2");
        assertThat(api.get(WWW).status()).isEqualTo(404);
    }

    @Test
    void a_plan_is_applied_once() {
        Reply plan = planText(TEXT);
        apply(plan);

        Reply again = apply(plan);

        assertThat(again.text("/type")).isEqualTo("/problems/plan-stale");
        assertThat(serial()).isEqualTo("2");
    }

    @Test
    void of_two_plans_for_one_version_that_are_applied_at_once_one_is_made() {
        Reply one = plan(NS, address("www", "192.0.2.1"));
        Reply other = plan(NS, address("www", "192.0.2.2"));

        List<Integer> statuses = Stream.of(one, other)
                .map(plan -> api.ask("POST", plan.header("Location") + "/apply").sendLater())
                .toList()
                .stream()
                .map(later -> later.join().status())
                .sorted()
                .toList();

        assertThat(statuses).containsExactly(200, 409);
        assertThat(serial()).isEqualTo("2");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void a_plan_that_is_applied_makes_of_a_zone_what_an_import_makes_of_it(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        api.createZone("example.net");
        String other = "/api/v1/zones/example.net";
        for (int i = 0; i < 10; i++) {
            String text = anyText(random);

            Reply plan = planText(text);
            Reply imported =
                    api.ask("POST", other + "/import").body("text/dns", text).send();

            assertThat(plan.status())
                    .as(plan.toString())
                    .isEqualTo(imported.json().get("change").isNull() ? 200 : 201);
            if (plan.status() == 201) {
                assertThat(apply(plan).status()).isEqualTo(200);
            }
            assertThat(records(ZONE)).isEqualTo(records(other).replace("example.net.", "example.org."));
        }
    }

    private static String anyText(SplittableRandom random) {
        int first = random.nextInt(20);
        return "$TTL " + (600 + random.nextInt(2)) + "\n@ SOA ns1.herald.test. h.herald.test. " + random.nextInt(9)
                + " "
                + (7200 + random.nextInt(2)) + " 900 1209600 300\n@ NS ns1.herald.test.\n"
                + IntStream.range(first, first + random.nextInt(30))
                        .mapToObj(i -> "h" + i + " A 192.0.2." + random.nextInt(2) + "\n")
                        .collect(Collectors.joining());
    }

    /** All of a zone's records but the serial, which an import takes from the text. */
    private String records(String zone) {
        return api.get(zone + "/export")
                .body()
                .lines()
                .filter(line -> !line.startsWith(";"))
                .map(line -> line.replaceFirst("( IN SOA \\S+ \\S+) \\d+ ", "$1 0 "))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void a_plan_can_be_shown_again_with_what_there_is_to_say_of_it() {
        Reply plan = planText(TEXT.replace("$TTL 3600", "$TTL 10"));

        Reply shown = api.get(plan.header("Location"));

        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.json().get("difference")).isEqualTo(plan.json().get("difference"));
        assertThat(shown.text("/id")).isEqualTo(plan.text("/id"));
        assertThat(shown.text("/plannedAt")).isEqualTo("2026-01-14T12:00:00Z");
        assertThat(shown.text("/expiresAt")).isEqualTo("2026-01-15T12:00:00Z");
        assertThat(shown.text("/warnings/0/code")).isEqualTo("ttl-very-low");
        assertThat(shown.text("/difference/cautions/0/code")).isEqualTo("ttl-lowered");
    }

    @Test
    void the_same_change_of_the_same_version_is_the_same_plan_however_it_is_written() {
        Reply text = planText(TEXT.replace("www  A", "www 300 A"));
        Reply json = plan(address("www.example.org.", "192.0.2.42"), NS);

        assertThat(json.status()).isEqualTo(201);
        assertThat(json.text("/id")).isEqualTo(text.text("/id"));
    }

    @Test
    void another_version_makes_it_another_plan() {
        Reply first = planText(TEXT);
        api.put(ZONE + "/rrsets/other/A", "{\"records\":[\"192.0.2.7\"]}");
        api.delete(ZONE + "/rrsets/other/A");

        assertThat(planText(TEXT).text("/id")).isNotEqualTo(first.text("/id"));
    }

    @Test
    void where_nothing_would_change_no_plan_is_kept() {
        Reply nothing = plan(NS);

        assertThat(nothing.status()).isEqualTo(200);
        assertThat(nothing.json().get("id").isNull()).isTrue();
        assertThat(nothing.text("/difference/pending")).isEqualTo("false");
        assertThat(nothing.header("Location")).isEmpty();
    }

    @Test
    void the_soa_may_be_among_what_is_wished_and_its_serial_is_passed_over() {
        Reply plan = plan(
                NS,
                "{\"name\":\"@\",\"type\":\"SOA\",\"ttl\":3600,\"records\":"
                        + "[\"ns1.herald.test. hostmaster.herald.test. 4711 8000 900 1209600 300\"]}");

        assertThat(plan.text("/difference/soa/refresh")).isEqualTo("8000");
        assertThat(plan.text("/difference/cautions/0/code")).isEqualTo("soa-changed");
        assertThat(plan.text("/difference/cautions/0/detail")).isEqualTo("refresh 8000 (was: 7200)");
        assertThat(apply(plan).text("/change/serial")).isEqualTo("2");
        assertThat(api.get(ZONE).text("/soa/refresh")).isEqualTo("8000");
    }

    @Test
    void what_a_small_zone_was_read_as_can_be_sent_back() {
        api.put(WWW, "{\"ttl\":300,\"records\":[\"192.0.2.1\"]}");
        String sets = api.get(ZONE + "/rrsets").json().get("rrsets").toString();

        assertThat(api.post(PLANS, "{\"rrsets\":" + sets + "}").status()).isEqualTo(200);
    }

    @Test
    void deleting_much_is_cautioned_against() {
        for (int i = 0; i < 3; i++) {
            api.put(ZONE + "/rrsets/h" + i + "/A", "{\"records\":[\"192.0.2.1\"]}");
        }

        Reply plan = plan(NS);

        assertThat(plan.text("/difference/cautionCount")).isEqualTo("1");
        assertThat(plan.text("/difference/cautions/0/code")).isEqualTo("many-deletions");
        assertThat(plan.text("/difference/cautions/0/detail")).startsWith("3 of 4 RRsets deleted");
    }

    @Test
    void rules_that_the_result_would_break_are_told_as_in_every_write() {
        Reply json = plan(address("www", "192.0.2.1"));
        Reply text = planText("www 300 A 192.0.2.1\nwww 300 CNAME example.net.\n@ 300 NS ns1.example.net.\n");

        assertThat(json.text("/type")).isEqualTo("/problems/zone-rules-broken");
        assertThat(json.text("/errors/0/code")).isEqualTo("apex-without-ns");
        assertThat(text.status()).isEqualTo(422);
        assertThat(text.text("/errors/0/code")).isEqualTo("cname-with-other-data");
        assertThat(text.text("/errors/0/line")).isNotEmpty();
    }

    @Test
    void warnings_point_into_the_body() {
        Reply plan = plan(NS, "{\"name\":\"mail\",\"type\":\"MX\",\"records\":[\"10 nosuch.example.org.\"]}");

        assertThat(plan.text("/warnings/0/code")).isEqualTo("dangling-target");
        assertThat(plan.text("/warnings/0/pointer")).isEqualTo("#/rrsets/1");
    }

    @Test
    void everything_wrong_with_a_body_is_told_at_once() {
        Reply reply = plan(
                NS,
                "{\"name\":\"a\",\"type\":\"A\",\"records\":[]}",
                "{\"name\":\"b\",\"type\":\"A\",\"records\":[\"x\"]}",
                "{\"name\":\"c\",\"records\":[\"192.0.2.1\"],\"action\":\"replace\"}");

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().get("errors").findValuesAsText("pointer"))
                .containsExactly("#/rrsets/1", "#/rrsets/2/records/0", "#/rrsets/3/action", "#/rrsets/3/type");
    }

    @Test
    void an_rrset_that_stands_twice_is_refused() {
        Reply reply = plan(NS, address("www", "192.0.2.1"), address("WWW", "192.0.2.2"));

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.text("/errors/0/pointer")).isEqualTo("#/rrsets/2");
        assertThat(reply.text("/errors/0/code")).isEqualTo("duplicate");
    }

    @Test
    void two_soas_are_refused() {
        Reply reply = plan(
                NS,
                "{\"name\":\"@\",\"type\":\"SOA\",\"records\":[\"a. b. 1 7200 900 1209600 300\",\"a. b. 2 7200 900 1209600 300\"]}");

        assertThat(reply.text("/errors/0/pointer")).isEqualTo("#/rrsets/1");
    }

    @Test
    void a_text_with_errors_names_lines() {
        Reply reply = planText(TEXT + "mail A 192.0.2.300\n");

        assertThat(reply.text("/type")).isEqualTo("/problems/zone-text-errors");
        assertThat(reply.text("/errors/0/line")).isEqualTo("5");
    }

    @Test
    void only_the_two_media_types_are_taken() {
        Reply reply = api.ask("POST", PLANS).body("text/plain", TEXT).send();

        assertThat(reply.status()).isEqualTo(415);
        assertThat(reply.header("Accept")).isEqualTo("application/json, text/dns");
        assertThat(reply.text("/detail")).contains("application/json or text/dns");
    }

    @Test
    void a_plan_is_made_only_of_what_the_caller_has_seen() {
        Reply late = api.ask("POST", PLANS)
                .header("If-Match", "\"0\"")
                .json(wish(NS))
                .send();
        Reply inTime = api.ask("POST", PLANS)
                .header("If-Match", "\"1\"")
                .json(wish(NS))
                .send();

        assertThat(late.status()).isEqualTo(412);
        assertThat(inTime.status()).isEqualTo(200);
    }

    @Test
    void a_plan_expires() {
        Reply plan = planText(TEXT);
        api.clock.pass(Duration.ofHours(24));

        assertThat(api.get(plan.header("Location")).text("/type")).isEqualTo("/problems/plan-not-found");
        assertThat(apply(plan).status()).isEqualTo(404);
        assertThat(serial()).isEqualTo("1");
    }

    @Test
    void a_plan_of_another_tenant_is_like_none() {
        Reply plan = planText(TEXT);
        String path = plan.header("Location");

        Reply foreign = api.ask("GET", path).as(FakeTokens.TENANT_B).send();
        Reply applied = api.ask("POST", path + "/apply").as(FakeTokens.TENANT_B).send();

        assertThat(foreign.text("/type")).isEqualTo("/problems/zone-not-found");
        assertThat(applied.text("/type")).isEqualTo("/problems/zone-not-found");
        assertThat(serial()).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/apply"})
    void a_plan_that_never_was_is_not_found(String rest) {
        String path = PLANS + "/" + "0".repeat(64) + rest;

        Reply reply = api.ask(rest.isEmpty() ? "GET" : "POST", path).send();

        assertThat(reply.text("/type")).isEqualTo("/problems/plan-not-found");
    }

    @Test
    void what_is_no_plans_id_is_a_bad_parameter() {
        assertThat(api.get(PLANS + "/17").text("/type")).isEqualTo("/problems/bad-parameter");
    }

    @Test
    void a_difference_that_is_too_large_is_to_be_imported() {
        String hosts = IntStream.range(0, 1000)
                .mapToObj(i -> "h" + i + " A 192.0.2.1\n")
                .collect(Collectors.joining());

        Reply reply = planText(TEXT + hosts);

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.text("/type")).isEqualTo("/problems/plan-too-large");
        assertThat(reply.text("/detail")).contains("import", "If-Match");
    }

    @Test
    void a_tenant_has_so_many_plans_at_once() {
        for (int i = 1; i <= 3; i++) {
            assertThat(plan(NS, address("www", "192.0.2." + i)).status()).isEqualTo(201);
        }

        Reply reply = plan(NS, address("www", "192.0.2.4"));

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.text("/type")).isEqualTo("/problems/too-many-plans");
        assertThat(reply.text("/detail")).contains("at most 3 plans");
    }

    @Test
    void no_plan_is_made_of_a_zone_that_is_not_the_callers() {
        Reply json = api.post("/api/v1/zones/example.com/plans", wish(NS));
        Reply text = api.ask("POST", "/api/v1/zones/example.com/plans")
                .body("text/dns", TEXT)
                .send();

        assertThat(json.text("/type")).isEqualTo("/problems/zone-not-found");
        assertThat(text.text("/type")).isEqualTo("/problems/zone-not-found");
    }

    @Test
    void a_dry_run_of_an_import_tells_the_difference_and_keeps_nothing() {
        Reply dry = api.ask("POST", ZONE + "/import?dry-run=true")
                .body("text/dns", TEXT)
                .send();

        assertThat(dry.status()).isEqualTo(200);
        assertThat(dry.json().get("difference")).isEqualTo(planText(TEXT).json().get("difference"));
        assertThat(dry.json().get("change").isNull()).isTrue();
        assertThat(dry.header("Herald-Change")).isEmpty();
        assertThat(serial()).isEqualTo("1");
    }

    @Test
    void a_dry_run_that_is_none_is_an_import() {
        Reply wet = api.ask("POST", ZONE + "/import?dry-run=false")
                .body("text/dns", TEXT)
                .send();

        assertThat(wet.text("/change/serial")).isEqualTo("2");
        assertThat(wet.json().has("difference")).isFalse();
    }

    @Test
    void a_dry_run_creates_no_zone() {
        Reply reply = api.ask("POST", "/api/v1/zones/new.example/import?dry-run=true")
                .header("If-None-Match", "*")
                .body("text/dns", TEXT)
                .send();

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text("/detail")).contains("dry-run");
        assertThat(api.get("/api/v1/zones/new.example").status()).isEqualTo(404);
    }

    @Test
    void a_dry_run_is_true_or_false() {
        Reply reply = api.ask("POST", ZONE + "/import?dry-run=yes")
                .body("text/dns", TEXT)
                .send();

        assertThat(reply.text("/detail")).contains("yes").contains("true or false");
    }
}
