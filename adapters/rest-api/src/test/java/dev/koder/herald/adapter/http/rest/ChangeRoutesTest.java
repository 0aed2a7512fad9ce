package dev.koder.herald.adapter.http.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Changes are made across zones, and followed until they are served. */
@Timeout(30)
class ChangeRoutesTest {

    private static final String CHANGES = "/api/v1/changes";
    private static final String ZONE = "/api/v1/zones/example.org";

    private final RunningApi api = RunningApi.start();

    @BeforeEach
    void createZone() {
        api.createZone("example.org");
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private String changed() {
        return api.put(ZONE + "/rrsets/www/A", "{\"records\":[\"192.0.2.1\"]}").text("/change/id");
    }

    private void report(String pop, String serial) {
        report(pop, serial, "2026-01-14T12:00:03Z");
    }

    private void report(String pop, String serial, String loadedAt) {
        String zone = serial.equals("null")
                ? "\"serial\":null,\"servedSerial\":null,\"loadedAt\":null"
                : "\"serial\":" + serial + ",\"servedSerial\":2026,\"loadedAt\":\"" + loadedAt + "\"";
        Reply reply = api.ask("POST", "/api/v1/pops/" + pop + "/report")
                .as(FakeTokens.POP)
                .json("{\"startedAt\":\"2026-01-14T11:00:00Z\",\"zones\":[{\"name\":\"example.org.\"," + zone
                        + ",\"error\":null,\"ds\":[]}]}")
                .send();
        assertThat(reply.status()).isEqualTo(200);
    }

    private String state(String change) {
        return api.get(CHANGES + "/" + change).text("/state");
    }

    @Test
    void a_change_is_pending_until_a_point_of_presence_was_seen_to_serve_it() {
        String change = changed();
        report("fra1", "1");

        assertThat(state(change)).isEqualTo("PENDING");

        api.clock.pass(Duration.ofSeconds(4));
        report("fra1", "2");

        Reply reply = api.get(CHANGES + "/" + change);
        assertThat(reply.text("/state")).isEqualTo("INSYNC");
        assertThat(reply.text("/zone")).isEqualTo("example.org.");
        assertThat(reply.text("/serial")).isEqualTo("2");
        assertThat(reply.text("/pops/0/lagMillis")).isEqualTo("3000");
    }

    @Test
    void nobody_serves_what_no_point_of_presence_has() {
        assertThat(state(changed())).isEqualTo("PENDING");
    }

    @Test
    void every_point_of_presence_that_is_heard_of_is_waited_for() {
        String change = changed();
        report("fra1", "2");
        report("vie1", "1");

        assertThat(state(change)).isEqualTo("PENDING");
    }

    @Test
    void one_that_has_fallen_silent_is_named_and_not_waited_for() {
        report("vie1", "1");
        api.clock.pass(Duration.ofSeconds(96));
        String change = changed();
        report("fra1", "2");

        Reply reply = api.get(CHANGES + "/" + change);

        assertThat(reply.text("/state")).isEqualTo("INSYNC");
        assertThat(reply.text("/pops/1/pop")).isEqualTo("vie1");
        assertThat(reply.text("/pops/1/state")).isEqualTo("SILENT");
    }

    @Test
    void a_later_version_serves_as_well() {
        String change = changed();
        api.put(ZONE + "/rrsets/www/A", "{\"records\":[\"192.0.2.2\"]}");
        report("fra1", "3");

        assertThat(state(change)).isEqualTo("INSYNC");
    }

    @Test
    void a_deletion_is_in_sync_once_nobody_serves_the_zone_any_more() {
        report("fra1", "1");
        String change = api.delete(ZONE).text("/change/id");

        assertThat(state(change)).isEqualTo("PENDING");

        report("fra1", "null");

        assertThat(state(change)).isEqualTo("INSYNC");
    }

    @Test
    void a_request_can_wait_until_a_change_is_served() {
        String change = changed();
        CompletableFuture<Reply> waiting =
                api.ask("GET", CHANGES + "/" + change + "?wait=30s").sendLater();
        api.awaitWaiting(1);

        report("fra1", "2");

        assertThat(waiting.join().text("/state")).isEqualTo("INSYNC");
    }

    @Test
    void the_lag_of_a_change_does_not_grow_with_what_comes_after_it() {
        String change = changed();
        api.clock.pass(Duration.ofSeconds(3));
        report("fra1", "2");
        api.put(ZONE + "/rrsets/www/A", "{\"records\":[\"192.0.2.2\"]}");
        api.clock.pass(Duration.ofSeconds(20));
        report("fra1", "3", "2026-01-14T12:00:22Z");

        Reply reply = api.get(CHANGES + "/" + change);

        assertThat(reply.text("/pops/0/loadedAt")).isEqualTo("2026-01-14T12:00:03Z");
        assertThat(reply.text("/pops/0/lagMillis")).isEqualTo("3000");
        assertThat(reply.text("/pops/0/serial")).isEqualTo("3");
    }

    @Test
    void a_clock_that_is_ahead_makes_no_lag_longer_than_the_report_took() {
        String change = changed();
        api.clock.pass(Duration.ofSeconds(2));
        report("fra1", "2", "2027-01-14T12:00:00Z");

        assertThat(api.get(CHANGES + "/" + change).text("/pops/0/lagMillis")).isEqualTo("2000");
    }

    @Test
    void a_deletion_tells_when_it_was_seen() {
        report("fra1", "1");
        String change = api.delete(ZONE).text("/change/id");
        api.clock.pass(Duration.ofSeconds(2));
        report("fra1", "null");

        Reply reply = api.get(CHANGES + "/" + change);

        assertThat(reply.text("/pops/0/loadedAt")).isEqualTo("2026-01-14T12:00:02Z");
        assertThat(reply.text("/pops/0/lagMillis")).isEqualTo("2000");
    }

    @Test
    void a_change_stays_in_sync_when_its_zone_is_deleted_and_created_again() {
        String change = changed();
        report("fra1", "2");
        String deletion = api.delete(ZONE).text("/change/id");
        assertThat(state(change)).isEqualTo("INSYNC");

        report("fra1", "null");
        assertThat(state(change)).isEqualTo("INSYNC");
        assertThat(state(deletion)).isEqualTo("INSYNC");

        api.createZone("example.org");
        assertThat(state(change)).isEqualTo("INSYNC");
        assertThat(state(deletion)).isEqualTo("INSYNC");
        assertThat(api.get(CHANGES + "/" + deletion).text("/deletion")).isEqualTo("true");

        report("fra1", api.get(ZONE).text("/serial"));
        assertThat(state(change)).isEqualTo("INSYNC");
        assertThat(state(deletion)).isEqualTo("INSYNC");
    }

    @Test
    void one_that_falls_silent_is_named_but_what_it_served_counts() {
        String change = changed();
        report("fra1", "2");
        api.clock.pass(Duration.ofSeconds(96));

        Reply reply = api.get(CHANGES + "/" + change);

        assertThat(reply.text("/state")).isEqualTo("INSYNC");
        assertThat(reply.text("/pops/0/state")).isEqualTo("SILENT");
        assertThat(reply.text("/pops/0/serial")).isEqualTo("2");
        assertThat(api.get(ZONE + "/status").text("/pops/0/state")).isEqualTo("SILENT");
        assertThat(api.get(ZONE + "/status").text("/state")).isEqualTo("INSYNC");
    }

    @Test
    void whoever_waits_is_told_when_the_last_one_that_lags_behind_falls_silent() {
        report("vie1", "1");
        api.clock.pass(Duration.ofMillis(94_900));
        String change = changed();
        report("fra1", "2");
        CompletableFuture<Reply> waiting =
                api.ask("GET", CHANGES + "/" + change + "?wait=60s").sendLater();
        api.awaitWaiting(1);

        api.clock.pass(Duration.ofSeconds(1));

        assertThat(waiting.join().text("/state")).isEqualTo("INSYNC");
    }

    @Test
    void at_the_end_of_the_time_it_is_told_how_things_are_then() {
        report("vie1", "1");
        api.clock.pass(Duration.ofSeconds(94));
        String change = changed();
        report("fra1", "2");
        CompletableFuture<Reply> waiting =
                api.ask("GET", CHANGES + "/" + change + "?wait=1s").sendLater();
        api.awaitWaiting(1);

        api.clock.pass(Duration.ofSeconds(2));

        assertThat(waiting.join().text("/pops/1/state")).isEqualTo("SILENT");
    }

    @Test
    void a_clock_that_is_set_back_makes_nobody_wait_longer() {
        String change = changed();
        CompletableFuture<Reply> waiting =
                api.ask("GET", CHANGES + "/" + change + "?wait=60s").sendLater();
        api.awaitWaiting(1);

        api.clock.pass(Duration.ofSeconds(60));
        api.clock.setBack(Duration.ofHours(1));
        report("fra1", "1");

        assertThat(waiting.orTimeout(20, TimeUnit.SECONDS).join().text("/state"))
                .isEqualTo("PENDING");
    }

    @Test
    void a_change_of_another_tenant_is_not_told_from_none() {
        String change = changed();

        Reply foreign =
                api.ask("GET", CHANGES + "/" + change).as(FakeTokens.TENANT_B).send();

        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.text("/type")).isEqualTo("/problems/change-not-found");
    }

    @Test
    void changes_of_several_zones_find_their_zones_by_name() {
        api.createZone("sub.example.org");
        api.createZone("2.0.192.in-addr.arpa");

        Reply reply = api.ask("POST", CHANGES).json("""
                {"changes": [
                  {"name": "www.example.org.", "type": "A", "records": ["192.0.2.1"], "action": "replace"},
                  {"name": "www.sub.example.org", "type": "A", "records": ["192.0.2.2"], "action": "replace"},
                  {"name": "1.2.0.192.in-addr.arpa.", "type": "PTR", "records": ["www.example.org."], "action": "replace"}]}""").send();

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text("/complete")).isEqualTo("true");
        assertThat(reply.text("/zones/0/change/serial")).isEqualTo("2");
        assertThat(api.get("/api/v1/zones/sub.example.org/rrsets/www/A").status())
                .isEqualTo(200);
        assertThat(api.get(ZONE + "/rrsets/www.sub/A").status()).isEqualTo(404);
        assertThat(api.get("/api/v1/zones/2.0.192.in-addr.arpa/rrsets/1/PTR").text("/records/0"))
                .isEqualTo("www.example.org.");
    }

    @Test
    void a_zone_that_cannot_be_changed_keeps_no_other_from_it() {
        api.createZone("example.net");

        Reply reply = api.ask("POST", CHANGES).json("""
                {"changes": [
                  {"name": "example.org.", "type": "NS", "action": "delete"},
                  {"name": "www.example.net.", "type": "A", "records": ["192.0.2.2"], "action": "replace"}]}""").send();

        assertThat(reply.status()).isEqualTo(207);
        assertThat(reply.text("/zones/0/result")).isEqualTo("zone-rules-broken");
        assertThat(reply.text("/zones/0/errors/0/pointer")).isEqualTo("#/changes/0");
        assertThat(reply.text("/zones/1/result")).isEqualTo("changed");
        assertThat(api.get(ZONE).text("/serial")).isEqualTo("1");
    }

    @Test
    void a_zone_that_is_at_another_serial_than_expected_is_left_as_it_is() {
        changed();

        Reply reply = api.ask("POST", CHANGES).json("""
                {"changes": [{"name": "www.example.org.", "type": "A", "action": "delete"}],
                 "expected": [{"zone": "example.org", "serial": 1}]}""").send();

        assertThat(reply.status()).isEqualTo(207);
        assertThat(reply.text("/zones/0/result")).isEqualTo("precondition-failed");
        assertThat(reply.text("/zones/0/errors/0/pointer")).isEqualTo("#/expected/0/serial");
        assertThat(reply.text("/zones/0/errors/0/detail"))
                .isEqualTo("serial: 1 (expected: 2, which zone example.org. is at)");
        assertThat(api.get(ZONE).text("/serial")).isEqualTo("2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'zone':'example.org','serial':1},{'zone':'EXAMPLE.org.','serial':2} | #/expected/1/zone duplicate: zone: example.org. stands at 0",
                "{'zone':'example.org','serial':1},{'zone':'example.net','serial':'*'} | #/expected/1/zone not-changed: zone: example.net. (expected: ",
                "{'zone':'example.org','serial':'1'} | #/expected/0/serial malformed: serial: 1 (expected: a number, or *)"
            })
    void what_is_expected_is_said_once_of_each_zone_that_is_changed_and_of_no_other(String expected, String error) {
        api.createZone("example.net");

        Reply reply = api.post(
                CHANGES,
                "{\"changes\":[{\"name\":\"t.example.org.\",\"type\":\"TXT\",\"records\":[\"x\"],\"action\":\"replace\"}],"
                        + "\"expected\":[" + expected.replace('\'', '"') + "]}");

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.errors()).singleElement().asString().startsWith(error);
        assertThat(api.get(ZONE).text("/serial")).isEqualTo("1");
    }

    @Test
    void broken_rules_point_at_the_change_of_the_same_name_where_they_are_about_what_was_there() {
        api.put(ZONE + "/rrsets/st/CNAME", "{\"records\":[\"host.example.net.\"]}");

        Reply reply = api.post(CHANGES, """
                {"changes": [
                  {"name": "st.example.org.", "type": "A", "records": ["192.0.2.1"], "action": "replace"},
                  {"name": "example.org.", "type": "NS", "action": "delete"}]}""");

        assertThat(reply.text("/zones/0/errors/0/pointer")).isEqualTo("#/changes/0");
        assertThat(reply.text("/zones/0/errors/0/name")).isEqualTo("st.example.org.");
        assertThat(reply.text("/zones/0/errors/1/pointer")).isEqualTo("#/changes/1");
    }

    @Test
    void an_independent_change_that_cannot_be_read_keeps_no_other_from_being_made() {
        Reply reply = api.patch(ZONE + "/rrsets?mode=independent", """
                [{"name": "bad", "type": "A", "records": ["1.2", "192.0.2.1", 7], "action": "replace"},
                 {"name": "good", "type": "A", "records": ["192.0.2.1"], "action": "replace"},
                 5]""");

        assertThat(reply.status()).isEqualTo(207);
        assertThat(reply.text("/complete")).isEqualTo("false");
        assertThat(reply.text("/results/0/result")).isEqualTo("unprocessable-content");
        assertThat(reply.text("/results/0/errors/0/pointer")).isEqualTo("#/0/records/0");
        assertThat(reply.text("/results/0/errors/1/pointer")).isEqualTo("#/0/records/2");
        assertThat(reply.text("/results/1/change/serial")).isEqualTo("2");
        assertThat(reply.text("/results/2/errors/0/pointer")).isEqualTo("#/2");
    }

    @Test
    void independent_changes_of_a_zone_that_is_not_there_are_404_whether_they_can_be_read_or_not() {
        assertThat(api.patch("/api/v1/zones/missing.example/rrsets?mode=independent", "[5]")
                        .problem())
                .isEqualTo("zone-not-found");
        assertThat(api.patch(ZONE + "/rrsets?mode=independent", "[5]").status()).isEqualTo(207);
    }

    @Test
    void the_errors_of_independent_changes_are_listed_up_to_a_limit_and_one_of_each_beyond() {
        Reply reply = api.patch(
                ZONE + "/rrsets?mode=independent",
                "[{\"name\":\"a\",\"type\":\"A\",\"action\":\"replace\",\"records\":[" + "1,".repeat(999)
                        + "1]},{},{}]");

        assertThat(reply.json().at("/results/0/errors").size()).isEqualTo(1000);
        assertThat(reply.json().at("/results/1/errors").size()).isEqualTo(1);
        assertThat(reply.json().at("/results/2/errors").size()).isEqualTo(1);
    }

    @Test
    void a_name_in_no_zone_of_the_tenants_keeps_all_from_being_changed() {
        Reply reply = api.ask("POST", CHANGES).json("""
                {"changes": [
                  {"name": "www.example.org.", "type": "A", "records": ["192.0.2.1"], "action": "replace"},
                  {"name": "www.example.com.", "type": "A", "records": ["192.0.2.1"], "action": "replace"}]}""").send();

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.errors()).singleElement().asString().startsWith("#/changes/1/name zone-not-found");
        assertThat(api.get(ZONE).text("/serial")).isEqualTo("1");
    }

    @Test
    void names_in_records_have_to_be_absolute() {
        Reply reply = api.ask("POST", CHANGES).json("""
                {"changes": [{"name": "www.example.org.", "type": "CNAME", "records": ["host"], "action": "replace"}]}""").send();

        assertThat(reply.status()).isEqualTo(422);
    }

    @Test
    void independent_changes_are_made_each_by_itself() {
        Reply reply = api.patch(ZONE + "/rrsets?mode=independent", """
                [{"name": "good", "type": "A", "records": ["192.0.2.1"], "action": "replace"},
                 {"name": "@", "type": "CNAME", "records": ["host.example.net."], "action": "replace"},
                 {"name": "good", "type": "A", "records": ["192.0.2.2"], "action": "extend"}]""");

        assertThat(reply.status()).isEqualTo(207);
        assertThat(reply.text("/complete")).isEqualTo("false");
        assertThat(reply.text("/results/0/change/serial")).isEqualTo("2");
        assertThat(reply.text("/results/1/result")).isEqualTo("zone-rules-broken");
        assertThat(reply.text("/results/1/errors/0/pointer")).isEqualTo("#/1");
        assertThat(reply.text("/results/2/change/serial")).isEqualTo("3");
    }

    @Test
    void independent_changes_that_come_again_change_nothing_more() {
        Reply first = independent();
        Reply again = independent();

        assertThat(first.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(api.get(ZONE).text("/serial")).isEqualTo("3");
    }

    private Reply independent() {
        return api.ask("PATCH", ZONE + "/rrsets?mode=independent")
                .header("Idempotency-Key", "k1")
                .json("""
                [{"name": "t", "type": "TXT", "records": ["one"], "action": "extend"},
                 {"name": "t", "type": "TXT", "records": ["two"], "action": "extend"}]""")
                .send();
    }

    @Test
    void independent_changes_take_no_entity_tag() {
        Reply reply = api.ask("PATCH", ZONE + "/rrsets?mode=independent")
                .header("If-Match", "\"1\"")
                .json("[{\"name\":\"t\",\"type\":\"TXT\",\"records\":[\"one\"],\"action\":\"extend\"}]")
                .send();

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.errors())
                .singleElement()
                .asString()
                .startsWith("If-Match bad-parameter: If-Match: \"1\" (expected: *, or none, ");
        assertThat(api.get(ZONE).text("/serial")).isEqualTo("1");
    }
}
