package dev.koder.herald.adapter.http.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Many RRsets are changed at once. */
class BatchTest {

    private static final String ZONE = "/api/v1/zones/example.org";
    private static final String SETS = ZONE + "/rrsets";

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
    void makes_all_changes_in_one_version() {
        api.put(SETS + "/old/A", "{\"records\":[\"192.0.2.1\"]}");

        Reply reply = api.patch(SETS, """
                [{"name": "www", "type": "A", "ttl": 60, "records": ["192.0.2.2"], "action": "replace"},
                 {"name": "@", "type": "TXT", "records": ["one"], "action": "extend"},
                 {"name": "old", "type": "A", "action": "delete"}]""");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text("/change/serial")).isEqualTo("3");
        assertThat(reply.header("ETag")).isEqualTo("\"3\"");
        assertThat(reply.header("Herald-Change")).isEqualTo(reply.text("/change/id"));
        assertThat(api.get(SETS + "/www/A").text("/ttl")).isEqualTo("60");
        assertThat(api.get(SETS + "/@/TXT").text("/records/0")).isEqualTo("\"one\"");
        assertThat(api.get(SETS + "/old/A").status()).isEqualTo(404);
    }

    @Test
    void extends_without_touching_the_ttl_unless_one_is_sent() {
        api.put(SETS + "/t/TXT", "{\"ttl\":60,\"records\":[\"one\"]}");

        api.patch(SETS, "[{\"name\":\"t\",\"type\":\"TXT\",\"records\":[\"two\"],\"action\":\"extend\"}]");
        Reply kept = api.get(SETS + "/t/TXT");
        api.patch(SETS, "[{\"name\":\"t\",\"type\":\"TXT\",\"ttl\":90,\"records\":[\"three\"],\"action\":\"extend\"}]");
        Reply taken = api.get(SETS + "/t/TXT");

        assertThat(kept.json().get("records").size()).isEqualTo(2);
        assertThat(kept.text("/ttl")).isEqualTo("60");
        assertThat(taken.json().get("records").size()).isEqualTo(3);
        assertThat(taken.text("/ttl")).isEqualTo("90");
    }

    @Test
    void prunes_single_records() {
        api.put(SETS + "/t/TXT", "{\"records\":[\"one\",\"two\"]}");

        api.patch(SETS, "[{\"name\":\"t\",\"type\":\"TXT\",\"records\":[\"one\",\"other\"],\"action\":\"prune\"}]");

        assertThat(api.get(SETS + "/t/TXT").json().get("records").toString()).isEqualTo("[\"\\\"two\\\"\"]");
    }

    @Test
    void is_judged_on_what_results() {
        api.put(SETS + "/www/A", "{\"records\":[\"192.0.2.1\"]}");

        Reply reply = api.patch(SETS, """
                [{"name": "www", "type": "CNAME", "records": ["host.example.net."], "action": "replace"},
                 {"name": "www", "type": "A", "action": "delete"}]""");

        assertThat(reply.status()).isEqualTo(200);
    }

    @Test
    void changes_nothing_when_one_of_its_changes_cannot_be_made() {
        Reply reply = api.patch(SETS, """
                [{"name": "good", "type": "A", "records": ["192.0.2.1"], "action": "replace"},
                 {"name": "@", "type": "CNAME", "records": ["host.example.net."], "action": "replace"}]""");

        assertThat(reply.status()).isEqualTo(422);
        assertThat(api.get(SETS + "/good/A").status()).isEqualTo(404);
        assertThat(api.get(ZONE).text("/serial")).isEqualTo("1");
    }

    @Test
    void a_batch_that_changes_nothing_makes_no_version() {
        Reply reply = api.patch(SETS, "[{\"name\":\"none\",\"type\":\"A\",\"action\":\"delete\"}]");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo("{\"warningCount\":0,\"warnings\":[],\"change\":null}");
        assertThat(reply.header("ETag")).isEqualTo("\"1\"");
    }

    @Test
    void tells_everything_that_is_wrong_in_the_order_of_the_request() {
        Reply reply = api.patch(SETS, """
                [{"type": "A", "name": "a..b", "action": "replace", "records": ["192.0.2.256", "192.0.2.1"]},
                 7,
                 {"name": "x", "type": "BOGUS", "action": "drop", "records": [1]},
                 {"name": "x", "type": "A", "action": "delete", "ttl": 5, "records": []},
                 {"name": "x", "type": "A", "action": "prune", "records": [], "ttl": 5},
                 {"name": "x", "type": "A", "action": "extend"},
                 {}]""");

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.errors())
                .satisfiesExactly(
                        e -> assertThat(e)
                                .isEqualTo("#/0/name malformed: domain name: a..b (expected: no empty label)"),
                        e -> assertThat(e)
                                .startsWith("#/0/records/0 malformed: ")
                                .contains("192.0.2.256"),
                        e -> assertThat(e).isEqualTo("#/1 wrong-type: a number (expected: an object)"),
                        e -> assertThat(e).startsWith("#/2/type malformed: record type: BOGUS (expected: "),
                        e -> assertThat(e)
                                .isEqualTo("#/2/action malformed: action: drop"
                                        + " (expected: replace, extend, prune, delete)"),
                        e -> assertThat(e)
                                .isEqualTo(
                                        "#/3/ttl not-taken-here: ttl: not taken with action delete (expected: none)"),
                        e -> assertThat(e)
                                .isEqualTo("#/3/records not-taken-here: records: not taken with action delete"
                                        + " (expected: none)"),
                        e -> assertThat(e)
                                .isEqualTo("#/4/records out-of-range: records: none"
                                        + " (expected: at least one, as action is prune)"),
                        e -> assertThat(e)
                                .isEqualTo("#/4/ttl not-taken-here: ttl: not taken with action prune (expected: none)"),
                        e -> assertThat(e)
                                .isEqualTo("#/5/records missing: records: missing"
                                        + " (expected: a list, as action is extend)"),
                        e -> assertThat(e).isEqualTo("#/6/name missing: name: missing"),
                        e -> assertThat(e).isEqualTo("#/6/type missing: type: missing"),
                        e -> assertThat(e).isEqualTo("#/6/action missing: action: missing"));
    }

    @Test
    void broken_rules_point_at_the_change_that_named_the_rrset_in_the_order_of_the_request() {
        Reply reply = api.patch(SETS, """
                [{"name": "z", "type": "DS", "records": ["1 13 2 00112233445566778899AABBCCDDEEFF00112233445566778899AABBCCDDEEFF"],
                  "action": "replace"},
                 {"name": "a", "type": "RRSIG", "records": ["A 13 3 60 20260101000000 20250101000000 1 example.org. AAAA"],
                  "action": "replace"},
                 {"name": "@", "type": "NS", "action": "delete"}]""");

        assertThat(reply.problem()).isEqualTo("zone-rules-broken");
        assertThat(reply.errors())
                .satisfiesExactly(
                        e -> assertThat(e).startsWith("#/0 z.example.org. DS ds-without-delegation: "),
                        e -> assertThat(e).startsWith("#/1 a.example.org. RRSIG managed-by-signer: "),
                        e -> assertThat(e).startsWith("#/2 example.org. NS apex-without-ns: "));
    }

    @Test
    void broken_rules_of_what_was_there_point_at_the_change_of_the_same_name() {
        api.put(SETS + "/st/CNAME", "{\"records\":[\"host.example.net.\"]}");

        Reply reply = api.patch(SETS, """
                [{"name": "st", "type": "A", "records": ["192.0.2.1"], "action": "replace"},
                 {"name": "st", "type": "TXT", "action": "delete"},
                 {"name": "@", "type": "NS", "action": "delete"}]""");

        assertThat(reply.errors())
                .satisfiesExactly(e -> assertThat(e).startsWith("#/0 st.example.org. CNAME "), e -> assertThat(e)
                        .startsWith("#/2 example.org. NS apex-without-ns: "));
    }

    @Test
    void lists_so_many_errors_and_says_when_there_are_more() {
        Reply reply = api.patch(SETS, "[" + "{},".repeat(400) + "{}]");

        assertThat(reply.errors()).hasSize(1000);
        assertThat(reply.detail()).isEqualTo("name: missing; of 1203 errors the first 1000 are listed");
    }

    @Test
    void refuses_an_empty_batch_and_what_is_no_list() {
        assertThat(api.patch(SETS, "[]").errors()).containsExactly("# out-of-range: 0 entries (expected: 1 to 10000)");
        assertThat(api.patch(SETS, "{}").errors()).containsExactly("# wrong-type: an object (expected: a list)");
    }

    @Test
    void says_how_many_changes_are_too_many_and_nothing_else() {
        Reply reply = api.patch(SETS + "?mode=independent", "[" + "{},".repeat(1001) + "{}]");

        assertThat(reply.errors()).containsExactly("# too-many: 1002 entries (expected: at most 1000)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{\"name\": 7},                           | 1:14",
                "[{\"name\": 7}, ]                         | 1:15",
                "[{\"name\": 7}] []                        | 1:15",
                "[{\"name\": 7}, {\"name\": 1, \"name\": 2}] | 1:33"
            })
    void what_is_no_json_to_its_end_is_malformed_whatever_stands_before(String body, String place) {
        Reply reply = api.patch(SETS, body);

        assertThat(reply.problem()).isEqualTo("malformed-body");
        assertThat(reply.errors()).singleElement().asString().startsWith(place + " syntax: ");
    }

    @Test
    void is_made_only_at_the_version_that_the_caller_knows() {
        String batch = "[{\"name\":\"a\",\"type\":\"A\",\"records\":[\"192.0.2.1\"],\"action\":\"replace\"}]";

        Reply stale =
                api.ask("PATCH", SETS).header("If-Match", "\"9\"").json(batch).send();
        Reply known =
                api.ask("PATCH", SETS).header("If-Match", "\"1\"").json(batch).send();
        Reply any = api.ask("PATCH", SETS).header("If-Match", "*").json(batch).send();
        Reply none =
                api.ask("PATCH", SETS).header("If-None-Match", "*").json(batch).send();

        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.header("ETag")).isEqualTo("\"1\"");
        assertThat(known.status()).isEqualTo(200);
        assertThat(any.status()).isEqualTo(200);
        assertThat(none.status()).isEqualTo(412);
    }

    @Test
    void a_zone_that_is_missing_is_404() {
        assertThat(api.patch(
                                "/api/v1/zones/missing.example/rrsets",
                                "[{\"name\":\"a\",\"type\":\"A\",\"action\":\"delete\"}]")
                        .problem())
                .isEqualTo("zone-not-found");
    }
}
