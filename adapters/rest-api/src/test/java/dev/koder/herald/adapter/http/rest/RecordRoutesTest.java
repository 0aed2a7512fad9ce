package dev.koder.herald.adapter.http.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Single RRsets are put, shown, listed and deleted. */
class RecordRoutesTest {

    private static final String ZONE = "/api/v1/zones/example.org";
    private static final String SETS = ZONE + "/rrsets";
    private static final String WWW = SETS + "/www/A";
    private static final String ONE_ADDRESS = "{\"ttl\":300,\"records\":[\"192.0.2.42\"]}";

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
    void puts_an_rrset_and_answers_with_it_and_with_the_change() {
        Reply reply = api.put(WWW, ONE_ADDRESS);

        assertThat(reply.status()).isEqualTo(200);
        JsonNode json = reply.json();
        assertThat(json.get("name").textValue()).isEqualTo("www.example.org.");
        assertThat(json.get("type").textValue()).isEqualTo("A");
        assertThat(json.get("ttl").intValue()).isEqualTo(300);
        assertThat(json.get("records").toString()).isEqualTo("[\"192.0.2.42\"]");
        assertThat(json.at("/change/serial").longValue()).isEqualTo(2);
        assertThat(json.at("/change/id").textValue()).isNotEmpty().isEqualTo(reply.header("Herald-Change"));
    }

    @Test
    void shows_what_was_put() {
        api.put(WWW, ONE_ADDRESS);

        Reply reply = api.get(WWW);

        assertThat(reply.body())
                .isEqualTo("{\"name\":\"www.example.org.\",\"type\":\"A\",\"ttl\":300,\"records\":[\"192.0.2.42\"]}");
    }

    @Test
    void takes_an_hour_for_a_ttl_that_is_left_out() {
        assertThat(api.put(WWW, "{\"records\":[\"192.0.2.1\"]}").text("/ttl")).isEqualTo("3600");
    }

    @Test
    void a_put_that_changes_nothing_makes_no_version() {
        api.put(WWW, ONE_ADDRESS);

        Reply again = api.put(WWW, ONE_ADDRESS);

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().get("change").isNull()).isTrue();
        assertThat(again.header("Herald-Change")).isEmpty();
        assertThat(api.get(ZONE).text("/serial")).isEqualTo("2");
    }

    @Test
    void what_was_read_can_be_put_back_as_it_is() {
        api.put(SETS + "/m%C3%BCnchen/A", ONE_ADDRESS);
        String read = api.get(SETS + "/m%C3%BCnchen/A").body();

        Reply reply = api.put(SETS + "/m%C3%BCnchen/A", read);

        assertThat(read).contains("\"unicodeName\":\"münchen.example.org.\"");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().get("change").isNull()).isTrue();
    }

    @Test
    void refuses_a_body_that_is_about_another_rrset_than_the_path() {
        Reply reply = api.put(WWW, "{\"name\":\"ftp\",\"type\":\"AAAA\",\"records\":[\"192.0.2.1\"]}");

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.errors())
                .containsExactly(
                        "#/name malformed: name: ftp (expected: www.example.org., as in the path)",
                        "#/type malformed: type: AAAA (expected: A, as in the path)");
    }

    @Test
    void empty_records_take_an_rrset_away() {
        api.put(WWW, ONE_ADDRESS);

        Reply gone = api.put(WWW, "{\"records\":[]}");
        Reply again = api.put(WWW, "{\"records\":[]}");

        assertThat(gone.json().at("/change/serial").longValue()).isEqualTo(3);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().get("change").isNull()).isTrue();
        assertThat(api.get(WWW).status()).isEqualTo(404);
    }

    @Test
    void deletes_an_rrset() {
        api.put(WWW, ONE_ADDRESS);

        Reply reply = api.delete(WWW);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().at("/change/serial").longValue()).isEqualTo(3);
        assertThat(api.get(WWW).problem()).isEqualTo("rrset-not-found");
    }

    @Test
    void deleting_what_is_not_there_is_204() {
        Reply reply = api.delete(WWW);

        assertThat(reply.status()).isEqualTo(204);
        assertThat(reply.body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "@, example.org.",
        "%40, example.org.",
        "example.org., example.org.",
        "example.org, example.org.",
        "www, www.example.org.",
        "WWW, www.example.org.",
        "www.example.org, www.example.org.",
        "www.example.org., www.example.org.",
        "*, *.example.org.",
        "_dmarc, _dmarc.example.org.",
        "a.b, a.b.example.org.",
        "a=2Fb, a/b.example.org.",
        "a%2Fb, a/b.example.org.",
        "a%5C.b, a\\.b.example.org.",
        "b%C3%BCcher, xn--bcher-kva.example.org."
    })
    void reads_names_relative_to_the_zone_or_absolute(String written, String meant) {
        Reply reply = api.put(SETS + "/" + written + "/TXT", "{\"records\":[\"\\\"x\\\"\"]}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text("/name")).isEqualTo(meant);
        assertThat(api.get(SETS + "/" + written + "/TXT").text("/name")).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource({
        "CNAME, host.example.net., host.example.net.",
        "CNAME, host.example.net, host.example.net.",
        "MX, 10 mail.example.net, 10 mail.example.net.",
        "MX, 0 ., 0 .",
        "TXT, a b, '\"a\" \"b\"'",
        "TYPE65280, \\# 2 0aFF, \\# 2 0AFF",
        "AAAA, 2001:DB8:0:0::1, 2001:db8::1"
    })
    void reads_data_in_presentation_format_and_answers_in_canonical_form(String type, String written, String meant) {
        Reply reply = api.put(SETS + "/x/" + type, "{\"records\":[\"" + written.replace("\\", "\\\\") + "\"]}");

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.text("/records/0")).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource({"CNAME, host", "CNAME, @", "MX, 10 mail", "NS, ns1", "SRV, 0 0 443 www"})
    void refuses_names_in_data_that_would_mean_something_else_in_a_zone_file(String type, String written) {
        Reply reply = api.put(SETS + "/x/" + type, "{\"records\":[\"" + written + "\"]}");

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.errors())
                .containsExactly("#/records/0 malformed: " + type + " record: " + written
                        + " (expected: absolute names, such as host.example.net.)");
    }

    @Test
    void tells_everything_that_is_wrong_with_a_body() {
        Reply reply = api.put(
                SETS + "/www/MX",
                "{\"ttl\":-1,\"records\":[\"70000 mail.example.net.\",\"10\",5,\"10 ok.example.net.\"],\"color\":1}");

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.errors()).hasSize(5);
        assertThat(reply.errors().get(0)).isEqualTo("#/ttl out-of-range: ttl: -1 (expected: 0 to 2147483647)");
        assertThat(reply.errors().get(1)).startsWith("#/records/0 malformed: ").contains("70000");
        assertThat(reply.errors().get(2)).startsWith("#/records/1 malformed: ");
        assertThat(reply.errors().get(3)).isEqualTo("#/records/2 wrong-type: a number (expected: a string)");
        assertThat(reply.errors().get(4))
                .isEqualTo("#/color unknown-member: color: not known here"
                        + " (expected: name, type, unicodeName, ttl, records)");
    }

    @Test
    void a_pointer_can_be_followed_whatever_the_member_is_called() {
        Reply reply = api.put(WWW, "{\"records\":[],\"a/b~c d%é\":1}");

        assertThat(reply.json().at("/errors/0/pointer").textValue()).isEqualTo("#/a~1b~0c%20d%25%C3%A9");
    }

    @Test
    void tells_the_rules_that_the_zone_would_break() {
        api.put(WWW, ONE_ADDRESS);

        Reply reply = api.put(SETS + "/www/CNAME", "{\"records\":[\"host.example.net.\"]}");

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.problem()).isEqualTo("zone-rules-broken");
        assertThat(reply.errors())
                .containsExactly("#/records www.example.org. CNAME cname-with-other-data:"
                        + " beside A (expected: a CNAME stands alone)");
        assertThat(api.get(ZONE).text("/serial")).isEqualTo("2");
    }

    @Test
    void refuses_a_name_outside_the_zone() {
        Reply reply = api.put(SETS + "/www.example.net./A", ONE_ADDRESS);

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.errors()).singleElement().asString().contains("www.example.net. A out-of-zone:");
    }

    @Test
    void refuses_to_take_the_last_name_server_away() {
        assertThat(api.delete(SETS + "/@/NS").errors())
                .containsExactly("example.org. NS apex-without-ns: none left (expected: at least one at the apex)");
    }

    @Test
    void shows_the_soa_with_the_serial_of_the_version() {
        Reply reply = api.get(SETS + "/@/SOA");

        assertThat(reply.text("/records/0"))
                .isEqualTo("ns1.herald.test. hostmaster.herald.test. 1 7200 900 1209600 300");
    }

    @Test
    void changes_the_soa_and_keeps_the_serial_its_own() {
        Reply reply = api.put(
                SETS + "/@/SOA", "{\"ttl\":60,\"records\":[\"a.example.net. b.example.net. 4000000000 1 2 4 5\"]}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text("/records/0")).isEqualTo("a.example.net. b.example.net. 2 1 2 4 5");
        assertThat(api.get(ZONE).text("/soa/refresh")).isEqualTo("1");
    }

    @Test
    void refuses_to_delete_the_soa() {
        assertThat(api.delete(SETS + "/@/SOA").problem()).isEqualTo("zone-rules-broken");
    }

    @Test
    void equal_content_has_an_equal_entity_tag_and_other_content_another() {
        String put = api.put(WWW, ONE_ADDRESS).header("ETag");
        String shown = api.get(WWW).header("ETag");
        String other =
                api.put(WWW, "{\"ttl\":301,\"records\":[\"192.0.2.42\"]}").header("ETag");
        String same = api.put(WWW, ONE_ADDRESS).header("ETag");

        assertThat(put).matches("\"[0-9a-f]{16}\"").isEqualTo(shown).isEqualTo(same);
        assertThat(other).isNotEqualTo(put);
    }

    @Test
    void answers_304_to_who_has_the_content_that_is_current() {
        String tag = api.put(WWW, ONE_ADDRESS).header("ETag");

        Reply known = api.ask("GET", WWW).header("If-None-Match", tag).send();
        Reply other = api.ask("GET", WWW)
                .header("If-None-Match", "\"0000000000000000\"")
                .send();

        assertThat(known.status()).isEqualTo(304);
        assertThat(known.header("ETag")).isEqualTo(tag);
        assertThat(other.status()).isEqualTo(200);
    }

    @Test
    void if_match_guards_against_overwriting_what_one_has_not_seen() {
        String seen = api.put(WWW, ONE_ADDRESS).header("ETag");
        api.put(WWW, "{\"records\":[\"192.0.2.7\"]}");

        Reply reply =
                api.ask("PUT", WWW).header("If-Match", seen).json(ONE_ADDRESS).send();

        assertThat(reply.status()).isEqualTo(412);
        assertThat(reply.problem()).isEqualTo("precondition-failed");
        assertThat(api.get(WWW).text("/records/0")).isEqualTo("192.0.2.7");
    }

    @Test
    void if_match_lets_a_write_pass_that_knows_what_is_there() {
        String seen = api.put(WWW, ONE_ADDRESS).header("ETag");

        Reply reply = api.ask("PUT", WWW)
                .header("If-Match", seen)
                .json("{\"records\":[\"192.0.2.7\"]}")
                .send();

        assertThat(reply.status()).isEqualTo(200);
    }

    @Test
    void if_match_any_writes_only_what_exists() {
        Reply absent =
                api.ask("PUT", WWW).header("If-Match", "*").json(ONE_ADDRESS).send();
        api.put(WWW, ONE_ADDRESS);
        Reply present = api.ask("DELETE", WWW).header("If-Match", "*").send();

        assertThat(absent.status()).isEqualTo(412);
        assertThat(present.status()).isEqualTo(200);
    }

    @Test
    void if_none_match_any_writes_only_what_is_absent() {
        Reply absent = api.ask("PUT", WWW)
                .header("If-None-Match", "*")
                .json(ONE_ADDRESS)
                .send();
        Reply present = api.ask("PUT", WWW)
                .header("If-None-Match", "*")
                .json(ONE_ADDRESS)
                .send();

        assertThat(absent.status()).isEqualTo(200);
        assertThat(present.status()).isEqualTo(412);
    }

    @Test
    void a_tag_that_no_rrset_has_is_412_and_404_where_there_is_no_zone() {
        assertThat(api.ask("PUT", WWW)
                        .header("If-Match", "\"abc\"")
                        .json(ONE_ADDRESS)
                        .send()
                        .status())
                .isEqualTo(412);
        assertThat(api.ask("DELETE", "/api/v1/zones/missing.example/rrsets/www/A")
                        .header("If-Match", "\"abc\"")
                        .send()
                        .problem())
                .isEqualTo("zone-not-found");
    }

    @Test
    void if_none_match_with_a_tag_is_not_taken_in_a_write() {
        Reply reply = api.ask("PUT", WWW)
                .header("If-None-Match", "\"0000000000000000\"")
                .json(ONE_ADDRESS)
                .send();

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.errors())
                .containsExactly("If-None-Match bad-parameter: If-None-Match: \"0000000000000000\""
                        + " (expected: * in a write)");
    }

    @Test
    void a_put_that_spells_what_is_there_otherwise_answers_what_is_there() {
        String path = ZONE + "/rrsets/mixed/CNAME";
        String stored = api.put(path, "{\"records\":[\"Target.B.Example.\"]}").header("ETag");

        Reply again = api.put(path, "{\"records\":[\"target.b.example.\"]}");

        assertThat(again.json().get("change").isNull()).isTrue();
        assertThat(again.text("/records/0")).isEqualTo("Target.B.Example.");
        assertThat(again.header("ETag"))
                .isEqualTo(stored)
                .isEqualTo(api.get(path).header("ETag"));
        assertThat(api.ask("DELETE", path)
                        .header("If-Match", again.header("ETag"))
                        .send()
                        .status())
                .isEqualTo(200);
    }

    @Test
    void both_conditions_in_one_write_are_not_taken() {
        Reply reply = api.ask("PUT", WWW)
                .header("If-None-Match", "*")
                .header("If-Match", "*")
                .json(ONE_ADDRESS)
                .send();

        assertThat(reply.status()).isEqualTo(400);
    }

    @Test
    void an_rrset_that_is_missing_and_a_zone_that_is_missing_differ() {
        assertThat(api.get(WWW).problem()).isEqualTo("rrset-not-found");
        assertThat(api.get("/api/v1/zones/missing.example/rrsets/www/A").problem())
                .isEqualTo("zone-not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"BOGUS", "TYPE65536", "TYPE", "A%20"})
    void a_type_that_is_none_is_a_bad_parameter(String type) {
        Reply reply = api.get(SETS + "/www/" + type);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.errors()).singleElement().asString().startsWith("type bad-parameter: record type: ");
    }

    @Test
    void lists_the_soa_first_and_then_all_in_canonical_order() {
        api.put(WWW, ONE_ADDRESS);
        api.put(SETS + "/@/A", ONE_ADDRESS);
        api.put(SETS + "/a.www/A", ONE_ADDRESS);
        api.put(SETS + "/@/MX", "{\"records\":[\"10 mail.example.net.\"]}");

        assertThat(namesOn(api.get(SETS)))
                .containsExactly(
                        "example.org. SOA",
                        "example.org. A",
                        "example.org. NS",
                        "example.org. MX",
                        "www.example.org. A",
                        "a.www.example.org. A");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void lists_every_rrset_once_whatever_the_size_of_the_page(int limit) {
        api.put(WWW, ONE_ADDRESS);
        api.put(SETS + "/@/A", ONE_ADDRESS);
        api.put(SETS + "/a.www/A", ONE_ADDRESS);

        List<String> seen = new ArrayList<>();
        String next = SETS + "?limit=" + limit;
        for (int pages = 0; pages < 10 && !next.isEmpty(); pages++) {
            Reply page = api.get(next);
            assertThat(page.json().get("rrsets").size()).isLessThanOrEqualTo(limit);
            seen.addAll(namesOn(page));
            Matcher link = Pattern.compile("<(.*)>; rel=\"next\"").matcher(page.header("Link"));
            next = link.matches() ? link.group(1) : "";
        }

        assertThat(seen)
                .containsExactly(
                        "example.org. SOA",
                        "example.org. A",
                        "example.org. NS",
                        "www.example.org. A",
                        "a.www.example.org. A");
    }

    @Test
    void listing_goes_on_where_it_was_while_others_write() {
        api.put(SETS + "/b/A", ONE_ADDRESS);
        api.put(SETS + "/d/A", ONE_ADDRESS);
        Reply first = api.get(SETS + "?limit=3");

        api.put(SETS + "/a/A", ONE_ADDRESS);
        api.delete(SETS + "/b/A");
        api.put(SETS + "/c/A", ONE_ADDRESS);
        Reply second = api.get(SETS + "?limit=3&cursor=" + first.text("/cursor"));

        assertThat(namesOn(first)).containsExactly("example.org. SOA", "example.org. NS", "b.example.org. A");
        assertThat(namesOn(second)).containsExactly("c.example.org. A", "d.example.org. A");
    }

    private static List<String> namesOn(Reply page) {
        List<String> names = new ArrayList<>();
        for (JsonNode set : page.json().get("rrsets")) {
            names.add(set.get("name").textValue() + " " + set.get("type").textValue());
        }
        return names;
    }

    @Test
    void listing_a_zone_that_is_missing_is_404() {
        assertThat(api.get("/api/v1/zones/missing.example/rrsets").problem()).isEqualTo("zone-not-found");
    }
}
