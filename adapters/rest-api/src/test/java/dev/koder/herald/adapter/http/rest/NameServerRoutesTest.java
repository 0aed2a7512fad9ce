package dev.koder.herald.adapter.http.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A zone's name servers are shown and customised; sets of them are kept, and followed by zones. */
class NameServerRoutesTest {

    private static final String ZONES = "/api/v1/zones";
    private static final String ZONE = ZONES + "/example.org";
    private static final String SERVERS = ZONE + "/nameservers";
    private static final String SETS = "/api/v1/nameserver-sets";
    private static final String VANITY = SETS + "/vanity";
    private static final String TWO_IN_ZONE = """
            {"nameservers": [{"name": "ns1.example.org", "addresses": ["192.0.2.1", "2001:db8::1"]},
                             {"name": "ns2.example.org", "addresses": ["198.51.100.1"]}]}""";

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
    void a_new_zone_follows_the_platforms_set() {
        Reply reply = api.get(SERVERS);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(api.ask("GET", SERVERS)
                        .header("If-None-Match", reply.header("ETag"))
                        .send()
                        .status())
                .isEqualTo(304);
        assertThat(reply.body())
                .isEqualTo("{\"zone\":\"example.org.\",\"set\":\"platform\",\"from\":\"platform\",\"inStep\":true,"
                        + "\"nameservers\":[{\"name\":\"ns1.herald.test.\"},{\"name\":\"ns2.herald.test.\"}],"
                        + "\"ttl\":3600,\"warningCount\":0,\"warnings\":[]}");
    }

    @Test
    void vanity_name_servers_bring_ns_and_addresses_in_one_change() {
        Reply reply = api.put(SERVERS, TWO_IN_ZONE);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text("/change/serial")).isEqualTo("2");
        assertThat(reply.text("/from")).isEqualTo("zone");
        assertThat(reply.text("/nameservers/0/addresses/1")).isEqualTo("2001:db8::1");
        assertThat(records("@/NS")).isEqualTo("[\"ns1.example.org.\",\"ns2.example.org.\"]");
        assertThat(records("ns1/A")).isEqualTo("[\"192.0.2.1\"]");
        assertThat(records("ns1/AAAA")).isEqualTo("[\"2001:db8::1\"]");
        assertThat(records("ns2/A")).isEqualTo("[\"198.51.100.1\"]");
    }

    @Test
    void the_soa_goes_along_with_vanity_name_servers() {
        api.put(SERVERS, TWO_IN_ZONE);

        assertThat(api.get(ZONE + "/soa").text("/mname")).isEqualTo("ns1.example.org.");
    }

    @Test
    void name_servers_of_its_own_that_were_read_can_be_sent_back() {
        api.put(SERVERS, TWO_IN_ZONE);
        Reply shown = api.get(SERVERS);

        Reply again = api.put(SERVERS, shown.body());

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().get("change").isNull()).isTrue();
    }

    @Test
    void a_name_server_in_the_zone_needs_an_address_here_or_there() {
        Reply without = api.put(SERVERS, "{\"nameservers\":[\"ns1.example.org\",\"ns2.example.net\"]}");
        Reply emptied = api.put(
                SERVERS, "{\"nameservers\":[{\"name\":\"ns1.example.org\",\"addresses\":[]},\"ns2.example.net\"]}");

        assertThat(List.of(without, emptied)).allSatisfy(reply -> {
            assertThat(reply.status()).isEqualTo(422);
            assertThat(reply.errors())
                    .containsExactly("#/nameservers example.org. NS glue-missing: ns1.example.org. has no address"
                            + " (expected: an A or AAAA record for a name server inside example.org.)");
        });
        api.put(ZONE + "/rrsets/ns1/AAAA", "{\"records\":[\"2001:db8::1\"]}");
        assertThat(api.put(SERVERS, "{\"nameservers\":[\"ns1.example.org\",\"ns2.example.net\"]}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void addresses_of_names_outside_the_zone_are_refused() {
        Reply reply = api.put(SERVERS, """
                {"nameservers": [{"name": "ns1.example.net"},
                                 {"name": "ns2.example.net", "addresses": ["192.0.2.1"]}]}""");

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.errors())
                .containsExactly("#/nameservers/1 ns2.example.net. A out-of-zone: addresses of a name outside the zone"
                        + " (expected: none here; the zone that holds ns2.example.net. gives them)");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|#/nameservers missing: nameservers: missing (expected: nameservers, or a set)",
                "{\"set\":null}|#/set missing: set: null (expected: a set, or nameservers)",
                "{\"nameservers\":[]}|#/nameservers malformed: name servers: 0 (expected: 1 to 32)",
                "{\"nameservers\":[\"a.example.net\",\"A.example.net.\"]}|#/nameservers malformed: name servers: a.example.net. twice (expected: each name once)",
                "{\"nameservers\":[\"a_b.example.net\"]}|#/nameservers/0 malformed: name server: a_b.example.net. (expected: a host name of letters, digits and hyphens)",
                "{\"nameservers\":[\"ns1\"]}|#/nameservers/0 malformed: domain name: ns1 (expected: an absolute name, such as ns1.example.net.)",
                "{\"nameservers\":[{\"name\":\"a.example.org\",\"addresses\":[\"192.0.2.256\"]}]}|#/nameservers/0/addresses/0 malformed: address: 192.0.2.256 (expected: an IPv4 address such as 192.0.2.1, or an IPv6 address such as 2001:db8::1)",
                "{\"nameservers\":[\"a.example.net\"],\"set\":\"platform\"}|#/nameservers not-taken-here: nameservers: not taken together with set (expected: one of both)",
                "{\"set\":\"No\"}|#/set malformed: name server set: No (expected: 1 to 63 lower-case letters, digits and inner hyphens)",
                "{\"set\":\"nosuch\"}|#/set no-such-set: set: nosuch (expected: platform, or a set of name servers of the caller's tenant)"
            })
    void names_field_value_and_what_was_expected(String body, String error) {
        Reply reply = api.put(SERVERS, body);

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.errors()).containsExactly(error);
    }

    @Test
    void warns_of_one_name_server_and_of_shared_addresses() {
        Reply alone = api.put(SERVERS, "{\"nameservers\":[\"ns1.example.net\"]}");
        Reply shared = api.put(SERVERS, """
                {"nameservers": [{"name": "a.example.org", "addresses": ["192.0.2.1"]},
                                 {"name": "b.example.org", "addresses": ["192.0.2.1"]}]}""");

        assertThat(alone.text("/warnings/0/code")).isEqualTo("nameserver-alone");
        assertThat(alone.text("/warnings/0/detail")).contains("RFC 2182, section 5");
        assertThat(shared.text("/warnings/0/code")).isEqualTo("nameservers-share-address");
    }

    @Test
    void writes_only_where_nobody_else_has() {
        assertThat(api.ask("PUT", SERVERS)
                        .header("If-Match", "\"7\"")
                        .json(TWO_IN_ZONE)
                        .send()
                        .status())
                .isEqualTo(412);
        assertThat(api.ask("PUT", SERVERS)
                        .header("If-Match", "\"1\"")
                        .json(TWO_IN_ZONE)
                        .send()
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_zone_is_created_with_vanity_name_servers() {
        Reply reply = api.post(ZONES, """
                {"name": "new.example",
                 "nameservers": [{"name": "ns1.new.example", "addresses": ["192.0.2.1"]}, "ns2.example.net"]}""");

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.json().get("nameserverSet").isNull()).isTrue();
        assertThat(api.get(ZONES + "/new.example/rrsets/ns1/A").text("/records/0"))
                .isEqualTo("192.0.2.1");
    }

    @Test
    void a_zone_is_created_with_a_set_or_not_at_all() {
        api.put(VANITY, "{\"nameservers\":[\"a.example.net\",\"b.example.net\"]}");

        assertThat(api.post(ZONES, "{\"name\":\"new.example\",\"nameserverSet\":\"vanity\"}")
                        .text("/nameserverSet"))
                .isEqualTo("vanity");
        assertThat(api.get(ZONES + "/new.example/soa").text("/mname")).isEqualTo("a.example.net.");
        assertThat(api.post(ZONES, "{\"name\":\"b.example\",\"nameserverSet\":\"nosuch\"}")
                        .errors())
                .singleElement()
                .asString()
                .startsWith("#/nameserverSet no-such-set: ");
    }

    @Test
    void lists_the_platforms_set_and_the_tenants() {
        api.put(VANITY, "{\"nameservers\":[\"a.example.net\",\"b.example.net\"]}");

        Reply reply = api.get(SETS);

        assertThat(reply.text("/sets/0/name")).isEqualTo("platform");
        assertThat(reply.text("/sets/1/name")).isEqualTo("vanity");
        assertThat(reply.text("/sets/1/nameservers/0/name")).isEqualTo("a.example.net.");
    }

    @Test
    void a_new_set_is_201_and_a_changed_one_200() {
        Reply first = api.put(VANITY, "{\"nameservers\":[\"a.example.net\"]}");
        Reply second = api.put(VANITY, "{\"nameservers\":[\"b.example.net\"]}");

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.header("Location")).isEqualTo(VANITY);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.header("ETag"))
                .isEqualTo(api.get(VANITY).header("ETag"))
                .isNotEqualTo(first.header("ETag"));
    }

    @Test
    void a_changed_set_takes_its_followers_along() {
        api.put(VANITY, "{\"nameservers\":[\"a.example.net\",\"b.example.net\"]}");
        api.createZone("other.example");
        api.put(SERVERS, "{\"set\":\"vanity\"}");

        Reply reply = api.put(VANITY, "{\"nameservers\":[\"c.example.net\",\"b.example.net\"]}");

        assertThat(reply.text("/followers/inStep")).isEqualTo("1");
        assertThat(reply.text("/followers/zones/0/name")).isEqualTo("example.org.");
        assertThat(reply.text("/followers/zones/0/change/serial")).isEqualTo("3");
        assertThat(records("@/NS")).isEqualTo("[\"b.example.net.\",\"c.example.net.\"]");
        assertThat(api.get(ZONE + "/soa").text("/mname")).isEqualTo("c.example.net.");
        assertThat(api.get(ZONES + "/other.example").text("/serial")).isEqualTo("1");
    }

    @Test
    void a_set_brings_its_addresses_into_the_zone_that_holds_its_names() {
        api.createZone("other.example");
        api.put(VANITY, TWO_IN_ZONE);

        assertThat(api.put(SERVERS, "{\"set\":\"vanity\"}").status()).isEqualTo(200);
        assertThat(api.put(ZONES + "/other.example/nameservers", "{\"set\":\"vanity\"}")
                        .status())
                .isEqualTo(200);
        assertThat(records("ns2/A")).isEqualTo("[\"198.51.100.1\"]");
        assertThat(api.get(ZONES + "/other.example/nameservers").body()).doesNotContain("198.51.100.1");
    }

    @Test
    void a_follower_that_cannot_follow_is_told_and_shown_to_be_behind() {
        api.put(VANITY, "{\"nameservers\":[\"a.example.net\",\"b.example.net\"]}");
        api.put(SERVERS, "{\"set\":\"vanity\"}");

        Reply reply = api.put(VANITY, "{\"nameservers\":[\"ns1.example.org\",\"b.example.net\"]}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text("/followers/behind")).isEqualTo("1");
        assertThat(reply.text("/followers/zones/0/errors/0/code")).isEqualTo("glue-missing");
        assertThat(api.get(SERVERS).json().get("inStep").booleanValue()).isFalse();
        assertThat(api.get(SERVERS).text("/warnings/0/code")).isEqualTo("nameservers-behind-set");

        api.put(ZONE + "/rrsets/ns1/A", "{\"records\":[\"192.0.2.1\"]}");
        Reply applied = api.ask("POST", VANITY + "/apply").send();

        assertThat(applied.text("/followers/inStep")).isEqualTo("1");
        assertThat(api.get(SERVERS).json().get("inStep").booleanValue()).isTrue();
    }

    @Test
    void a_zone_whose_name_servers_are_changed_by_hand_follows_no_longer() {
        api.put(VANITY, "{\"nameservers\":[\"a.example.net\",\"b.example.net\"]}");
        api.put(SERVERS, "{\"set\":\"vanity\"}");

        api.put(ZONE + "/rrsets/@/NS", "{\"records\":[\"a.example.net.\"]}");

        assertThat(api.get(SERVERS).json().get("set").isNull()).isTrue();
        assertThat(api.put(VANITY, "{\"nameservers\":[\"c.example.net\"]}").text("/followers/inStep"))
                .isEqualTo("0");
        assertThat(records("@/NS")).isEqualTo("[\"a.example.net.\"]");
    }

    @Test
    void a_set_whose_addresses_were_changed_by_hand_is_shown_to_be_out_of_step() {
        api.put(VANITY, TWO_IN_ZONE);
        api.put(SERVERS, "{\"set\":\"vanity\"}");

        api.put(ZONE + "/rrsets/ns1/A", "{\"records\":[\"192.0.2.99\"]}");

        assertThat(api.get(SERVERS).json().get("inStep").booleanValue()).isFalse();
        assertThat(api.get(SERVERS).text("/set")).isEqualTo("vanity");
    }

    @Test
    void new_zones_follow_the_tenants_default_set() {
        api.put(VANITY, "{\"nameservers\":[\"a.example.net\",\"b.example.net\"]}");
        api.put("/api/v1/zone-defaults", "{\"nameserverSet\":\"vanity\"}");

        api.createZone("new.example");

        assertThat(api.get(ZONES + "/new.example/nameservers").text("/from")).isEqualTo("tenant");
        assertThat(api.get(ZONES + "/new.example/soa").text("/mname")).isEqualTo("a.example.net.");
        assertThat(api.get(ZONES + "/new.example/soa").text("/from/mname")).isEqualTo("tenant");
    }

    @Test
    void a_set_in_use_stays() {
        api.put(VANITY, "{\"nameservers\":[\"a.example.net\",\"b.example.net\"]}");
        api.put(SERVERS, "{\"set\":\"vanity\"}");
        Reply followed = api.delete(VANITY);
        api.put(SERVERS, "{\"set\":\"platform\"}");
        api.put("/api/v1/zone-defaults", "{\"nameserverSet\":\"vanity\"}");
        Reply isDefault = api.delete(VANITY);

        assertThat(followed.problem()).isEqualTo("nameserver-set-in-use");
        assertThat(followed.detail())
                .isEqualTo("set: vanity is followed by 1 zones (expected: by none, and not the default)");
        assertThat(isDefault.detail())
                .isEqualTo("set: vanity is followed by 0 zones and is the default of new ones"
                        + " (expected: by none, and not the default)");
        assertThat(api.get(VANITY).status()).isEqualTo(200);
    }

    @Test
    void a_set_that_nothing_needs_is_deleted() {
        api.put(VANITY, "{\"nameservers\":[\"a.example.net\"]}");

        assertThat(api.delete(VANITY).status()).isEqualTo(204);
        assertThat(api.get(VANITY).problem()).isEqualTo("nameserver-set-not-found");
        assertThat(api.delete(VANITY).problem()).isEqualTo("nameserver-set-not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"platform", "Vanity", "a_b", "-a"})
    void a_set_of_such_a_name_is_not_written(String name) {
        Reply put = api.put(SETS + "/" + name, "{\"nameservers\":[\"a.example.net\"]}");

        assertThat(put.status()).isEqualTo(400);
        assertThat(put.errors()).singleElement().asString().startsWith("set bad-parameter: ");
        assertThat(api.delete(SETS + "/" + name).status()).isEqualTo(400);
    }

    @Test
    void the_platforms_set_can_be_shown_and_applied() {
        assertThat(api.get(SETS + "/platform").text("/nameservers/0/name")).isEqualTo("ns1.herald.test.");
        assertThat(api.ask("POST", SETS + "/platform/apply").send().text("/followers/inStep"))
                .isEqualTo("1");
    }

    @Test
    void a_set_is_written_only_where_nobody_else_has() {
        String body = "{\"nameservers\":[\"a.example.net\"]}";
        assertThat(api.ask("PUT", VANITY)
                        .header("If-Match", "*")
                        .json(body)
                        .send()
                        .status())
                .isEqualTo(412);
        assertThat(api.ask("PUT", VANITY)
                        .header("If-None-Match", "*")
                        .json(body)
                        .send()
                        .status())
                .isEqualTo(201);
        assertThat(api.ask("PUT", VANITY)
                        .header("If-None-Match", "*")
                        .json(body)
                        .send()
                        .status())
                .isEqualTo(412);
        assertThat(api.ask("DELETE", VANITY).header("If-Match", "\"x\"").send().status())
                .isEqualTo(412);
        assertThat(api.ask("DELETE", VANITY)
                        .header("If-Match", api.get(VANITY).header("ETag"))
                        .send()
                        .status())
                .isEqualTo(204);
    }

    @Test
    void there_are_no_more_sets_than_there_may_be() {
        for (int i = 0; i < 100; i++) {
            assertThat(api.put(SETS + "/set-" + i, "{\"nameservers\":[\"a.example.net\"]}")
                            .status())
                    .isEqualTo(201);
        }

        Reply reply = api.put(VANITY, "{\"nameservers\":[\"a.example.net\"]}");

        assertThat(reply.problem()).isEqualTo("too-many-nameserver-sets");
        assertThat(api.put(SETS + "/set-1", "{\"nameservers\":[\"b.example.net\"]}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void each_tenant_has_sets_of_its_own() {
        api.put(VANITY, "{\"nameservers\":[\"a.example.net\"]}");

        assertThat(api.ask("GET", VANITY).as(FakeTokens.TENANT_B).send().status())
                .isEqualTo(404);
        assertThat(api.ask("GET", SETS).as(FakeTokens.TENANT_B).send().json().get("sets"))
                .hasSize(1);
    }

    private String records(String set) {
        return api.get(ZONE + "/rrsets/" + set).json().get("records").toString();
    }
}
