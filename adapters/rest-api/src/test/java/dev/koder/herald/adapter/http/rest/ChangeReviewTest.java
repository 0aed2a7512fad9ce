package dev.koder.herald.adapter.http.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Changes that others of the tenant have to agree to. */
class ChangeReviewTest {

    private static final String ZONE = WritePaths.ZONE;

    /** What changes no RRset of a zone that is there. */
    private static final Set<String> HARMLESS = Set.of("createZone", "restoreDeletedZone", "deleteNameServerSet");

    /** How a zone is run is not reviewed. */
    private static final String SETTINGS = "changeZone";

    private final RunningApi api = RunningApi.start();
    private final ReviewDesk desk = new ReviewDesk(api);
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

    @Test
    void every_write_path_is_covered_here() {
        assertThat(paths.covered())
                .containsAll(WritePaths.operations(api.table()).toList());
    }

    @Test
    void no_write_path_leads_around_review() {
        desk.everythingBy(1);
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
        desk.everythingBy(2);
        String request = desk.asked("192.0.2.9");

        assertThat(desk.approve(request, "bob").text("/state")).isEqualTo("pending");
        assertThat(desk.address()).isEqualTo("192.0.2.1");
        Reply applied = desk.approve(request, "carol");

        assertThat(applied.text("/state")).isEqualTo("applied");
        assertThat(desk.address()).isEqualTo("192.0.2.9");
        assertThat(api.get("/api/v1/events").json().findValuesAsText("type"))
                .endsWith("review.requested", "review.approved", "review.approved", "zone.changed", "review.applied");
    }

    @Test
    void its_author_cannot_agree_and_nobody_twice() {
        desk.everythingBy(2);
        String request = desk.asked("192.0.2.9");

        assertThat(desk.approve(request, "alice").problem()).isEqualTo("own-change");
        desk.approve(request, "bob");
        assertThat(desk.approve(request, "bob").problem()).isEqualTo("change-request-not-open");
        assertThat(desk.address()).isEqualTo("192.0.2.1");
    }

    @Test
    void whoever_agrees_names_the_change() {
        desk.everythingBy(1);
        String request = desk.asked("192.0.2.9");
        api.tokens.actor = "bob";

        Reply reply = api.ask("POST", request + "/approve")
                .as(ReviewDesk.APPROVER)
                .json("{\"digest\":\"" + "0".repeat(64) + "\"}")
                .send();

        assertThat(reply.problem()).isEqualTo("change-request-stale");
        assertThat(desk.address()).isEqualTo("192.0.2.1");
    }

    @Test
    void a_change_of_a_zone_that_went_on_is_stale_and_can_be_rebased() {
        desk.everythingBy(1);
        String request = desk.asked("192.0.2.9");
        desk.rules("");
        api.put(ZONE + "/rrsets/other/A", "{\"records\":[\"192.0.2.3\"]}");

        assertThat(desk.approve(request, "bob").problem()).isEqualTo("change-request-stale");
        assertThat(api.get(request).text("/state")).isEqualTo("stale");
        assertThat(desk.address()).isEqualTo("192.0.2.1");

        assertThat(desk.post(request + "/rebase", "alice", FakeTokens.TENANT_A).text("/state"))
                .isEqualTo("pending");
        assertThat(desk.approve(request, "bob").text("/state")).isEqualTo("applied");
        assertThat(desk.address()).isEqualTo("192.0.2.9");
        assertThat(api.get(ZONE + "/rrsets/other/A").status()).isEqualTo(200);
    }

    @Test
    void is_rejected_or_taken_back_for_good() {
        desk.everythingBy(1);
        String first = desk.asked("192.0.2.8");
        String second = desk.asked("192.0.2.9");

        assertThat(desk.post(first + "/withdraw", "bob", FakeTokens.TENANT_A).problem())
                .isEqualTo("own-change");
        assertThat(desk.post(first + "/withdraw", "alice", FakeTokens.TENANT_A).text("/state"))
                .isEqualTo("withdrawn");
        assertThat(desk.post(second + "/reject", "bob", ReviewDesk.APPROVER).text("/decidedBy"))
                .isEqualTo("bob");
        assertThat(desk.approve(second, "carol").problem()).isEqualTo("change-request-not-open");
        assertThat(desk.address()).isEqualTo("192.0.2.1");
    }

    @Test
    void expires_where_nobody_decides() {
        desk.everythingBy(1);
        String request = desk.asked("192.0.2.9");

        api.clock.pass(java.time.Duration.ofDays(7));

        assertThat(api.get(request).text("/state")).isEqualTo("expired");
        assertThat(desk.approve(request, "bob").problem()).isEqualTo("change-request-not-open");
    }

    @Test
    void a_lock_still_counts_when_a_change_was_agreed_to() {
        desk.everythingBy(1);
        String request = desk.asked("192.0.2.9");
        api.post(ZONE + "/locks", "{\"level\":\"no-change\",\"reason\":\"freeze\"}");

        assertThat(desk.approve(request, "bob").problem()).isEqualTo("zone-locked");
        assertThat(api.get(request).text("/state")).isEqualTo("approved");

        api.ask("DELETE", ZONE + "/locks/" + api.get(ZONE + "/locks").text("/locks/0/id"))
                .as(ReviewDesk.ADMIN)
                .send();
        assertThat(desk.post(request + "/apply", "bob", ReviewDesk.APPROVER).text("/state"))
                .isEqualTo("applied");
    }

    @Test
    void rules_are_about_names_types_sizes_and_actors() {
        desk.rules(
                "{\"name\":\"robots\",\"names\":\"**.kept.example.\",\"types\":[\"A\"],\"atLeast\":2,\"actor\":\"ci-*\"}");

        assertThat(desk.write("192.0.2.2").status()).isEqualTo(200);
        api.tokens.actor = "ci-7";
        assertThat(desk.write("192.0.2.3").status()).isEqualTo(200);
        Reply both = api.patch(
                ZONE + "/rrsets",
                "[{\"name\":\"a\",\"type\":\"A\",\"action\":\"replace\",\"records\":[\"192.0.2.1\"]},"
                        + "{\"name\":\"www\",\"type\":\"A\",\"action\":\"delete\"}]");

        assertThat(both.status()).isEqualTo(202);
    }

    @Test
    void the_same_wish_of_the_same_author_makes_one_request() {
        desk.everythingBy(1);

        assertThat(desk.asked("192.0.2.9")).isEqualTo(desk.asked("192.0.2.9"));
        assertThat(api.get("/api/v1/change-requests").json().at("/changeRequests"))
                .hasSize(1);
    }

    @Test
    void is_talked_about_and_seen_by_its_tenant_alone() {
        desk.everythingBy(1);
        String request = desk.asked("192.0.2.9");

        api.ask("POST", request + "/comments")
                .json("{\"text\":\"after the sale\"}")
                .send();

        assertThat(api.get(request).text("/comments/0/text")).isEqualTo("after the sale");
        assertThat(api.ask("GET", request).as(FakeTokens.TENANT_B).send().problem())
                .isEqualTo("change-request-not-found");
    }

    @Test
    void rules_are_put_by_administrators_alone() {
        assertThat(api.put(ReviewDesk.RULES, "{\"rules\":[]}").status()).isEqualTo(403);
        Reply twins = api.ask("PUT", ReviewDesk.RULES)
                .as(ReviewDesk.ADMIN)
                .json("{\"rules\":[{\"name\":\"a\"},{\"name\":\"a\"}]}")
                .send();
        assertThat(twins.problem()).isEqualTo("unprocessable-content");
        assertThat(api.get(ReviewDesk.RULES).json().at("/rules")).isEmpty();
    }
}
