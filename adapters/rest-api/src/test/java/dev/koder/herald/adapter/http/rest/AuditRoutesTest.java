package dev.koder.herald.adapter.http.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who did what is shown to a tenant's admins, and to nobody else. */
class AuditRoutesTest {

    private static final String AUDIT = "/api/v1/audit";
    private static final String ADMIN_A = "tenant-a.ADMIN";
    private static final String ADMIN_B = "tenant-b.ADMIN";
    private static final String OPERATOR = "platform.OPERATOR";
    private static final String SECRET = "hunter2-hunter2";

    private static final String EVERYBODY = "tenant-a.READ.WRITE.ADMIN.OPERATOR";

    /** What leaves no event. */
    private static final String[][] WRITES = {
        {"POST", "/api/v1/tokens", "{\"name\":\"a build\",\"unlimited\":true}"},
        {"PUT", "/api/v1/zone-defaults", "{\"soa\":{\"refresh\":7300}}"},
        {"PUT", "/api/v1/nameserver-sets/vanity", "{\"nameservers\":[{\"name\":\"ns1.example.net.\"}]}"},
        {"POST", "/api/v1/webhooks", "{\"url\":\"https://hooks.example/\"}"},
        {"POST", "/api/v1/zone-claims", "{\"zone\":\"example.com\"}"},
        {"PUT", "/api/v1/quota-plans/gold", "{\"zones\":5}"},
        {"PUT", "/api/v1/tenants/tenant-a/quota", "{\"plan\":\"gold\"}"},
    };

    private final RunningApi api = RunningApi.start();

    @AfterEach
    void stop() {
        api.close();
    }

    private Reply audit(String query) {
        api.keepAudit.write();
        return api.ask("GET", AUDIT + query).as(ADMIN_A).send();
    }

    private static List<String> members(Reply reply, String name) {
        return StreamSupport.stream(reply.json().get("entries").spliterator(), false)
                .map(entry -> entry.get(name).asText())
                .toList();
    }

    @Test
    void tells_what_was_done_to_zones_with_who_and_why() {
        api.ask("POST", "/api/v1/zones")
                .header("Herald-Reason", "a new shop")
                .json("{\"name\":\"example.org\"}")
                .send();
        api.put("/api/v1/zones/example.org/rrsets/www/A", "{\"records\":[\"192.0.2.1\"]}");
        api.delete("/api/v1/zones/example.org");

        Reply reply = audit("");

        assertThat(members(reply, "action")).containsExactly("zone.created", "zone.changed", "zone.deleted");
        assertThat(members(reply, "target")).containsOnly("example.org.");
        assertThat(members(reply, "outcome")).containsOnly("done");
        assertThat(reply.text("/entries/0/actor")).isEqualTo("test");
        assertThat(reply.text("/entries/0/detail")).contains("reason=a new shop");
        assertThat(reply.text("/complete")).isEqualTo("true");
    }

    @Test
    void tells_a_tenant_of_its_writes_that_gave_no_good_reason() {
        api.ask("DELETE", "/api/v1/zones/example.org")
                .header("Herald-Reason", "x".repeat(501))
                .send();
        api.keepAudit.write();

        Reply reply = audit("");

        assertThat(members(reply, "outcome")).containsExactly("bad-parameter");
        assertThat(members(reply, "actor")).containsExactly("test");
    }

    @Test
    void tells_what_else_was_done_as_operations() {
        api.post("/api/v1/webhooks", "{\"url\":\"https://hooks.example/" + SECRET + "\"}");

        Reply reply = audit("");

        assertThat(members(reply, "action")).containsExactly("createWebhook");
        assertThat(members(reply, "target")).containsExactly("/api/v1/webhooks");
        assertThat(members(reply, "address")).containsExactly("127.0.0.1");
        assertThat(reply.body()).doesNotContain(SECRET);
    }

    @Test
    void has_what_was_done_together_with_it_or_not_at_all() {
        api.store.shutTrail();
        for (String[] write : WRITES) {
            Reply reply =
                    api.ask(write[0], write[1]).as(EVERYBODY).json(write[2]).send();
            assertThat(reply.status()).as(write[0] + " " + write[1]).isBetween(200, 299);
        }

        Reply trail = api.ask("GET", AUDIT).as(EVERYBODY).send();

        assertThat(members(trail, "target"))
                .containsExactly(Arrays.stream(WRITES).map(write -> write[1]).toArray(String[]::new));
        assertThat(members(trail, "outcome")).containsOnly("done");
    }

    @Test
    void tells_what_became_of_rules_of_review_and_everybody_who_listens() {
        String one = "{\"rules\":[{\"name\":\"all\"},{\"name\":\"apex\",\"approvals\":2}]}";
        String other = "{\"rules\":[{\"name\":\"apex\",\"approvals\":1}]}";
        api.ask("PUT", "/api/v1/review-rules").as(EVERYBODY).json(one).send();
        api.ask("PUT", "/api/v1/review-rules").as(EVERYBODY).json(other).send();
        api.ask("PUT", "/api/v1/review-rules").as(EVERYBODY).json(other).send();

        Reply events = api.get("/api/v1/events");

        assertThat(members(audit("?action=putReviewRules"), "detail"))
                .containsExactly(
                        "rules=0->2 added=all,apex",
                        "rules=2->1 removed=all changed=apex(approvals:2->1)",
                        "stored=nothing rules=1->1");
        assertThat(events.json().get("events")).hasSize(2);
        assertThat(events.text("/events/0/type")).isEqualTo("review.rules-changed");
        assertThat(events.json().at("/events/0/data").has("zone")).isFalse();
        assertThat(events.text("/events/1/data/actor")).isEqualTo("test");
    }

    @Test
    void names_the_token_that_was_issued_and_not_its_secret() {
        Reply issued = api.ask("POST", "/api/v1/tokens")
                .as(ADMIN_A + ".READ")
                .json("{\"name\":\"a build\",\"permissions\":[\"read\"],\"policies\":[]}")
                .send();

        Reply reply = audit("");

        assertThat(reply.text("/entries/0/detail"))
                .isEqualTo("token=" + issued.text("/id") + " name=\"a build\" permissions=READ policies=0");
        assertThat(reply.body()).doesNotContain(issued.text("/secret"));
    }

    @Test
    void tells_what_is_another_of_a_token_from_now_on() {
        String token = api.ask("POST", "/api/v1/tokens")
                .as(ADMIN_A + ".READ")
                .json("{\"name\":\"a build\",\"permissions\":[\"read\"],\"policies\":[]}")
                .send()
                .header("Location");
        api.ask("PATCH", token)
                .as(ADMIN_A)
                .json("{\"unlimited\":true,\"expiresAt\":null}")
                .send();

        assertThat(audit("").body())
                .contains("\"changeToken\"")
                .contains("token=" + token.substring(token.lastIndexOf('/') + 1) + " policies=unlimited expires=never");
    }

    @Test
    void tells_the_host_of_a_webhook_and_what_changed_of_it() {
        Reply webhook = api.post("/api/v1/webhooks", "{\"url\":\"https://hooks.example/" + SECRET + "\"}");
        String path = "/api/v1/webhooks/" + webhook.text("/id");
        api.ask("PATCH", path)
                .json("{\"url\":\"https://other.example/" + SECRET + "\",\"enabled\":false}")
                .send();
        api.delete(path);

        Reply reply = audit("");

        assertThat(members(reply, "detail"))
                .containsExactly(
                        "webhook=" + webhook.text("/id") + " host=hooks.example",
                        "changed=url host=hooks.example->other.example state=active->disabled",
                        "host=other.example");
        assertThat(reply.body()).doesNotContain(SECRET);
    }

    @Test
    void tells_quotas_and_defaults_from_what_to_what() {
        for (String wish : List.of("{\"zones\":5}", "{\"zones\":6,\"rates\":{\"read\":\"60/m\"}}")) {
            api.ask("PUT", "/api/v1/tenants/tenant-b/quota")
                    .as(EVERYBODY)
                    .json(wish)
                    .send();
        }
        for (String wish : List.of("{\"soa\":{\"refresh\":7300}}", "{}")) {
            api.ask("PUT", "/api/v1/zone-defaults").json(wish).send();
        }

        assertThat(members(audit(""), "detail"))
                .containsExactly(
                        "from=\"\" to=zones=5",
                        "from=zones=5 to=\"zones=6 read=60/m\"",
                        "from=\"\" to=refresh=7300",
                        "from=refresh=7300 to=\"\"");
    }

    @Test
    void says_of_what_stored_nothing_that_it_did() {
        String claim = "{\"zone\":\"example.org\"}";
        api.post("/api/v1/zone-claims", claim);
        api.post("/api/v1/zone-claims", claim);

        assertThat(members(audit("?action=claimZoneName"), "detail"))
                .containsExactly("zone=example.org.", "stored=nothing zone=example.org.");
    }

    @Test
    void has_no_entry_that_something_was_done_where_it_was_refused() {
        api.ask("DELETE", "/api/v1/quota-plans/missing").as(EVERYBODY).send();
        api.keepAudit.write();

        Reply trail = api.ask("GET", AUDIT).as(EVERYBODY).send();

        assertThat(members(trail, "outcome")).containsExactly("quota-plan-not-found");
    }

    @Test
    void tells_which_writes_were_refused_and_counts_those_of_one_kind() {
        for (int i = 0; i < 3; i++) {
            api.put("/api/v1/zones/missing.example/rrsets/www/A", "{\"records\":[\"192.0.2.1\"]}");
        }
        api.post("/api/v1/zones", "{\"name\":\"" + SECRET + "..\"}");
        api.get("/api/v1/zones/missing.example");

        Reply reply = audit("");

        assertThat(members(reply, "outcome")).containsExactly("zone-not-found", "unprocessable-content");
        assertThat(reply.text("/entries/0/detail")).startsWith("times=3");
        assertThat(reply.text("/entries/0/target")).isEqualTo("/api/v1/zones/missing.example/rrsets/www/A");
        assertThat(reply.body()).doesNotContain(SECRET);
    }

    @Test
    void has_nothing_of_what_was_only_read_or_changed_nothing() {
        api.createZone("example.org");
        api.get("/api/v1/zones/example.org");
        api.ask("PATCH", "/api/v1/zones/example.org")
                .json("{\"preconditionRequired\":false}")
                .send();

        assertThat(members(audit(""), "action")).containsExactly("zone.created");
    }

    @Test
    void tells_operators_of_tokens_that_proved_nothing() {
        api.ask("GET", "/api/v1/zones").as("bad-" + SECRET).send();
        api.keepAudit.write();

        Reply reply = api.ask("GET", "/api/v1/platform-audit").as(OPERATOR).send();

        assertThat(members(reply, "outcome")).containsExactly("unauthorized");
        assertThat(members(reply, "address")).containsExactly("127.0.0.1");
        assertThat(reply.body()).doesNotContain(SECRET);
        assertThat(members(audit(""), "outcome")).isEmpty();
    }

    @Test
    void shows_a_tenant_its_own_trail_alone() {
        api.createZone("example.org");

        Reply theirs = api.ask("GET", AUDIT).as(ADMIN_B).send();

        assertThat(theirs.json().get("entries")).isEmpty();
        assertThat(theirs.text("/cursor")).isEqualTo("0");
    }

    @ParameterizedTest
    @CsvSource({
        AUDIT + ", tenant-a.READ.WRITE",
        AUDIT + "/export, tenant-a.READ.WRITE",
        "/api/v1/platform-audit, tenant-a.READ.WRITE.ADMIN"
    })
    void shows_no_trail_to_whoever_is_not_meant_to_see_it(String path, String token) {
        assertThat(api.ask("GET", path).as(token).send().status()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({
        "?action=zone.changed, 2",
        "?action=zone.*, 3",
        "?action=createWebhook, 1",
        "?target=example.org., 3",
        "?actor=nobody, 0",
        "?outcome=done, 4",
        "?since=2026-01-14T12:00:00Z, 4",
        "?until=2026-01-14T12:00:00Z, 0",
        "?after=2, 2",
        "?limit=1, 1"
    })
    void shows_what_is_asked_for(String query, int entries) {
        api.createZone("example.org");
        api.put("/api/v1/zones/example.org/rrsets/www/A", "{\"records\":[\"192.0.2.1\"]}");
        api.put("/api/v1/zones/example.org/rrsets/www/A", "{\"records\":[\"192.0.2.2\"]}");
        api.post("/api/v1/webhooks", "{\"url\":\"https://hooks.example/\"}");

        assertThat(audit(query).json().get("entries")).hasSize(entries);
    }

    @Test
    void goes_on_where_a_part_ended() {
        api.createZone("example.org");
        api.createZone("example.net");

        Reply first = audit("?limit=1");
        Reply second = audit("?limit=1&after=" + first.text("/cursor"));

        assertThat(first.text("/complete")).isEqualTo("false");
        assertThat(members(second, "target")).containsExactly("example.net.");
        assertThat(audit("?after=x").status()).isEqualTo(400);
        assertThat(audit("?since=yesterday").status()).isEqualTo(400);
    }

    @Test
    void exports_an_entry_on_each_line() {
        for (int i = 0; i < 3; i++) {
            api.createZone("zone-" + i + ".example");
        }

        List<JsonNode> lines = api.ask("GET", AUDIT + "/export")
                .as(ADMIN_A)
                .send()
                .body()
                .lines()
                .map(line -> Json.parse(line.getBytes(StandardCharsets.UTF_8)))
                .toList();

        assertThat(lines).extracting(line -> line.get("sequence").asInt()).containsExactly(1, 2, 3);
        assertThat(lines).extracting(line -> line.get("target").asText()).contains("zone-2.example.");
    }
}
