package dev.koder.herald.adapter.http.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LockRoutesTest {

    private static final String ZONE = WritePaths.ZONE;
    private static final String LOCKS = ZONE + "/locks";
    private static final String ADMIN = "tenant-a.READ.WRITE.ADMIN";

    /** What cannot change a zone that is there, and says why in its own words. */
    private static final Set<String> HARMLESS = Set.of("createZone", "restoreDeletedZone", "deleteNameServerSet");

    private final RunningApi api = RunningApi.start();
    private WritePaths paths;

    @BeforeEach
    void prepare() {
        paths = WritePaths.prepare(api);
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private Reply lock(String body) {
        return api.post(LOCKS, body);
    }

    private String lockWhole(String level) {
        Reply reply = lock("{\"level\":\"" + level + "\",\"reason\":\"the sale\"}");
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        return reply.text("/id");
    }

    private List<String> eventTypes() {
        return api.get("/api/v1/events").json().findValuesAsText("type");
    }

    @Test
    void every_write_path_is_covered_here() {
        assertThat(paths.covered())
                .containsAll(WritePaths.operations(api.table()).toList());
    }

    @Test
    void no_write_path_leads_around_a_lock() {
        lockWhole("no-change");
        String before = api.get(ZONE + "/export").body();

        paths.requests().forEach((name, request) -> {
            Reply reply = request.get().send();
            if (!HARMLESS.contains(name)) {
                assertThat(reply.body()).as(name).contains("zone-locked");
            }
            assertThat(api.get(ZONE + "/export").body()).as(name).isEqualTo(before);
        });
    }

    @Test
    void no_write_path_leads_around_a_lock_against_deletion_of_an_rrset() {
        lock("{\"name\":\"www\",\"type\":\"A\",\"level\":\"no-deletion\",\"reason\":\"the shop\"}");

        paths.requests().forEach((name, request) -> {
            request.get().send();
            assertThat(api.get(ZONE + "/rrsets/www/A").status()).as(name).isEqualTo(200);
            api.put(ZONE + "/soa", "{}");
        });
    }

    @Test
    void changes_of_a_lock_what_it_is_told_and_leaves_the_rest() {
        String lock = LOCKS + "/" + lockWhole("no-change");
        api.clock.pass(Duration.ofMinutes(1));

        Reply weaker = api.patch(lock, "{\"level\":\"no-deletion\"}");
        Reply shorter = api.patch(
                lock,
                "{\"reason\":\"until the fair\",\"expiresAt\":\""
                        + api.clock.instant().plus(Duration.ofHours(1)) + "\"}");
        Reply forGood = api.patch(lock, "{\"expiresAt\":null}");

        assertThat(weaker.status()).as(weaker.body()).isEqualTo(200);
        assertThat(weaker.text("/reason")).isEqualTo("the sale");
        assertThat(shorter.text("/level")).isEqualTo("no-deletion");
        assertThat(shorter.text("/reason")).isEqualTo("until the fair");
        assertThat(shorter.json().at("/expiresAt").isNull()).isFalse();
        assertThat(forGood.json().at("/expiresAt").isNull()).isTrue();
        assertThat(forGood.text("/createdAt")).isEqualTo(weaker.text("/createdAt"));
        assertThat(api.get(lock).body()).isEqualTo(forGood.body());
        assertThat(eventTypes()).endsWith("lock.set", "lock.changed", "lock.changed", "lock.changed");
        assertThat(api.put(ZONE + "/rrsets/www/A", "{\"records\":[\"192.0.2.7\"]}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void to_weaken_a_lock_is_as_hard_as_to_take_it_away() {
        String lock = LOCKS + "/" + lockWhole("no-change");
        String weaker = "{\"level\":\"no-deletion\"}";
        api.tokens.actor = "bob";

        assertThat(api.patch(lock, weaker).problem()).isEqualTo("lock-of-somebody-else");
        assertThat(api.patch(lock, "{\"expiresAt\":\"2999-01-01T00:00:00Z\"}").problem())
                .isEqualTo("lock-of-somebody-else");
        assertThat(api.get(lock).text("/level")).isEqualTo("no-change");

        Reply byAdmin = api.ask("PATCH", lock).as(ADMIN).json(weaker).send();

        assertThat(byAdmin.text("/level")).isEqualTo("no-deletion");
        assertThat(byAdmin.text("/owner")).isEqualTo("test");
        assertThat(api.delete(lock).problem()).isEqualTo("lock-of-somebody-else");
    }

    @Test
    void refuses_changes_of_a_lock_that_make_no_sense() {
        String lock = LOCKS + "/" + lockWhole("no-change");
        String now = api.clock.instant().toString();

        for (String body : List.of(
                "{\"level\":\"none\"}",
                "{\"level\":null}",
                "{\"reason\":\"\"}",
                "{\"name\":\"www\",\"type\":\"A\"}",
                "{\"expiresAt\":\"" + now + "\"}")) {
            assertThat(api.patch(lock, body).problem()).as(body).isEqualTo("unprocessable-content");
        }
        assertThat(api.patch(LOCKS + "/nosuch", "{}").problem()).isEqualTo("lock-not-found");
        assertThat(api.patch(lock, "{}").status()).isEqualTo(200);
        assertThat(eventTypes()).doesNotContain("lock.changed");
    }

    @Test
    void a_lock_is_set_once_under_a_key() {
        String body = "{\"level\":\"no-deletion\",\"reason\":\"the sale\"}";
        Reply first = setUnderKey(body);
        Reply again = setUnderKey(body);

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(setUnderKey(body.replace("sale", "fair")).problem()).isEqualTo("idempotency-key-reused");
        assertThat(api.get(LOCKS).json().at("/locks")).hasSize(1);
        assertThat(eventTypes()).containsOnlyOnce("lock.set");
    }

    private Reply setUnderKey(String body) {
        return api.ask("POST", LOCKS).header("Idempotency-Key", "k1").json(body).send();
    }

    @Test
    void shows_what_was_locked_by_whom_and_why() {
        Reply made =
                lock("{\"name\":\"@\",\"type\":\"SOA\",\"level\":\"no-deletion\",\"reason\":\"the shop lives here\","
                        + "\"expiresAt\":\"2099-01-01T00:00:00Z\"}");

        String path = made.header("Location");
        assertThat(path).isEqualTo("/api/v1/zones/kept.example./locks/" + made.text("/id"));
        assertThat(api.get(path).json()).isEqualTo(made.json());
        assertThat(made.text("/name")).isEqualTo("kept.example.");
        assertThat(made.text("/owner")).isEqualTo("test");
        assertThat(api.get(LOCKS).json().findValuesAsText("id")).containsExactly(made.text("/id"));
    }

    @Test
    void tells_whoever_it_stops_who_locked_until_when_and_why() {
        lock("{\"name\":\"www\",\"type\":\"A\",\"level\":\"no-change\",\"reason\":\"the sale\","
                + "\"expiresAt\":\"2099-01-01T00:00:00Z\"}");

        Reply reply = api.put(ZONE + "/rrsets/www/A", "{\"records\":[\"192.0.2.9\"]}");

        assertThat(reply.status()).isEqualTo(423);
        assertThat(reply.problem()).isEqualTo("zone-locked");
        assertThat(reply.detail())
                .startsWith(
                        "RRset www.kept.example. A: locked against any change until 2099-01-01T00:00:00Z by test, lock ")
                .endsWith(", reason: the sale");
        assertThat(reply.errors()).singleElement().asString().startsWith("www.kept.example. A zone-locked: ");
    }

    @Test
    void refuses_what_says_too_little_or_lies_elsewhere() {
        assertThat(lock("{\"level\":\"never\",\"reason\":\" \"}").errors())
                .containsExactly(
                        "#/level malformed: level: never (expected: no-change or no-deletion)",
                        "#/reason malformed: reason:   (expected: 1 to 500 characters without control characters)");
        assertThat(lock("{\"name\":\"www\",\"level\":\"no-change\",\"reason\":\"r\"}")
                        .errors())
                .containsExactly("#/type missing: type: missing (expected: name and type, or neither)");
        assertThat(lock("{\"name\":\"www.example.com.\",\"type\":\"A\",\"level\":\"no-change\",\"reason\":\"r\"}")
                        .errors())
                .containsExactly("#/name malformed: name: www.example.com. (expected: a name in kept.example.)");
        assertThat(lock("{\"level\":\"no-change\",\"reason\":\"r\",\"expiresAt\":\"2001-01-01T00:00:00Z\"}")
                        .problem())
                .isEqualTo("unprocessable-content");
        assertThat(api.get(LOCKS).json().at("/locks")).isEmpty();
    }

    @Test
    void has_room_for_a_hundred_locks() {
        for (int i = 0; i < 100; i++) {
            lockWhole("no-deletion");
        }

        Reply reply = lock("{\"level\":\"no-change\",\"reason\":\"one more\"}");

        assertThat(reply.problem()).isEqualTo("too-many-locks");
    }

    @Test
    void is_taken_away_by_whoever_set_it() {
        String lock = lockWhole("no-change");

        assertThat(api.ask("DELETE", LOCKS + "/" + lock).send().status()).isEqualTo(204);

        assertThat(api.put(ZONE + "/rrsets/www/A", "{\"records\":[\"192.0.2.9\"]}")
                        .status())
                .isEqualTo(200);
        assertThat(api.ask("DELETE", LOCKS + "/" + lock).send().problem()).isEqualTo("lock-not-found");
        assertThat(eventTypes()).endsWith("lock.set", "lock.removed", "zone.changed");
    }

    @Test
    void a_lock_of_somebody_else_is_taken_away_by_an_administrator_alone() {
        api.tokens.actor = "alice";
        String lock = lockWhole("no-change");
        api.tokens.actor = "bob";

        Reply refused = api.ask("DELETE", LOCKS + "/" + lock).send();
        Reply done = api.ask("DELETE", LOCKS + "/" + lock).as(ADMIN).send();

        assertThat(refused.problem()).isEqualTo("lock-of-somebody-else");
        assertThat(refused.detail()).contains("was set by alice");
        assertThat(done.status()).isEqualTo(204);
    }

    @Test
    void an_administrator_breaks_a_lock_with_a_reason_and_an_event_tells_of_it() {
        String lock = lockWhole("no-change");
        Ask write = api.ask("PUT", ZONE + "/rrsets/www/A")
                .as(ADMIN)
                .json("{\"records\":[\"192.0.2.9\"]}")
                .header("Herald-Break-Glass", "true");

        assertThat(write.send().errors())
                .containsExactly(
                        "Herald-Reason bad-parameter: Herald-Reason: missing (expected: why locks are to be broken,"
                                + " with Herald-Break-Glass)");
        assertThat(write.header("Herald-Reason", "the shop is down").send().status())
                .isEqualTo(200);

        assertThat(eventTypes()).endsWith("lock.set", "lock.broken", "zone.changed");
        assertThat(api.get("/api/v1/events").json().findValuesAsText("subject")).containsExactly(lock, lock);
        assertThat(api.get("/api/v1/events").json().findValuesAsText("reason"))
                .containsExactly("the shop is down", "the shop is down");
        assertThat(api.get(LOCKS).json().findValuesAsText("id")).containsExactly(lock);
    }

    @Test
    void nobody_but_an_administrator_breaks_a_lock() {
        lockWhole("no-change");

        Reply reply = api.ask("DELETE", ZONE)
                .header("Herald-Break-Glass", "true")
                .header("Herald-Reason", "I want to")
                .send();

        assertThat(reply.status()).isEqualTo(403);
        assertThat(api.get(ZONE).status()).isEqualTo(200);
    }

    @Test
    void a_dry_run_tells_of_the_lock() {
        lockWhole("no-change");

        Reply imported = api.ask("POST", ZONE + "/import?dry-run=true")
                .body("text/dns", "@ 3600 NS ns1.example.net.\n")
                .send();
        Reply planned = api.ask("POST", ZONE + "/plans")
                .body("text/dns", "@ 3600 NS ns1.example.net.\n")
                .send();

        assertThat(imported.problem()).isEqualTo("zone-locked");
        assertThat(planned.problem()).isEqualTo("zone-locked");
    }
}
