package dev.koder.herald.adapter.http.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Versions are listed, shown, compared and restored. */
class VersionRoutesTest {

    private static final String ZONE = "/api/v1/zones/example.org";
    private static final String WWW = ZONE + "/rrsets/www/A";

    private final RunningApi api = RunningApi.start();

    @BeforeEach
    void create() {
        api.createZone("example.org");
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private void putAddress(String address) {
        assertThat(api.put(WWW, "{\"records\":[\"" + address + "\"]}").status()).isEqualTo(200);
    }

    @Test
    void lists_who_changed_what_when_and_why() {
        Reply put = api.ask("PUT", WWW)
                .header("Herald-Reason", "moving the site")
                .header("X-Request-Id", "ticket-4711")
                .json("{\"records\":[\"192.0.2.1\"]}")
                .send();

        Reply list = api.get(ZONE + "/versions");

        assertThat(list.status()).isEqualTo(200);
        assertThat(list.text("/versions/0/serial")).isEqualTo("2");
        assertThat(list.text("/versions/0/change")).isEqualTo(put.header("Herald-Change"));
        assertThat(list.text("/versions/0/requestId")).isEqualTo("ticket-4711");
        assertThat(list.text("/versions/0/reason")).isEqualTo("moving the site");
        assertThat(list.text("/versions/0/kind")).isEqualTo("changed");
        assertThat(list.text("/versions/1/kind")).isEqualTo("created");
        assertThat(list.text("/versions/0/tenant")).isEqualTo("tenant-a");
        assertThat(list.text("/versions/0/actor")).isNotEmpty();
        assertThat(list.text("/versions/0/committedAt")).isEqualTo("2026-01-14T12:00:00Z");
        assertThat(list.text("/versions/1/serial")).isEqualTo("1");
    }

    @Test
    void lists_versions_page_by_page() {
        putAddress("192.0.2.1");
        putAddress("192.0.2.2");

        Reply first = api.get(ZONE + "/versions?limit=2");
        Reply second = api.get(ZONE + "/versions?limit=2&cursor=" + first.text("/cursor"));

        assertThat(first.text("/versions/1/serial")).isEqualTo("2");
        assertThat(second.text("/versions/0/serial")).isEqualTo("1");
        assertThat(second.text("/versions/1/serial")).isEmpty();
    }

    @Test
    void refuses_a_reason_that_is_too_long() {
        Reply reply = api.ask("PUT", WWW)
                .header("Herald-Reason", "x".repeat(501))
                .json("{\"records\":[\"192.0.2.1\"]}")
                .send();

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text("/type")).isEqualTo("/problems/bad-parameter");
        assertThat(api.get(WWW).status()).isEqualTo(404);
    }

    @Test
    void refuses_a_reason_that_would_be_kept_in_pieces() throws IOException {
        try (RawConnection connection = new RawConnection(api.port())) {
            String answer = connection
                    .write("GET " + ZONE + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + FakeTokens.TENANT_A
                            + "\r\nHerald-Reason: \u00c4nderung\r\nConnection: close\r\n\r\n")
                    .readAnswer();

            assertThat(answer).startsWith("HTTP/1.1 400").contains("Herald-Reason");
        }
    }

    @Test
    void shows_what_a_version_changed() {
        putAddress("192.0.2.1");
        putAddress("192.0.2.2");

        Reply reply = api.get(ZONE + "/versions/3");

        assertThat(reply.text("/previousSerial")).isEqualTo("2");
        assertThat(reply.text("/allNew")).isEqualTo("false");
        assertThat(reply.text("/removed/0/records/0")).isEqualTo("192.0.2.1");
        assertThat(reply.text("/added/0/records/0")).isEqualTo("192.0.2.2");
    }

    @Test
    void says_that_everything_in_the_first_version_is_new() {
        assertThat(api.get(ZONE + "/versions/1").text("/allNew")).isEqualTo("true");
    }

    @Test
    void compares_two_versions_either_way() {
        putAddress("192.0.2.1");
        putAddress("192.0.2.2");

        Reply on = api.get(ZONE + "/diff?from=1");
        Reply back = api.get(ZONE + "/diff?from=3&to=2");

        assertThat(on.text("/to")).isEqualTo("3");
        assertThat(on.text("/added/0/records/0")).isEqualTo("192.0.2.2");
        assertThat(on.text("/removed/0/name")).isEmpty();
        assertThat(back.text("/added/0/records/0")).isEqualTo("192.0.2.1");
    }

    @Test
    void restores_a_version_and_undoes_that_again() {
        putAddress("192.0.2.1");
        putAddress("192.0.2.2");

        Reply restored = api.post(ZONE + "/restore", "{\"serial\":2}");

        assertThat(restored.status()).isEqualTo(200);
        assertThat(restored.text("/change/serial")).isEqualTo("4");
        assertThat(restored.header("ETag")).isEqualTo("\"4\"");
        assertThat(api.get(WWW).text("/records/0")).isEqualTo("192.0.2.1");
        assertThat(api.post(ZONE + "/restore", "{\"serial\":3}").text("/change/serial"))
                .isEqualTo("5");
        assertThat(api.get(WWW).text("/records/0")).isEqualTo("192.0.2.2");
        assertThat(api.post(ZONE + "/restore", "{\"serial\":1}").status()).isEqualTo(200);
        assertThat(api.get(WWW).status()).isEqualTo(404);
    }

    @Test
    void restores_what_a_zone_held_before_it_was_deleted_and_created_again() {
        putAddress("192.0.2.1");
        api.delete(ZONE);
        api.createZone("example.org");

        assertThat(api.get(WWW).status()).isEqualTo(404);
        Reply versions = api.get(ZONE + "/versions");
        assertThat(versions.text("/versions/0/kind")).isEqualTo("created");
        assertThat(versions.text("/versions/1/kind")).isEqualTo("deleted");
        assertThat(versions.text("/versions/1/serial")).isEqualTo("2");
        assertThat(versions.text("/versions/3/serial")).isEqualTo("1");
        assertThat(api.get(ZONE + "/versions/3").text("/allNew")).isEqualTo("false");
        assertThat(api.get(ZONE + "/versions/3").text("/removed/0/records/0")).isEqualTo("192.0.2.1");
        assertThat(api.get(ZONE + "/export?serial=2").body()).contains("192.0.2.1");
        assertThat(api.post(ZONE + "/restore", "{\"serial\":2}").status()).isEqualTo(200);
        assertThat(api.get(WWW).text("/records/0")).isEqualTo("192.0.2.1");
    }

    @Test
    void restores_the_soa_with_a_serial_that_goes_on() {
        String before = api.get(ZONE).text("/soa/refresh");
        api.put(ZONE + "/soa", "{\"refresh\": 5000}");

        api.post(ZONE + "/restore", "{\"serial\":1}");

        assertThat(api.get(ZONE).text("/soa/refresh")).isEqualTo(before);
        assertThat(api.get(ZONE).text("/serial")).isEqualTo("3");
    }

    @Test
    void restores_nothing_where_all_is_as_it_was() {
        Reply reply = api.post(ZONE + "/restore", "{\"serial\":1}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(api.get(ZONE).text("/serial")).isEqualTo("1");
    }

    @Test
    void restores_only_what_the_caller_has_seen() {
        putAddress("192.0.2.1");

        Reply late = api.ask("POST", ZONE + "/restore")
                .header("If-Match", "\"1\"")
                .json("{\"serial\":1}")
                .send();
        Reply inTime = api.ask("POST", ZONE + "/restore")
                .header("If-Match", "\"2\"")
                .json("{\"serial\":1}")
                .send();

        assertThat(late.status()).isEqualTo(412);
        assertThat(inTime.status()).isEqualTo(200);
    }

    @Test
    void restores_a_version_however_often_others_are_faster() {
        putAddress("192.0.2.1");
        String then = api.get(ZONE + "/export").body();
        putAddress("192.0.2.2");
        AtomicInteger others = new AtomicInteger();
        api.store.meanwhile(
                "between",
                () -> api.put(
                        ZONE + "/rrsets/other/TXT", "{\"records\":[\"\\\"" + others.incrementAndGet() + "\\\"\"]}"));

        Reply restored = api.post(ZONE + "/restore", "{\"serial\":2}");

        assertThat(restored.status()).as(restored.toString()).isEqualTo(200);
        assertThat(others.get()).isGreaterThan(1);
        assertThat(api.get(WWW).text("/records/0")).isEqualTo("192.0.2.1");
        assertThat(api.get(ZONE + "/rrsets/other/TXT").status()).isEqualTo(404);
        assertThat(api.get(ZONE + "/export?serial=2").body()).isEqualTo(then);
    }

    @Test
    void restores_nothing_where_others_were_faster_and_the_caller_asks_for_what_it_saw() {
        putAddress("192.0.2.1");
        api.store.meanwhile("between", () -> putAddress("192.0.2.3"));

        Reply late = api.ask("POST", ZONE + "/restore")
                .header("If-Match", "\"2\"")
                .json("{\"serial\":1}")
                .send();

        assertThat(late.status()).isEqualTo(412);
        assertThat(api.get(WWW).text("/records/0")).isEqualTo("192.0.2.3");
    }

    @Test
    void knows_no_version_that_never_was() {
        assertThat(api.get(ZONE + "/versions/99").text("/type")).isEqualTo("/problems/version-not-found");
        assertThat(api.get(ZONE + "/diff?from=99").status()).isEqualTo(404);
        assertThat(api.post(ZONE + "/restore", "{\"serial\":99}").status()).isEqualTo(404);
        assertThat(api.get(ZONE + "/diff").status()).isEqualTo(400);
    }

    @Test
    void exports_the_zone_as_it_was_at_a_version() {
        putAddress("192.0.2.1");
        String then = api.get(ZONE + "/export").body();
        putAddress("192.0.2.2");

        Reply reply = api.get(ZONE + "/export?serial=2");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo(then).contains("192.0.2.1");
        assertThat(reply.header("ETag")).isEqualTo("\"2\"");
        assertThat(reply.header("Herald-Serial")).isEqualTo("2");
        assertThat(api.get(ZONE + "/export").body()).contains("192.0.2.2");
        assertThat(api.get(ZONE + "/export?serial=3").body()).contains("192.0.2.2");
        assertThat(api.ask("GET", ZONE + "/export?serial=2")
                        .header("If-None-Match", "\"2\"")
                        .send()
                        .status())
                .isEqualTo(304);
    }

    @Test
    void exports_no_version_that_never_was_or_of_a_zone_that_is_not_there() {
        assertThat(api.get(ZONE + "/export?serial=99").text("/type")).isEqualTo("/problems/version-not-found");
        assertThat(api.get(ZONE + "/export?serial=x").text("/type")).isEqualTo("/problems/bad-parameter");
        assertThat(api.get("/api/v1/zones/example.com/export?serial=1").text("/type"))
                .isEqualTo("/problems/zone-not-found");
    }

    @Test
    void tells_nothing_of_a_zone_that_is_not_the_callers() {
        String other = "/api/v1/zones/example.com";

        assertThat(api.get(other + "/versions").text("/type")).isEqualTo("/problems/zone-not-found");
        assertThat(api.get(other + "/versions/1").status()).isEqualTo(404);
        assertThat(api.get(other + "/diff?from=1&to=2").status()).isEqualTo(404);
        assertThat(api.post(other + "/restore", "{\"serial\":1}").status()).isEqualTo(404);
    }
}
