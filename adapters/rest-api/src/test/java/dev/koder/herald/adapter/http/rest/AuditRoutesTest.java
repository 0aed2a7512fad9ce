package dev.koder.herald.adapter.http.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
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
    void tells_what_else_was_done_as_operations() {
        api.post("/api/v1/webhooks", "{\"url\":\"https://hooks.example/" + SECRET + "\"}");

        Reply reply = audit("");

        assertThat(members(reply, "action")).containsExactly("createWebhook");
        assertThat(members(reply, "target")).containsExactly("/api/v1/webhooks");
        assertThat(members(reply, "address")).containsExactly("127.0.0.1");
        assertThat(reply.body()).doesNotContain(SECRET);
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
