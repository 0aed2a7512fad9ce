package dev.koder.herald.adapter.http.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Changes that others of the tenant have to agree to. */
class ChangeReviewTest {

    private static final String ZONE = WritePaths.ZONE;
    private static final String RULES = "/api/v1/review-rules";
    private static final String ADMIN = "tenant-a.READ.WRITE.ADMIN";
    private static final String APPROVER = "tenant-a.READ.APPROVE";

    /** What changes no RRset of a zone that is there. */
    private static final Set<String> HARMLESS = Set.of("createZone", "restoreDeletedZone", "deleteNameServerSet");

    /** How a zone is run is not reviewed. */
    private static final String SETTINGS = "changeZone";

    private final RunningApi api = RunningApi.start();
    private WritePaths paths;

    @BeforeEach
    void prepare() {
        api.tokens.actor = "alice";
        paths = WritePaths.prepare(api);
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private void rules(String rules) {
        Reply reply = api.ask("PUT", RULES)
                .as(ADMIN)
                .json("{\"rules\":[" + rules + "]}")
                .send();
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    }

    private void everythingBy(int approvals) {
        rules("{\"name\":\"all\",\"approvals\":" + approvals + "}");
    }

    private Reply write(String address) {
        return api.put(ZONE + "/rrsets/www/A", "{\"records\":[\"" + address + "\"]}");
    }

    private String address() {
        return api.get(ZONE + "/rrsets/www/A").text("/records/0");
    }

    private String asked(String address) {
        Reply reply = write(address);
        assertThat(reply.status()).as(reply.body()).isEqualTo(202);
        assertThat(reply.header("Location")).endsWith("/change-requests/" + reply.text("/changeRequest"));
        return reply.header("Location");
    }

    private Reply approve(String request, String actor) {
        api.tokens.actor = actor;
        String digest = api.get(request).text("/digest");
        return api.ask("POST", request + "/approve")
                .as(APPROVER)
                .json("{\"digest\":\"" + digest + "\"}")
                .send();
    }

    private Reply post(String path, String actor, String token) {
        api.tokens.actor = actor;
        return api.ask("POST", path).as(token).send();
    }

    @Test
    void every_write_path_is_covered_here() {
        assertThat(paths.covered())
                .containsAll(WritePaths.operations(api.table()).toList());
    }

    @Test
    void no_write_path_leads_around_review() {
        everythingBy(1);
        String before = api.get(ZONE + "/export").body();

        paths.requests().remove(SETTINGS);
        paths.requests().forEach((name, request) -> {
            Reply reply = request.get().send();
            if (!HARMLESS.contains(name)) {
                assertThat(reply.body()).as(name).containsAnyOf("changeRequest", "review-needed", "change request");
            }
            assertThat(api.get(ZONE + "/export").body()).as(name).isEqualTo(before);
        });
    }

    @Test
    void a_change_is_made_as_soon_as_enough_have_agreed() {
        everythingBy(2);
        String request = asked("192.0.2.9");

        assertThat(approve(request, "bob").text("/state")).isEqualTo("pending");
        assertThat(address()).isEqualTo("192.0.2.1");
        Reply applied = approve(request, "carol");

        assertThat(applied.text("/state")).isEqualTo("applied");
        assertThat(address()).isEqualTo("192.0.2.9");
        assertThat(api.get("/api/v1/events").json().findValuesAsText("type"))
                .endsWith("review.requested", "review.approved", "review.approved", "zone.changed", "review.applied");
    }

    @Test
    void its_author_cannot_agree_and_nobody_twice() {
        everythingBy(2);
        String request = asked("192.0.2.9");

        assertThat(approve(request, "alice").problem()).isEqualTo("own-change");
        approve(request, "bob");
        assertThat(approve(request, "bob").problem()).isEqualTo("change-request-not-open");
        assertThat(address()).isEqualTo("192.0.2.1");
    }

    @Test
    void whoever_agrees_names_the_change() {
        everythingBy(1);
        String request = asked("192.0.2.9");
        api.tokens.actor = "bob";

        Reply reply = api.ask("POST", request + "/approve")
                .as(APPROVER)
                .json("{\"digest\":\"" + "0".repeat(64) + "\"}")
                .send();

        assertThat(reply.problem()).isEqualTo("change-request-stale");
        assertThat(address()).isEqualTo("192.0.2.1");
    }

    @Test
    void a_change_of_a_zone_that_went_on_is_stale_and_can_be_rebased() {
        everythingBy(1);
        String request = asked("192.0.2.9");
        rules("");
        api.put(ZONE + "/rrsets/other/A", "{\"records\":[\"192.0.2.3\"]}");

        assertThat(approve(request, "bob").problem()).isEqualTo("change-request-stale");
        assertThat(api.get(request).text("/state")).isEqualTo("stale");
        assertThat(address()).isEqualTo("192.0.2.1");

        assertThat(post(request + "/rebase", "alice", FakeTokens.TENANT_A).text("/state"))
                .isEqualTo("pending");
        assertThat(approve(request, "bob").text("/state")).isEqualTo("applied");
        assertThat(address()).isEqualTo("192.0.2.9");
        assertThat(api.get(ZONE + "/rrsets/other/A").status()).isEqualTo(200);
    }

    @Test
    void is_rejected_or_taken_back_for_good() {
        everythingBy(1);
        String first = asked("192.0.2.8");
        String second = asked("192.0.2.9");

        assertThat(post(first + "/withdraw", "bob", FakeTokens.TENANT_A).problem())
                .isEqualTo("own-change");
        assertThat(post(first + "/withdraw", "alice", FakeTokens.TENANT_A).text("/state"))
                .isEqualTo("withdrawn");
        assertThat(post(second + "/reject", "bob", APPROVER).text("/decidedBy")).isEqualTo("bob");
        assertThat(approve(second, "carol").problem()).isEqualTo("change-request-not-open");
        assertThat(address()).isEqualTo("192.0.2.1");
    }

    @Test
    void expires_where_nobody_decides() {
        everythingBy(1);
        String request = asked("192.0.2.9");

        api.clock.pass(java.time.Duration.ofDays(7));

        assertThat(api.get(request).text("/state")).isEqualTo("expired");
        assertThat(approve(request, "bob").problem()).isEqualTo("change-request-not-open");
    }

    @Test
    void a_lock_still_counts_when_a_change_was_agreed_to() {
        everythingBy(1);
        String request = asked("192.0.2.9");
        api.post(ZONE + "/locks", "{\"level\":\"no-change\",\"reason\":\"freeze\"}");

        assertThat(approve(request, "bob").problem()).isEqualTo("zone-locked");
        assertThat(api.get(request).text("/state")).isEqualTo("approved");

        api.ask("DELETE", ZONE + "/locks/" + api.get(ZONE + "/locks").text("/locks/0/id"))
                .as(ADMIN)
                .send();
        assertThat(post(request + "/apply", "bob", APPROVER).text("/state")).isEqualTo("applied");
    }

    @Test
    void rules_are_about_names_types_sizes_and_actors() {
        rules(
                "{\"name\":\"robots\",\"names\":\"**.kept.example.\",\"types\":[\"A\"],\"atLeast\":2,\"actor\":\"ci-*\"}");

        assertThat(write("192.0.2.2").status()).isEqualTo(200);
        api.tokens.actor = "ci-7";
        assertThat(write("192.0.2.3").status()).isEqualTo(200);
        Reply both = api.patch(
                ZONE + "/rrsets",
                "[{\"name\":\"a\",\"type\":\"A\",\"action\":\"replace\",\"records\":[\"192.0.2.1\"]},"
                        + "{\"name\":\"www\",\"type\":\"A\",\"action\":\"delete\"}]");

        assertThat(both.status()).isEqualTo(202);
    }

    @Test
    void the_same_wish_of_the_same_author_makes_one_request() {
        everythingBy(1);

        assertThat(asked("192.0.2.9")).isEqualTo(asked("192.0.2.9"));
        assertThat(api.get("/api/v1/change-requests").json().at("/changeRequests"))
                .hasSize(1);
    }

    @Test
    void is_talked_about_and_seen_by_its_tenant_alone() {
        everythingBy(1);
        String request = asked("192.0.2.9");

        api.ask("POST", request + "/comments")
                .json("{\"text\":\"after the sale\"}")
                .send();

        assertThat(api.get(request).text("/comments/0/text")).isEqualTo("after the sale");
        assertThat(api.ask("GET", request).as(FakeTokens.TENANT_B).send().problem())
                .isEqualTo("change-request-not-found");
    }

    @Test
    void rules_are_put_by_administrators_alone() {
        assertThat(api.put(RULES, "{\"rules\":[]}").status()).isEqualTo(403);
        Reply twins = api.ask("PUT", RULES)
                .as(ADMIN)
                .json("{\"rules\":[{\"name\":\"a\"},{\"name\":\"a\"}]}")
                .send();
        assertThat(twins.problem()).isEqualTo("unprocessable-content");
        assertThat(api.get(RULES).json().at("/rules")).isEmpty();
    }
}
