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

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "with space"})
    void a_key_of_another_form_is_refused(String key) {
        Reply reply = extend(key);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text("/detail")).contains("idempotency key");
        assertThat(api.get(ZONE).text("/serial")).isEqualTo("1");
    }
}
