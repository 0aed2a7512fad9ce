package dev.koder.herald.adapter.http.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Changes that were agreed to and have a time, those that nobody decided, and those that are made by the engine. */
class ScheduledChangesTest {

    private static final String ZONE = WritePaths.ZONE;

    private final RunningApi api = RunningApi.start();
    private final ReviewDesk desk = new ReviewDesk(api);

    @BeforeEach
    void prepare() {
        api.tokens.actor = "alice";
        WritePaths.prepare(api);
        desk.everythingBy(1);
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private String in(Duration time) {
        return api.clock.instant().plus(time).toString();
    }

    private String quotedIn(Duration time) {
        return "\"" + in(time) + "\"";
    }

    private void passAndTend(Duration time) {
        api.clock.pass(time);
        api.tending().run();
    }

    /** Asks for a change, and has it agreed to for an hour from now. */
    private String scheduled() {
        String request = desk.asked("192.0.2.9");
        String time = quotedIn(Duration.ofHours(1));
        assertThat(desk.schedule(request, "alice", time).status()).isEqualTo(200);
        assertThat(desk.approve(request, "bob").text("/state")).isEqualTo("scheduled");
        return request;
    }

    @Test
    void a_change_is_made_when_its_time_comes_and_not_before() {
        String request = scheduled();

        passAndTend(Duration.ofHours(1).minusSeconds(1));
        assertThat(desk.address()).isEqualTo("192.0.2.1");
        passAndTend(Duration.ofSeconds(1));

        assertThat(desk.state(request)).isEqualTo("applied");
        assertThat(desk.address()).isEqualTo("192.0.2.9");
        assertThat(desk.events())
                .endsWith("review.requested", "review.scheduled", "review.approved", "zone.changed", "review.applied");
    }

    @Test
    void is_made_once_however_often_it_is_due() {
        scheduled();
        api.clock.pass(Duration.ofHours(2));

        api.tending().run();
        api.tending().run();

        assertThat(desk.events().stream().filter("review.applied"::equals)).hasSize(1);
        assertThat(desk.events().stream().filter("zone.changed"::equals)).hasSize(2);
    }

    @Test
    void tells_the_author_as_its_actor_and_who_agreed() {
        String request = scheduled();
        passAndTend(Duration.ofHours(1));

        Reply version = api.get(ZONE + "/versions");
        assertThat(version.text("/versions/0/actor")).isEqualTo("alice");
        assertThat(version.text("/versions/0/agreement/approvers/0")).isEqualTo("bob");
        assertThat(request).endsWith(version.text("/versions/0/agreement/changeRequest"));
        JsonNode events = api.get("/api/v1/events?limit=500").json().at("/events");
        JsonNode changed = events.get(events.size() - 2).at("/data");
        assertThat(changed.at("/actor").asText()).isEqualTo("alice");
        assertThat(changed.at("/agreement/approvers/0").asText()).isEqualTo("bob");
        JsonNode applied = events.get(events.size() - 1).at("/data");
        assertThat(applied.at("/actor").asText()).isEqualTo("koder-herald");
    }

    @Test
    void the_audit_trail_tells_the_author_and_who_agreed() {
        scheduled();
        passAndTend(Duration.ofHours(1));

        Reply trail = api.ask("GET", "/api/v1/audit?action=zone.changed&limit=500")
                .as(ReviewDesk.ADMIN)
                .send();

        JsonNode last = trail.json().at("/entries/1");
        assertThat(last.at("/actor").asText()).isEqualTo("alice");
        assertThat(last.at("/detail").asText()).contains(" change-request=").contains(" agreed=bob");
    }

    @Test
    void an_approver_can_make_it_before_its_time() {
        String request = scheduled();

        assertThat(desk.post(request + "/apply", "bob", ReviewDesk.APPROVER).text("/state"))
                .isEqualTo("applied");
        passAndTend(Duration.ofHours(1));

        assertThat(desk.events().stream().filter("review.applied"::equals)).hasSize(1);
    }

    @Test
    void is_rejected_or_taken_back_before_its_time() {
        String first = scheduled();
        assertThat(desk.post(first + "/reject", "bob", ReviewDesk.APPROVER).text("/state"))
                .isEqualTo("rejected");
        api.tokens.actor = "alice";
        String second = scheduled();
        assertThat(desk.post(second + "/withdraw", "alice", FakeTokens.TENANT_A).text("/state"))
                .isEqualTo("withdrawn");

        passAndTend(Duration.ofHours(1));

        assertThat(desk.address()).isEqualTo("192.0.2.1");
    }

    @Test
    void a_zone_that_went_on_until_then_makes_it_stale() {
        String request = scheduled();
        desk.rules("");
        api.put(ZONE + "/rrsets/other/A", "{\"records\":[\"192.0.2.3\"]}");

        passAndTend(Duration.ofHours(1));

        assertThat(desk.state(request)).isEqualTo("stale");
        assertThat(desk.events()).endsWith("review.stale");
        assertThat(desk.address()).isEqualTo("192.0.2.1");
        Reply rebased = desk.post(request + "/rebase", "alice", FakeTokens.TENANT_A);
        assertThat(rebased.json().at("/applyAt").isNull()).isTrue();
    }

    @Test
    void what_stands_against_it_then_is_told_and_it_waits_for_somebody() {
        String request = scheduled();
        api.post(ZONE + "/locks", "{\"level\":\"no-change\",\"reason\":\"freeze\"}");

        passAndTend(Duration.ofHours(1));

        assertThat(desk.state(request)).isEqualTo("approved");
        JsonNode events = api.get("/api/v1/events?limit=500").json().at("/events");
        JsonNode last = events.get(events.size() - 1);
        assertThat(last.at("/type").asText()).isEqualTo("review.obstructed");
        assertThat(last.at("/data/reason").asText()).startsWith("not made: lock ");
    }

    @Test
    void an_engine_that_was_down_makes_it_within_a_day() {
        String request = scheduled();

        passAndTend(Duration.ofDays(6));

        assertThat(desk.state(request)).isEqualTo("applied");
    }

    @Test
    void the_time_can_be_beyond_the_usual_end_and_moves_that() {
        String request = desk.asked("192.0.2.9");
        desk.schedule(request, "alice", quotedIn(Duration.ofDays(30)));
        desk.approve(request, "bob");

        passAndTend(Duration.ofDays(30));
        assertThat(desk.state(request)).isEqualTo("applied");
    }

    @Test
    void what_is_not_made_within_a_day_of_its_time_is_over() {
        String request = desk.asked("192.0.2.9");
        desk.schedule(request, "alice", quotedIn(Duration.ofDays(30)));
        desk.approve(request, "bob");

        passAndTend(Duration.ofDays(31));

        assertThat(desk.state(request)).isEqualTo("expired");
        assertThat(desk.address()).isEqualTo("192.0.2.1");
    }

    @Test
    void a_time_is_ahead_and_not_too_far() {
        String request = desk.asked("192.0.2.9");

        assertThat(desk.schedule(request, "alice", quotedIn(Duration.ZERO)).problem())
                .isEqualTo("unprocessable-content");
        assertThat(desk.schedule(request, "alice", quotedIn(Duration.ofDays(90).plusSeconds(1)))
                        .problem())
                .isEqualTo("unprocessable-content");
        assertThat(desk.schedule(request, "alice", quotedIn(Duration.ofDays(90)))
                        .status())
                .isEqualTo(200);
        assertThat(desk.approve(request, "bob", in(Duration.ofDays(91))).problem())
                .isEqualTo("change-request-stale");
    }

    @Test
    void another_time_has_to_be_agreed_to_anew() {
        desk.everythingBy(2);
        String request = desk.asked("192.0.2.9");
        desk.approve(request, "bob");

        Reply reply = desk.schedule(request, "alice", quotedIn(Duration.ofHours(2)));

        assertThat(reply.json().at("/approvals")).isEmpty();
        assertThat(desk.schedule(request, "alice", "null").json().at("/applyAt").isNull())
                .isTrue();
    }

    @Test
    void the_time_is_named_by_the_author_or_by_an_approval() {
        String request = desk.asked("192.0.2.9");

        assertThat(desk.schedule(request, "bob", quotedIn(Duration.ofHours(1))).problem())
                .isEqualTo("own-change");
        assertThat(desk.approve(request, "bob", in(Duration.ZERO)).problem()).isEqualTo("unprocessable-content");
        assertThat(desk.approve(request, "bob", in(Duration.ofHours(1))).text("/state"))
                .isEqualTo("scheduled");
        assertThat(desk.schedule(request, "alice", "null").problem()).isEqualTo("change-request-not-open");
    }

    @Test
    void an_approver_agrees_to_the_time_that_is_named() {
        desk.everythingBy(2);
        String request = desk.asked("192.0.2.9");
        desk.schedule(request, "alice", quotedIn(Duration.ofHours(1)));

        assertThat(desk.approve(request, "bob", in(Duration.ofHours(2))).problem())
                .isEqualTo("change-request-stale");
        assertThat(desk.approve(request, "bob", in(Duration.ofHours(1))).text("/state"))
                .isEqualTo("pending");
    }

    @Test
    void the_end_of_what_nobody_decided_is_an_event_and_an_entry_of_the_audit_trail() {
        String request = desk.asked("192.0.2.9");

        passAndTend(Duration.ofDays(7));
        api.tending().run();

        assertThat(desk.state(request)).isEqualTo("expired");
        assertThat(desk.events()).endsWith("review.requested", "review.expired");
        Reply trail = api.ask("GET", "/api/v1/audit?action=review.expired")
                .as(ReviewDesk.ADMIN)
                .send();
        assertThat(trail.json().at("/entries")).hasSize(1);
        assertThat(trail.text("/entries/0/actor")).isEqualTo("koder-herald");
    }

    @Test
    void what_ended_long_ago_is_forgotten_and_nothing_else() {
        String first = desk.asked("192.0.2.8");
        desk.post(first + "/reject", "bob", ReviewDesk.APPROVER);
        api.clock.pass(Duration.ofDays(90).plusSeconds(1));
        api.tokens.actor = "alice";
        String second = desk.asked("192.0.2.9");

        api.tending().forget();

        assertThat(api.get(first).problem()).isEqualTo("change-request-not-found");
        assertThat(desk.state(second)).isEqualTo("pending");
    }
}
