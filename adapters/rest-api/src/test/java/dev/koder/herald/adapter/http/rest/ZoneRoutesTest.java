package dev.koder.herald.adapter.http.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Zones are created, shown, listed and deleted. */
class ZoneRoutesTest {

    private static final String ZONES = "/api/v1/zones";
    private static final String ZONE = ZONES + "/example.org";

    private final RunningApi api = RunningApi.start();

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void a_deleted_zone_is_listed_and_had_back_with_what_it_held() {
        api.createZone("example.org");
        api.put("/api/v1/zones/example.org/rrsets/www/A", "{\"records\":[\"192.0.2.1\"]}");
        api.delete("/api/v1/zones/example.org");

        Reply listed = api.get("/api/v1/deleted-zones");
        Reply restored =
                api.ask("POST", "/api/v1/deleted-zones/example.org/restore").send();

        assertThat(listed.text("/zones/0/name")).isEqualTo("example.org.");
        assertThat(restored.status()).isEqualTo(200);
        assertThat(restored.text("/serial")).isEqualTo("3");
        assertThat(api.get("/api/v1/zones/example.org/rrsets/www/A").status()).isEqualTo(200);
        assertThat(api.get("/api/v1/deleted-zones").json().get("zones")).isEmpty();
    }

    @Test
    void a_zone_that_was_not_deleted_cannot_be_had_back() {
        api.createZone("example.org");

        Reply reply =
                api.ask("POST", "/api/v1/deleted-zones/example.org/restore").send();

        assertThat(reply.status()).isEqualTo(404);
    }

    @Test
    void creates_a_zone_with_the_platforms_defaults() {
        Reply reply = api.post(ZONES, "{\"name\":\"example.org\"}");

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.header("Location")).isEqualTo("/api/v1/zones/example.org.");
        assertThat(reply.header("ETag")).isEqualTo("\"1\"");
        assertThat(reply.text("/name")).isEqualTo("example.org.");
        assertThat(reply.text("/serial")).isEqualTo("1");
        assertThat(reply.text("/recordSetCount")).isEqualTo("1");
        assertThat(reply.text("/soa/mname")).isEqualTo("ns1.herald.test.");
        assertThat(reply.text("/createdAt")).isEqualTo("2026-01-14T12:00:00Z");
    }

    @Test
    void a_created_zone_names_its_change_in_header_and_body() {
        Reply reply = api.post(ZONES, "{\"name\":\"example.org\"}");

        assertThat(reply.text("/change/id")).isNotEmpty().isEqualTo(reply.header("Herald-Change"));
        assertThat(reply.text("/change/zone")).isEqualTo("example.org.");
        assertThat(reply.text("/change/serial")).isEqualTo("1");
        assertThat(reply.text("/change/state")).isEqualTo("PENDING");
    }

    @Test
    void creates_a_zone_with_an_soa_and_name_servers_of_its_own() {
        Reply reply = api.post(ZONES, """
                {"name": "example.org.",
                 "soa": {"mname": "a.example.net", "rname": "admin.example.net.", "refresh": 1, "retry": 2, "expire": 4,
                         "minimum": 5, "ttl": 6},
                 "nameservers": ["a.example.net", "b.example.net."]}""");

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.json().get("soa").toString())
                .isEqualTo("{\"mname\":\"a.example.net.\",\"rname\":\"admin.example.net.\",\"refresh\":1,\"retry\":2,"
                        + "\"expire\":4,\"minimum\":5,\"ttl\":6}");
        assertThat(api.get(ZONE + "/rrsets/@/NS").json().get("records").toString())
                .isEqualTo("[\"a.example.net.\",\"b.example.net.\"]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.org", "example.org.", "EXAMPLE.org", "ex%61mple.org.", "%65xample%2Eorg"})
    void finds_a_zone_however_its_name_is_written(String name) {
        api.createZone("Example.ORG");

        Reply reply = api.get(ZONES + "/" + name);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text("/name")).isEqualTo("example.org.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0=2F26.2.0.192.in-addr.arpa", "0=2f26.2.0.192.in-addr.arpa", "0%2F26.2.0.192.in-addr.arpa."})
    void finds_a_zone_with_a_slash_in_its_name(String name) {
        api.createZone("0/26.2.0.192.in-addr.arpa");

        assertThat(api.get(ZONES + "/" + name).text("/name")).isEqualTo("0/26.2.0.192.in-addr.arpa.");
    }

    @Test
    void the_location_of_a_zone_with_a_slash_leads_to_it() {
        String location =
                api.post(ZONES, "{\"name\":\"0/26.2.0.192.in-addr.arpa\"}").header("Location");

        assertThat(location).isEqualTo("/api/v1/zones/0=2F26.2.0.192.in-addr.arpa.");
        assertThat(api.get(location).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"münchen.example", "MÜNCHEN.example", "xn--mnchen-3ya.example.", "münchen。example"})
    void takes_international_names_and_answers_with_both_forms(String name) {
        Reply reply = api.post(ZONES, "{\"name\":\"" + name + "\"}");

        assertThat(reply.text("/name")).isEqualTo("xn--mnchen-3ya.example.");
        assertThat(reply.text("/unicodeName")).isEqualTo("münchen.example.");
    }

    @Test
    void finds_an_international_zone_by_its_unicode_name() {
        api.createZone("münchen.example");

        assertThat(api.get(ZONES + "/m%C3%BCnchen.example").status()).isEqualTo(200);
    }

    @Test
    void a_plain_name_has_no_unicode_form_beside_it() {
        api.createZone("example.org");

        assertThat(api.get(ZONE).json().has("unicodeName")).isFalse();
    }

    @Test
    void refuses_a_zone_that_the_tenant_has() {
        api.createZone("example.org");

        Reply reply = api.post(ZONES, "{\"name\":\"EXAMPLE.org\"}");

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.problem()).isEqualTo("zone-exists");
    }

    @Test
    void refuses_a_zone_that_somebody_else_has() {
        api.createZone("example.org");

        Reply reply = api.ask("POST", ZONES)
                .as(FakeTokens.TENANT_B)
                .json("{\"name\":\"example.org\"}")
                .send();

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.problem()).isEqualTo("zone-name-held");
    }

    @Test
    void tells_everything_that_is_wrong_with_a_new_zone_in_the_order_of_the_request() {
        Reply reply = api.post(ZONES, """
                {"nmae": "example.org", "nameservers": ["ns1", "ns2.example.net", 7],
                 "soa": {"mname": "a..b", "refresh": -1, "retry": "2", "expire": 3.5, "minimum": 2147483648,
                         "ttl": 99999999999999999999}}""");

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.problem()).isEqualTo("unprocessable-content");
        assertThat(reply.errors())
                .containsExactly(
                        "#/nmae unknown-member: nmae: not known here (expected: name, soa, nameservers,"
                                + " nameserverSet)",
                        "#/nameservers/0 malformed: domain name: ns1"
                                + " (expected: an absolute name, such as ns1.example.net.)",
                        "#/nameservers/2 wrong-type: a number (expected: a string)",
                        "#/soa/mname malformed: domain name: a..b (expected: no empty label)",
                        "#/soa/refresh out-of-range: refresh: -1 (expected: 0 to 2147483647)",
                        "#/soa/retry wrong-type: a string (expected: a whole number, 0 to 2147483647)",
                        "#/soa/expire wrong-type: a number with a fraction or an exponent"
                                + " (expected: a whole number, 0 to 2147483647)",
                        "#/soa/minimum out-of-range: minimum: 2147483648 (expected: 0 to 2147483647)",
                        "#/soa/ttl out-of-range: ttl: 99999999999999999999 (expected: 0 to 2147483647)",
                        "#/name missing: name: missing");
    }

    @ParameterizedTest
    @CsvSource({
        "'', a domain name",
        "a..b, no empty label",
        "exa mple.org, letters",
        "., a name below the root",
        "☃.example, IDNA 2008",
        "'a\u200db.example', IDNA 2008"
    })
    void refuses_what_is_no_zone_name(String name, String expected) {
        Reply reply = api.post(ZONES, "{\"name\":\"" + name + "\"}");

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.errors())
                .singleElement()
                .asString()
                .startsWith("#/name malformed: ")
                .contains(expected);
    }

    @Test
    void a_name_in_the_path_that_is_none_is_a_bad_parameter() {
        Reply reply = api.get(ZONES + "/a..b");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.problem()).isEqualTo("bad-parameter");
        assertThat(reply.errors()).containsExactly("zone bad-parameter: domain name: a..b (expected: no empty label)");
    }

    @Test
    void shows_a_zone_with_an_entity_tag_that_its_writes_take() {
        api.createZone("example.org");

        Reply reply = api.get(ZONE);

        assertThat(api.ask("DELETE", ZONE)
                        .header("If-Match", reply.header("ETag"))
                        .send()
                        .status())
                .isEqualTo(200);
        assertThat(reply.json().has("change")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"current", "W/current", "\"7\", current", "*"})
    void answers_304_to_who_has_the_version_that_is_current(String tags) {
        api.createZone("example.org");
        String current = api.get(ZONE).header("ETag");

        Reply reply = api.ask("GET", ZONE)
                .header("If-None-Match", tags.replace("current", current))
                .send();

        assertThat(reply.status()).isEqualTo(304);
        assertThat(reply.body()).isEmpty();
        assertThat(reply.header("ETag")).isEqualTo(current);
    }

    @Test
    void answers_in_full_to_who_has_another_version() {
        api.createZone("example.org");

        assertThat(api.ask("GET", ZONE).header("If-None-Match", "\"2\"").send().status())
                .isEqualTo(200);
    }

    @Test
    void a_zone_that_is_missing_is_404() {
        Reply reply = api.get(ZONE);

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.problem()).isEqualTo("zone-not-found");
        assertThat(reply.detail()).isEqualTo("zone: example.org. (expected: a zone of the caller's tenant)");
    }

    @Test
    void lists_the_tenants_zones_page_by_page_in_canonical_order() {
        List<String> names =
                IntStream.range(0, 7).mapToObj(i -> "z" + i + ".example").toList();
        names.reversed().forEach(api::createZone);

        List<String> seen = new ArrayList<>();
        String next = ZONES + "?limit=3";
        while (!next.isEmpty()) {
            Reply page = api.get(next);
            for (JsonNode zone : page.json().get("zones")) {
                seen.add(zone.get("name").textValue());
            }
            assertThat(seen).hasSizeLessThanOrEqualTo(names.size());
            next = nextOf(page);
        }

        assertThat(seen).isEqualTo(names.stream().map(name -> name + ".").toList());
    }

    private static String nextOf(Reply page) {
        Matcher link = Pattern.compile("<(.*)>; rel=\"next\"").matcher(page.header("Link"));
        boolean hasNext = link.matches();
        assertThat(page.json().get("cursor").isNull()).isEqualTo(!hasNext);
        return hasNext ? link.group(1) : "";
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "501", "-1", "x", "", "9999999999"})
    void refuses_a_limit_out_of_range(String limit) {
        Reply reply = api.get(ZONES + "?limit=" + limit);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.errors()).containsExactly("limit bad-parameter: limit: " + limit + " (expected: 1 to 500)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "bm9uc2Vuc2U", "ayBB", "%20"})
    void refuses_a_cursor_that_it_did_not_give(String cursor) {
        Reply reply = api.get(ZONES + "?cursor=" + cursor);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.errors()).singleElement().asString().startsWith("cursor bad-parameter: cursor: ");
    }

    @Test
    void deletes_a_zone() {
        api.createZone("example.org");

        Reply reply = api.delete(ZONE);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text("/change/id")).isNotEmpty().isEqualTo(reply.header("Herald-Change"));
        assertThat(api.get(ZONE).status()).isEqualTo(404);
    }

    @Test
    void deletes_a_zone_only_at_the_version_that_the_caller_knows() {
        api.createZone("example.org");

        Reply stale = api.ask("DELETE", ZONE).header("If-Match", "\"7\"").send();
        Reply current = api.ask("DELETE", ZONE).header("If-Match", "\"1\"").send();

        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.problem()).isEqualTo("precondition-failed");
        assertThat(stale.header("ETag")).isEqualTo("\"1\"");
        assertThat(current.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"W/\"1\"", "\"abc\"", "\"\"", "\"99999999999\""})
    void an_entity_tag_that_no_zone_has_never_matches(String tag) {
        api.createZone("example.org");

        assertThat(api.ask("DELETE", ZONE).header("If-Match", tag).send().status())
                .isEqualTo(412);
        assertThat(api.get(ZONE).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "\"1", "\"1\" \"2\"", ","})
    void refuses_an_if_match_that_is_no_list_of_entity_tags(String value) {
        api.createZone("example.org");

        Reply reply = api.ask("DELETE", ZONE).header("If-Match", value).send();

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.errors()).singleElement().asString().startsWith("If-Match bad-parameter: ");
    }

    @Test
    void deleting_a_zone_that_is_missing_is_404_whatever_the_precondition() {
        assertThat(api.delete(ZONE).status()).isEqualTo(404);
        assertThat(api.ask("DELETE", ZONE).header("If-Match", "\"1\"").send().status())
                .isEqualTo(404);
        assertThat(api.ask("DELETE", ZONE).header("If-Match", "\"x\"").send().status())
                .isEqualTo(404);
    }
}
