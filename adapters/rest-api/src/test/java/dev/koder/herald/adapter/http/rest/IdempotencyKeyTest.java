package dev.koder.herald.adapter.http.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are sent again, as their answer may have been lost. */
class IdempotencyKeyTest {

    private static final String ZONE = "/api/v1/zones/example.org";
    private static final String EXTENSION =
            "[{\"name\":\"t\",\"type\":\"TXT\",\"records\":[\"one\"],\"action\":\"extend\"}]";

    private static final String OPERATOR = "platform.OPERATOR";

    private final RunningApi api = RunningApi.start();

    @BeforeEach
    void createZone() {
        api.createZone("example.org");
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private Reply extend(String key) {
        return api.ask("PATCH", ZONE + "/rrsets")
                .header("Idempotency-Key", key)
                .json(EXTENSION)
                .send();
    }

    @Test
    void a_request_that_comes_again_is_answered_alike_and_changes_nothing() {
        Reply first = extend("\"k1\"");
        api.delete(ZONE + "/rrsets/t/TXT");

        Reply again = extend("\"k1\"");

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(again.header("Herald-Change")).isEqualTo(first.header("Herald-Change"));
        assertThat(api.get(ZONE + "/rrsets/t/TXT").status()).isEqualTo(404);
    }

    @Test
    void a_key_is_the_same_with_and_without_quotes() {
        Reply first = extend("\"k1\"");

        assertThat(extend("k1").body()).isEqualTo(first.body());
    }

    @Test
    void a_zone_is_created_once() {
        Reply first = create("fresh");
        Reply again = create("fresh");

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
    }

    private Reply create(String key) {
        return api.ask("POST", "/api/v1/zones")
                .header("Idempotency-Key", key)
                .json("{\"name\":\"example.net\"}")
                .send();
    }

    @Test
    void a_text_is_imported_once() {
        Reply first = restoreByImport();
        api.put(ZONE + "/rrsets/later/A", "{\"records\":[\"192.0.2.9\"]}");

        Reply again = restoreByImport();

        assertThat(first.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(api.get(ZONE + "/rrsets/later/A").status()).isEqualTo(200);
    }

    private Reply restoreByImport() {
        return api.ask("POST", ZONE + "/import")
                .header("Idempotency-Key", "import-1")
                .body("text/dns", "@ 3600 NS ns1.example.net.\nwww 60 A 192.0.2.7\n")
                .send();
    }

    @Test
    void an_import_is_answered_alike_when_its_zone_is_gone() {
        Reply first = restoreByImport();
        api.delete(ZONE);

        Reply again = restoreByImport();

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
    }

    @Test
    void a_zone_is_created_of_a_text_once_though_there_is_no_room_for_one_more() {
        Reply first = createByImport();
        api.delete("/api/v1/zones/example.net");
        api.ask("PUT", "/api/v1/tenants/tenant-a/quota")
                .as(OPERATOR)
                .json("{\"zones\":1}")
                .send();

        Reply again = createByImport();

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(api.get("/api/v1/zones/example.net").status()).isEqualTo(404);
    }

    private Reply createByImport() {
        return api.ask("POST", "/api/v1/zones/example.net/import")
                .header("Idempotency-Key", "import-2")
                .header("If-None-Match", "*")
                .body("text/dns", "@ 60 NS ns1.example.com.\nwww 60 A 192.0.2.7\n")
                .send();
    }

    @Test
    void a_version_is_restored_once() {
        api.put(ZONE + "/rrsets/a/A", "{\"records\":[\"192.0.2.1\"]}");
        Reply first = restoreFirst();
        api.put(ZONE + "/rrsets/b/A", "{\"records\":[\"192.0.2.1\"]}");

        Reply again = restoreFirst();

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(api.get(ZONE + "/rrsets/b/A").status()).isEqualTo(200);
    }

    private Reply restoreFirst() {
        return api.ask("POST", ZONE + "/restore")
                .header("Idempotency-Key", "restore-1")
                .header("If-Match", "\"2\"")
                .json("{\"serial\":1}")
                .send();
    }

    @Test
    void a_zone_is_deleted_once_and_had_back_once() {
        Reply deleted = keyed("DELETE", ZONE, "delete-1");
        Reply restored = keyed("POST", "/api/v1/deleted-zones/example.org/restore", "back-1");

        assertThat(deleted.status()).isEqualTo(200);
        assertThat(restored.status()).isEqualTo(200);
        assertThat(keyed("DELETE", ZONE, "delete-1").body()).isEqualTo(deleted.body());
        assertThat(api.get(ZONE).status()).isEqualTo(200);
        assertThat(keyed("POST", "/api/v1/deleted-zones/example.org/restore", "back-1")
                        .body())
                .isEqualTo(restored.body());
    }

    private Reply keyed(String method, String path, String key) {
        return api.ask(method, path).header("Idempotency-Key", key).send();
    }

    @Test
    void a_key_stands_for_one_request_only() {
        extend("k1");

        Reply other = api.ask("PATCH", ZONE + "/rrsets")
                .header("Idempotency-Key", "k1")
                .json("[{\"name\":\"t\",\"type\":\"TXT\",\"action\":\"delete\"}]")
                .send();

        assertThat(other.status()).isEqualTo(422);
        assertThat(other.text("/type")).isEqualTo("/problems/idempotency-key-reused");
        assertThat(api.get(ZONE + "/rrsets/t/TXT").status()).isEqualTo(200);
    }

    @Test
    void a_request_that_changed_nothing_does_not_change_anything_later() {
        api.put(ZONE + "/rrsets/www/A", "{\"records\":[\"192.0.2.1\"]}");
        Reply first = putWeb("k1");
        api.put(ZONE + "/rrsets/www/A", "{\"records\":[\"192.0.2.77\"]}");

        Reply again = putWeb("k1");

        assertThat(first.json().get("change").isNull()).isTrue();
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(api.get(ZONE + "/rrsets/www/A").text("/records/0")).isEqualTo("192.0.2.77");
    }

    private Reply putWeb(String key) {
        return api.ask("PUT", ZONE + "/rrsets/www/A")
                .header("Idempotency-Key", key)
                .json("{\"records\":[\"192.0.2.1\"]}")
                .send();
    }

    @Test
    void a_write_is_not_made_in_a_zone_that_came_after_the_one_it_was_made_in() {
        Reply first = putWeb("k1");
        api.delete(ZONE);
        api.createZone("example.org");

        Reply again = putWeb("k1");

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(api.get(ZONE + "/rrsets/www/A").status()).isEqualTo(404);
    }

    @Test
    void a_batch_of_which_parts_were_refused_is_answered_alike() {
        api.put(ZONE + "/rrsets/i/CNAME", "{\"records\":[\"host.example.net.\"]}");
        String parts = """
                [{"name": "i", "type": "A", "records": ["192.0.2.1"], "action": "replace"},
                 {"name": "i", "type": "CNAME", "action": "delete"}]""";
        Reply first = inParts("k1", parts);

        Reply again = inParts("k1", parts);

        assertThat(first.status()).isEqualTo(207);
        assertThat(again.status()).isEqualTo(207);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(api.get(ZONE + "/rrsets/i/A").status()).isEqualTo(404);
    }

    private Reply inParts(String key, String parts) {
        return api.ask("PATCH", ZONE + "/rrsets?mode=independent")
                .header("Idempotency-Key", key)
                .json(parts)
                .send();
    }

    @Test
    void the_key_of_a_batch_in_parts_stands_for_that_batch_only() {
        inParts("k1", EXTENSION);

        Reply longer = inParts("k1", """
                [{"name": "t", "type": "TXT", "records": ["one"], "action": "extend"},
                 {"name": "u", "type": "TXT", "records": ["one"], "action": "extend"}]""");
        Reply other = putWeb("k1");

        assertThat(longer.text("/type")).isEqualTo("/problems/idempotency-key-reused");
        assertThat(other.text("/type")).isEqualTo("/problems/idempotency-key-reused");
        assertThat(api.get(ZONE + "/rrsets/u/TXT").status()).isEqualTo(404);
        assertThat(api.get(ZONE + "/rrsets/www/A").status()).isEqualTo(404);
    }

    @Test
    void changes_across_zones_stay_in_the_zones_they_were_made_in() {
        Reply first = changeBelow("k1");
        api.createZone("sub.example.org");

        Reply again = changeBelow("k1");

        assertThat(first.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(api.get("/api/v1/zones/sub.example.org/rrsets/h/A").status()).isEqualTo(404);
    }

    private Reply changeBelow(String key) {
        return api.ask("POST", "/api/v1/changes")
                .header("Idempotency-Key", key)
                .json("""
                        {"changes": [{"name": "h.sub.example.org.", "type": "A", "records": ["192.0.2.1"],
                                      "action": "replace"}]}""")
                .send();
    }

    @Test
    void a_change_that_waits_for_agreement_is_asked_for_once() {
        ReviewDesk desk = new ReviewDesk(api);
        desk.everythingBy(1);
        Reply first = extend("k1");
        desk.rules("");

        Reply again = extend("k1");

        assertThat(first.status()).isEqualTo(202);
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(api.get(ZONE + "/rrsets/t/TXT").status()).isEqualTo(404);
    }

    @Test
    void a_request_that_was_refused_leaves_its_key_to_the_next_one() {
        Reply refused = api.ask("PUT", ZONE + "/rrsets/www/A")
                .header("Idempotency-Key", "k1")
                .header("If-Match", "\"none\"")
                .json("{\"records\":[\"192.0.2.1\"]}")
                .send();

        assertThat(refused.status()).isEqualTo(412);
        assertThat(putWeb("k1").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "with space"})
    void a_key_of_another_form_is_refused(String key) {
        Reply reply = extend(key);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text("/detail")).contains("idempotency key");
        assertThat(api.get(ZONE).text("/serial")).isEqualTo("1");
    }
}
