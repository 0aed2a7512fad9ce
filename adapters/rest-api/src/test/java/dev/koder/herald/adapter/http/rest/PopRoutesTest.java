package dev.koder.herald.adapter.http.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Points of presence report, and owners see what they serve. */
class PopRoutesTest {

    private static final String ZONE = "/api/v1/zones/example.org";
    private static final String OPERATOR = "platform.OPERATOR";
    private static final String DS = "20326 13 2 E06D44B80B8F1D39A95C0B0D7C65D08458E880409BBC683457104237C7F8EC8D";

    private final RunningApi api = RunningApi.start();

    @BeforeEach
    void createZone() {
        api.createZone("example.org");
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private Reply report(String pop, String json) {
        return api.ask("POST", "/api/v1/pops/" + pop + "/report")
                .as(FakeTokens.POP)
                .json(json)
                .send();
    }

    private static String serving(String serial, String error, String ds) {
        return "{\"startedAt\":\"2026-01-14T11:00:00Z\",\"zones\":[{\"name\":\"example.org.\",\"serial\":" + serial
                + ",\"servedSerial\":2026,\"loadedAt\":\"2026-01-14T12:00:00Z\",\"error\":" + error + ",\"ds\":[" + ds
                + "]}]}";
    }

    @Test
    void a_report_shows_in_the_status_of_the_zone() {
        Reply reply = report("fra1", serving("1", "null", ""));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(api.get(ZONE + "/status").body())
                .isEqualTo("{\"name\":\"example.org.\",\"serial\":1,\"changedAt\":\"2026-01-14T12:00:00Z\","
                        + "\"state\":\"INSYNC\",\"pops\":[{\"pop\":\"fra1\",\"state\":\"INSYNC\",\"serial\":1,"
                        + "\"servedSerial\":2026,\"loadedAt\":\"2026-01-14T12:00:00Z\",\"lagMillis\":0,"
                        + "\"heardAt\":\"2026-01-14T12:00:00Z\",\"error\":null}]}");
    }

    @Test
    void a_point_of_presence_that_lags_behind_is_not_in_sync_and_says_why() {
        report("fra1", serving("1", "\"kzonecheck: no NS\"", ""));
        api.put(ZONE + "/rrsets/www/A", "{\"records\":[\"192.0.2.1\"]}");

        Reply status = api.get(ZONE + "/status");

        assertThat(status.text("/serial")).isEqualTo("2");
        assertThat(status.text("/state")).isEqualTo("PENDING");
        assertThat(status.text("/pops/0/state")).isEqualTo("PENDING");
        assertThat(status.text("/pops/0/error")).isEqualTo("kzonecheck: no NS");
    }

    @Test
    void what_is_not_known_yet_is_null() {
        report(
                "fra1",
                "{\"startedAt\":\"2026-01-14T11:00:00Z\",\"zones\":[{\"name\":\"example.org\",\"error\":\"x\"}]}");

        Reply status = api.get(ZONE + "/status");

        assertThat(status.json().at("/pops/0/serial").isNull()).isTrue();
        assertThat(status.json().at("/pops/0/servedSerial").isNull()).isTrue();
        assertThat(status.json().at("/pops/0/loadedAt").isNull()).isTrue();
    }

    @Test
    void shows_the_ds_records_once_and_who_signs() {
        report("fra1", serving("1", "null", "\"" + DS + "\""));
        report("ams1", serving("1", "null", "\"" + DS + "\""));

        Reply reply = api.get(ZONE + "/dnssec");

        assertThat(reply.text("/zone")).isEqualTo("example.org.");
        assertThat(reply.json().get("ds").size()).isEqualTo(1);
        assertThat(reply.json().at("/ds/0").toString())
                .isEqualTo("{\"keyTag\":20326,\"algorithm\":13,\"digestType\":2,\"digest\":\""
                        + DS.substring(DS.lastIndexOf(' ') + 1) + "\",\"record\":\"example.org. 3600 IN DS " + DS
                        + "\"}");
        assertThat(reply.json().findValuesAsText("pop")).containsExactly("ams1", "fra1");
        assertThat(reply.text("/pops/0/ds/0")).isEqualTo(DS);
        assertThat(reply.text("/pops/0/reportedAt")).isEqualTo("2026-01-14T12:00:00Z");
    }

    @Test
    void shows_no_ds_record_before_a_zone_is_signed() {
        assertThat(api.get(ZONE + "/dnssec").body()).isEqualTo("{\"zone\":\"example.org.\",\"ds\":[],\"pops\":[]}");
    }

    @Test
    void lists_the_points_of_presence_to_their_own_kind_alone() {
        report("fra1", serving("1", "null", ""));
        api.clock.pass(Duration.ofMinutes(1));
        report("ams1", "{\"startedAt\":\"2026-01-14T11:30:00+01:00\",\"zones\":[]}");

        assertThat(api.ask("GET", "/api/v1/pops").as(FakeTokens.POP).send().body())
                .isEqualTo(
                        "{\"pops\":["
                                + "{\"name\":\"ams1\",\"startedAt\":\"2026-01-14T10:30:00Z\",\"heardAt\":\"2026-01-14T12:01:00Z\"},"
                                + "{\"name\":\"fra1\",\"startedAt\":\"2026-01-14T11:00:00Z\",\"heardAt\":\"2026-01-14T12:00:00Z\"}]}");
        assertThat(api.ask("GET", "/api/v1/pops").as(OPERATOR).send().status()).isEqualTo(200);
        assertThat(api.get("/api/v1/pops").status()).isEqualTo(403);
    }

    private Reply forget(String pop, String token) {
        return api.ask("DELETE", "/api/v1/pops/" + pop).as(token).send();
    }

    @Test
    void one_that_is_forgotten_is_told_of_no_more_until_it_reports_again() {
        report("dead1", serving("null", "\"never came up\"", ""));
        api.clock.pass(Duration.ofSeconds(96));
        report("fra1", serving("1", "null", "\"" + DS + "\""));

        assertThat(forget("dead1", OPERATOR).status()).isEqualTo(204);

        Reply status = api.get(ZONE + "/status");
        assertThat(status.json().get("pops")).hasSize(1);
        assertThat(api.get(ZONE + "/dnssec").json().get("pops")).hasSize(1);
        assertThat(forget("dead1", OPERATOR).problem()).isEqualTo("pop-not-found");
        report("dead1", serving("1", "null", ""));
        assertThat(api.get(ZONE + "/status").json().get("pops")).hasSize(2);
    }

    @Test
    void one_that_is_heard_of_is_not_forgotten_as_it_would_be_there_again_at_once() {
        report("fra1", serving("1", "null", "\"" + DS + "\""));
        api.clock.pass(Duration.ofSeconds(95));

        Reply refused = forget("fra1", OPERATOR);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("pop-alive");
        assertThat(refused.text("/detail"))
                .isEqualTo("pop: fra1 was heard at 2026-01-14T12:00:00Z"
                        + " (expected: one that has been silent for 95 s)");
        assertThat(api.get(ZONE + "/dnssec").json().get("ds")).hasSize(1);
    }

    @Test
    void one_that_is_not_known_or_no_longer_learns_so_from_the_answer_to_its_report() {
        assertThat(report("fra1", serving("1", "null", "")).body()).isEqualTo("{\"known\":false}");
        assertThat(report("fra1", serving("1", "null", "")).body()).isEqualTo("{\"known\":true}");
        api.clock.pass(Duration.ofSeconds(96));
        forget("fra1", OPERATOR);

        assertThat(report("fra1", serving("1", "null", "")).body()).isEqualTo("{\"known\":false}");
    }

    @Test
    void only_operators_have_one_forgotten_and_the_trail_tells_who_did() {
        report("fra1", serving("1", "null", ""));

        assertThat(forget("fra1", FakeTokens.POP).status()).isEqualTo(403);
        assertThat(forget("fra1", "tenant-a.READ.WRITE.ADMIN").status()).isEqualTo(403);
        api.clock.pass(Duration.ofSeconds(96));
        assertThat(forget("fra1", OPERATOR).status()).isEqualTo(204);
        assertThat(api.ask("GET", "/api/v1/audit")
                        .as("platform.READ.ADMIN")
                        .send()
                        .json()
                        .findValuesAsText("target"))
                .contains("/api/v1/pops/fra1");
    }

    private int reportedBy(String token, String pop) {
        return api.ask("POST", "/api/v1/pops/" + pop + "/report")
                .as(token)
                .json(serving("1", "null", ""))
                .send()
                .status();
    }

    @Test
    void nobody_vouches_for_one_whose_name_is_given_to_another() {
        assertThat(reportedBy("zurich.POP", "zrh1")).isEqualTo(200);
        assertThat(reportedBy("zurich.POP", "zrh2")).isEqualTo(200);
        assertThat(reportedBy("zurich-new.POP", "zrh2")).isEqualTo(200);
        assertThat(reportedBy("zurich-new.POP", "zrh1")).isEqualTo(403);
        assertThat(reportedBy("zurich-new.POP", "fra1")).isEqualTo(403);
        assertThat(reportedBy("zurich.POP", "fra1")).isEqualTo(403);
        assertThat(reportedBy(FakeTokens.POP, "zrh1")).isEqualTo(403);
        assertThat(reportedBy(FakeTokens.POP, "fra1")).isEqualTo(200);
    }

    @Test
    void a_report_of_a_zone_that_the_platform_does_not_have_is_passed_over() {
        assertThat(report("fra1", serving("1", "null", "").replace("example.org", "missing.example"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void tells_everything_that_is_wrong_with_a_report() {
        Reply reply = report("fra1", """
                {"startedAt": "yesterday",
                 "zones": [{"name": "a..b", "serial": 4294967296, "servedSerial": "1", "loadedAt": 5, "error": false,
                            "ds": ["1 2 3"]}, {}],
                 "uptime": 5}""");

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.errors())
                .satisfiesExactly(
                        e -> assertThat(e)
                                .isEqualTo("#/startedAt malformed: time: yesterday"
                                        + " (expected: RFC 3339, such as 2026-01-14T12:00:00Z)"),
                        e -> assertThat(e).startsWith("#/zones/0/name malformed: "),
                        e -> assertThat(e)
                                .isEqualTo(
                                        "#/zones/0/serial out-of-range: serial: 4294967296 (expected: 0 to 4294967295)"),
                        e -> assertThat(e).startsWith("#/zones/0/servedSerial wrong-type: "),
                        e -> assertThat(e).startsWith("#/zones/0/loadedAt wrong-type: "),
                        e -> assertThat(e).startsWith("#/zones/0/error wrong-type: "),
                        e -> assertThat(e).startsWith("#/zones/0/ds/0 malformed: "),
                        e -> assertThat(e).isEqualTo("#/zones/1/name missing: name: missing"),
                        e -> assertThat(e).startsWith("#/uptime unknown-member: "));
    }

    @Test
    void refuses_a_report_of_too_many_zones() {
        String zones = IntStream.range(0, 501)
                .mapToObj(i -> "{\"name\":\"z" + i + ".example\"}")
                .collect(Collectors.joining(","));

        assertThat(report("fra1", "{\"startedAt\":\"2026-01-14T11:00:00Z\",\"zones\":[" + zones + "]}")
                        .errors())
                .containsExactly("#/zones too-many: 501 entries (expected: at most 500)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"FRA1", "-x", "a.b", "a%20b"})
    void refuses_a_name_that_no_point_of_presence_has(String pop) {
        Reply reply = report(pop, serving("1", "null", ""));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.errors()).singleElement().asString().startsWith("pop bad-parameter: pop: ");
    }

    @Test
    void nobody_else_can_report() {
        assertThat(api.post("/api/v1/pops/fra1/report", serving("1", "null", ""))
                        .status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/status", "/dnssec"})
    void a_zone_that_is_missing_is_404(String what) {
        assertThat(api.get("/api/v1/zones/missing.example" + what).problem()).isEqualTo("zone-not-found");
    }
}
