package dev.koder.herald.adapter.http.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A zone's SOA is shown and customised, and its serials go on as its policy says. */
class SoaRoutesTest {

    private static final String ZONE = "/api/v1/zones/example.org";
    private static final String SOA = ZONE + "/soa";
    private static final String DEFAULTS = "/api/v1/zone-defaults";

    private final RunningApi api = RunningApi.start();

    @BeforeEach
    void createZone() {
        api.createZone("example.org");
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void shows_the_soa_with_serial_and_mailbox_both_ways() {
        Reply reply = api.get(SOA);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().toString())
                .startsWith("{\"zone\":\"example.org.\",\"mname\":\"ns1.herald.test.\","
                        + "\"rname\":\"hostmaster.herald.test.\",\"mail\":\"hostmaster@herald.test\",\"refresh\":7200,"
                        + "\"retry\":900,\"expire\":1209600,\"minimum\":300,\"ttl\":3600,\"serialPolicy\":\"increment\","
                        + "\"serial\":1,\"from\":{\"mname\":\"platform\",")
                .endsWith("\"warningCount\":0,\"warnings\":[]}");
    }

    @Test
    void shows_another_entity_tag_where_it_shows_anything_else() {
        String platforms = api.get(SOA).header("ETag");
        api.put(DEFAULTS, "{\"soa\":{\"refresh\":7200}}");

        Reply tenants = api.get(SOA);

        assertThat(tenants.text("/from/refresh")).isEqualTo("tenant");
        assertThat(tenants.text("/serial")).isEqualTo("1");
        assertThat(tenants.header("ETag")).isNotEqualTo(platforms);
        assertThat(api.ask("GET", SOA)
                        .header("If-None-Match", tenants.header("ETag"))
                        .send()
                        .status())
                .isEqualTo(304);
        assertThat(api.ask("GET", SOA).header("If-None-Match", platforms).send().status())
                .isEqualTo(200);
    }

    @Test
    void takes_the_entity_tag_of_the_soa_the_one_of_the_zone_and_the_serial() {
        for (String tag : List.of(api.get(SOA).header("ETag"), api.get(ZONE).header("ETag"), "\"1\"")) {
            assertThat(api.ask("PUT", SOA)
                            .header("If-Match", tag)
                            .json("{}")
                            .send()
                            .status())
                    .isEqualTo(200);
        }
        String seen = api.get(SOA).header("ETag");
        api.put(ZONE + "/rrsets/www/A", "{\"records\":[\"192.0.2.1\"]}");

        Reply late = api.ask("PUT", SOA).header("If-Match", seen).json("{}").send();

        assertThat(late.status()).isEqualTo(412);
        assertThat(late.detail()).isEqualTo("If-Match: " + seen + " (expected: \"2\", which zone example.org. is at)");
    }

    @Test
    void customises_the_soa_and_takes_defaults_for_what_is_left_out() {
        Reply reply = api.put(SOA, "{\"mname\":\"hidden.example.net\",\"refresh\":3600}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("ETag")).isEqualTo("\"2\"");
        assertThat(reply.text("/change/serial")).isEqualTo("2");
        assertThat(reply.text("/from/refresh")).isEqualTo("zone");
        assertThat(reply.text("/from/retry")).isEqualTo("platform");
        assertThat(api.get(ZONE + "/rrsets/@/SOA").text("/records/0"))
                .isEqualTo("hidden.example.net. hostmaster.herald.test. 2 3600 900 1209600 300");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "hostmaster@example.org, hostmaster.example.org., hostmaster@example.org",
        "first.last@example.org, first\\.last.example.org., first.last@example.org",
        "dns@münchen.example, dns.xn--mnchen-3ya.example., dns@xn--mnchen-3ya.example",
        "hostmaster.example.org, hostmaster.example.org., hostmaster@example.org",
        "first\\.last.example.org., first\\.last.example.org., first.last@example.org"
    })
    void takes_mail_addresses_and_names_for_the_mailbox(String written, String rname, String mail) {
        for (String member : List.of("rname", "mail")) {
            Reply reply = api.put(SOA, "{\"" + member + "\":" + Json.quoted(written) + "}");

            assertThat(reply.text("/rname")).isEqualTo(rname);
            assertThat(reply.text("/mail")).isEqualTo(mail);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@example.org",
                "a@b@example.org",
                "a b@example.org",
                "a..b@example.org",
                "hostmaster",
                "a@.",
                "@"
            })
    void refuses_what_is_no_mailbox(String written) {
        Reply reply = api.put(SOA, "{\"rname\":" + Json.quoted(written) + "}");

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.errors()).singleElement().asString().startsWith("#/rname malformed: ");
    }

    @Test
    void refuses_two_mailboxes_that_differ() {
        Reply reply = api.put(SOA, "{\"rname\":\"a.example.org\",\"mail\":\"b@example.org\"}");

        assertThat(reply.errors())
                .containsExactly("#/mail malformed: mail: another mailbox than rname, a.example.org."
                        + " (expected: the same, or one of both)");
    }

    @Test
    void what_was_read_can_be_sent_back_and_changes_nothing() {
        api.put(SOA, "{\"mname\":\"hidden.example.net\",\"refresh\":3600,\"serialPolicy\":\"date\"}");
        Reply shown = api.get(SOA);

        Reply again = api.ask("PUT", SOA)
                .header("If-Match", shown.header("ETag"))
                .json(shown.body())
                .send();

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().get("change").isNull()).isTrue();
        assertThat(((ObjectNode) again.json()).without("change").toString()).isEqualTo(shown.body());
    }

    @Test
    void warns_of_what_works_and_is_hardly_wanted() {
        Reply reply = api.put(SOA, "{\"refresh\":600,\"retry\":600,\"expire\":86400}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(codes(reply))
                .containsExactly("soa-refresh-short", "soa-retry-not-below-refresh", "soa-expire-short");
        assertThat(reply.text("/warnings/0/detail"))
                .isEqualTo("refresh: 600 (expected: at least 1200; RFC 1912, section 2.2)");
        assertThat(reply.text("/warnings/0/pointer")).isEqualTo("#/refresh");
        assertThat(codes(api.get(SOA))).hasSize(3);
    }

    private static List<String> codes(Reply reply) {
        List<String> codes = new ArrayList<>();
        for (JsonNode warning : reply.json().get("warnings")) {
            codes.add(warning.get("code").textValue());
        }
        return codes;
    }

    @Test
    void refuses_what_keeps_secondaries_from_working_and_names_every_field() {
        Reply reply = api.put(SOA, "{\"refresh\":0,\"retry\":0,\"expire\":0}");

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.problem()).isEqualTo("zone-rules-broken");
        assertThat(reply.errors())
                .containsExactly(
                        "#/refresh example.org. SOA soa-refresh-zero: refresh: 0 (expected: at least 1 second; RFC 1912, section 2.2)",
                        "#/retry example.org. SOA soa-retry-zero: retry: 0 (expected: at least 1 second; RFC 1912, section 2.2)",
                        "#/expire example.org. SOA soa-expire-too-short:"
                                + " expire: 0 (expected: more than refresh and retry together, 0; RFC 1912, section 2.2)");
        assertThat(api.get(ZONE).text("/serial")).isEqualTo("1");
    }

    @Test
    void the_same_bounds_hold_for_records_imports_and_new_zones() {
        String soa = "ns1.example.net. a.example.net. 1 7200 0 1209600 300";
        String json = "{\"records\":[\"" + soa + "\"]}";
        Reply record = api.put(ZONE + "/rrsets/@/SOA", json);
        Reply text = api.ask("POST", ZONE + "/import")
                .body("text/dns", "@ 300 SOA " + soa + "\n@ 300 NS ns1.example.net.\n")
                .send();
        Reply zone = api.post("/api/v1/zones", "{\"name\":\"other.example\",\"soa\":{\"retry\":0}}");

        assertThat(List.of(record, text, zone)).allSatisfy(reply -> {
            assertThat(reply.problem()).isEqualTo("zone-rules-broken");
            assertThat(reply.detail()).contains("retry: 0 (expected: at least 1 second; RFC 1912, section 2.2)");
        });
        assertThat(zone.errors()).singleElement().asString().startsWith("#/soa/retry ");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"serialPolicy\":\"epoch\"}|#/serialPolicy malformed: serial policy: epoch (expected: increment, unixtime, date)",
                "{\"refresh\":\"2h\"}|#/refresh wrong-type: a string (expected: a whole number, 0 to 2147483647)",
                "{\"ttl\":-1}|#/ttl out-of-range: ttl: -1 (expected: 0 to 2147483647)",
                "{\"mname\":\"ns1\"}|#/mname malformed: domain name: ns1 (expected: an absolute name, such as ns1.example.net.)"
            })
    void names_field_value_and_what_was_expected(String body, String error) {
        assertThat(api.put(SOA, body).errors()).containsExactly(error);
    }

    @Test
    void serials_count_the_day_under_the_date_policy() {
        api.put(SOA, "{\"serialPolicy\":\"date\"}");
        assertThat(api.get(SOA).text("/serial")).isEqualTo("2026011400");

        assertThat(api.put(ZONE + "/rrsets/www/A", "{\"records\":[\"192.0.2.1\"]}")
                        .text("/change/serial"))
                .isEqualTo("2026011401");
        api.clock.pass(Duration.ofDays(1));
        assertThat(api.put(ZONE + "/rrsets/www/A", "{\"records\":[\"192.0.2.2\"]}")
                        .text("/change/serial"))
                .isEqualTo("2026011500");
    }

    @Test
    void serials_count_on_when_the_new_policy_is_behind() {
        api.put(SOA, "{\"serialPolicy\":\"date\"}");

        assertThat(api.put(SOA, "{\"serialPolicy\":\"unixtime\"}").text("/serial"))
                .isEqualTo("2026011401");
    }

    @Test
    void writes_only_where_nobody_else_has() {
        assertThat(api.ask("PUT", SOA)
                        .header("If-Match", "\"7\"")
                        .json("{}")
                        .send()
                        .status())
                .isEqualTo(412);
        assertThat(api.ask("PUT", SOA)
                        .header("If-None-Match", "*")
                        .json("{}")
                        .send()
                        .status())
                .isEqualTo(412);
        assertThat(api.ask("PUT", SOA)
                        .header("If-Match", "\"1\"")
                        .json("{}")
                        .send()
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_reader_does_not_write() {
        assertThat(api.ask("PUT", SOA).as("tenant-a.READ").json("{}").send().status())
                .isEqualTo(403);
        assertThat(api.ask("PUT", DEFAULTS)
                        .as("tenant-a.READ")
                        .json("{}")
                        .send()
                        .status())
                .isEqualTo(403);
    }

    @Test
    void shows_the_platforms_defaults_where_a_tenant_settled_nothing() {
        Reply reply = api.get(DEFAULTS);

        assertThat(reply.json().get("soa")).isEmpty();
        assertThat(reply.json().get("nameserverSet").isNull()).isTrue();
        assertThat(reply.text("/effective/soa/mname")).isEqualTo("ns1.herald.test.");
        assertThat(reply.text("/effective/nameserverSet")).isEqualTo("platform");
        assertThat(reply.text("/effective/nameservers/1/name")).isEqualTo("ns2.herald.test.");
        assertThat(reply.json().get("from"))
                .allMatch(origin -> origin.textValue().equals("platform"));
    }

    @Test
    void new_zones_take_the_tenants_defaults_and_old_ones_stay() {
        Reply put = api.put(
                DEFAULTS, "{\"soa\":{\"rname\":\"dns@acme.example\",\"retry\":600,\"serialPolicy\":\"unixtime\"}}");
        api.createZone("new.example");

        assertThat(put.text("/from/rname")).isEqualTo("tenant");
        assertThat(put.text("/from/expire")).isEqualTo("platform");
        assertThat(api.get("/api/v1/zones/new.example/rrsets/@/SOA").text("/records/0"))
                .isEqualTo("ns1.herald.test. dns.acme.example. 1768392000 7200 600 1209600 300");
        assertThat(api.get("/api/v1/zones/new.example/soa").text("/from/retry")).isEqualTo("tenant");
        assertThat(api.get(SOA).text("/rname")).isEqualTo("hostmaster.herald.test.");
        assertThat(api.get(SOA).text("/from/rname")).isEqualTo("zone");
    }

    @Test
    void a_new_zone_may_say_some_things_itself() {
        Reply reply = api.post(
                "/api/v1/zones",
                "{\"name\":\"new.example\",\"soa\":{\"rname\":\"me@new.example\",\"serialPolicy\":\"date\"}}");

        assertThat(reply.text("/soa/rname")).isEqualTo("me.new.example.");
        assertThat(reply.text("/soa/refresh")).isEqualTo("7200");
        assertThat(reply.text("/serialPolicy")).isEqualTo("date");
        assertThat(reply.text("/serial")).isEqualTo("2026011400");
    }

    @Test
    void defaults_are_kept_to_the_same_bounds() {
        Reply reply = api.put(DEFAULTS, "{\"soa\":{\"expire\":600}}");

        assertThat(reply.problem()).isEqualTo("zone-rules-broken");
        assertThat(reply.errors()).singleElement().asString().startsWith("#/soa/expire ");
        assertThat(api.get(DEFAULTS).json().get("soa")).isEmpty();
    }

    @Test
    void defaults_that_were_read_can_be_sent_back_and_others_taken_away() {
        api.put(DEFAULTS, "{\"soa\":{\"retry\":600}}");
        Reply shown = api.get(DEFAULTS);

        Reply again = api.ask("PUT", DEFAULTS)
                .header("If-Match", shown.header("ETag"))
                .json(shown.body())
                .send();

        assertThat(again.body()).isEqualTo(shown.body());
        assertThat(api.put(DEFAULTS, "{}").json().get("soa")).isEmpty();
    }

    @Test
    void defaults_are_written_only_where_nobody_else_has() {
        String seen = api.get(DEFAULTS).header("ETag");
        api.put(DEFAULTS, "{\"soa\":{\"retry\":600}}");

        Reply late = api.ask("PUT", DEFAULTS)
                .header("If-Match", seen)
                .json("{\"soa\":{\"retry\":700}}")
                .send();

        assertThat(late.status()).isEqualTo(412);
        assertThat(late.header("ETag")).isEqualTo(api.get(DEFAULTS).header("ETag"));
        assertThat(api.get(DEFAULTS).text("/soa/retry")).isEqualTo("600");
    }

    @Test
    void defaults_are_not_sent_again_to_whoever_has_them() {
        String seen = api.get(DEFAULTS).header("ETag");

        assertThat(api.ask("GET", DEFAULTS).header("If-None-Match", seen).send().status())
                .isEqualTo(304);
    }

    @Test
    void each_tenant_has_defaults_of_its_own() {
        api.put(DEFAULTS, "{\"soa\":{\"retry\":600}}");

        assertThat(api.ask("GET", DEFAULTS)
                        .as(FakeTokens.TENANT_B)
                        .send()
                        .json()
                        .get("soa"))
                .isEmpty();
    }

    @Test
    void defaults_name_no_set_that_is_not_there() {
        Reply reply = api.put(DEFAULTS, "{\"nameserverSet\":\"nosuch\"}");

        assertThat(reply.errors())
                .containsExactly("#/nameserverSet no-such-set: set: nosuch"
                        + " (expected: platform, or a set of name servers of the caller's tenant)");
    }
}
