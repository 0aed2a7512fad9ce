package dev.koder.herald.adapter.http.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What can be asked to be agreed to: differences with what deserves a second look, settings with them, deletions, and deleted zones that are had back. */
class ReviewedChangesTest {

    private static final String ZONE = WritePaths.ZONE;
    private static final String RESTORE = "/api/v1/deleted-zones/kept.example/restore";

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

    private String askedBy(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(202);
        return reply.header("Location");
    }

    @Test
    void a_deletion_shows_what_goes_and_is_made_when_agreed_to() {
        String request = askedBy(api.delete(ZONE));

        Reply shown = api.get(request);
        assertThat(shown.json().at("/difference").isNull()).isTrue();
        assertThat(shown.json().at("/deletion/recordSetCount").asInt()).isEqualTo(2);
        assertThat(shown.json().at("/deletion/firstRecordSets")).hasSize(2);
        assertThat(api.get(ZONE).status()).isEqualTo(200);

        Reply applied = desk.approve(request, "bob");

        assertThat(applied.text("/state")).isEqualTo("applied");
        assertThat(api.get(ZONE).problem()).isEqualTo("zone-not-found");
        assertThat(desk.events()).endsWith("review.approved", "zone.deleted", "review.applied");
        assertThat(api.get("/api/v1/deleted-zones").text("/zones/0/name")).isEqualTo("kept.example.");
    }

    private String deletedByTwo() {
        String request = askedBy(api.delete(ZONE));
        assertThat(desk.approve(request, "bob").text("/state")).isEqualTo("applied");
        api.tokens.actor = "alice";
        return RESTORE;
    }

    @Test
    void what_two_have_deleted_one_cannot_have_back_alone() {
        String restore = deletedByTwo();

        String request = askedBy(api.ask("POST", restore).send());

        Reply shown = api.get(request);
        assertThat(shown.json().at("/deletion").isNull()).isTrue();
        assertThat(shown.json().at("/undeletion/recordSetCount").asInt()).isEqualTo(2);
        assertThat(shown.json().at("/undeletion/firstRecordSets")).hasSize(2);
        assertThat(shown.text("/undeletion/firstRecordSets/1/name")).isEqualTo("www.kept.example.");
        assertThat(api.get(ZONE).status()).isEqualTo(404);
        assertThat(desk.approve(request, "alice").problem()).isEqualTo("own-change");

        Reply applied = desk.approve(request, "bob");

        assertThat(applied.text("/state")).isEqualTo("applied");
        assertThat(desk.address()).isEqualTo("192.0.2.1");
        assertThat(desk.events()).endsWith("review.requested", "review.approved", "zone.restored", "review.applied");
    }

    @Test
    void a_zone_that_is_had_back_follows_its_set_of_name_servers_as_the_set_is_by_then() {
        String request = askedBy(api.ask("POST", deletedByTwo()).send());
        api.put("/api/v1/nameserver-sets/team", "{\"nameservers\":[{\"name\":\"ns7.example.net.\"}]}");
        desk.rules("");

        desk.approve(request, "bob");

        assertThat(api.get(ZONE + "/nameservers").body()).contains("ns7.example.net.");
    }

    @Test
    void a_zone_that_no_rule_is_about_is_had_back_by_one() {
        String restore = deletedByTwo();
        desk.rules("{\"name\":\"mail\",\"types\":[\"MX\"]}");

        assertThat(api.ask("POST", restore).send().status()).isEqualTo(200);
    }

    @Test
    void a_return_is_not_made_where_the_zone_was_had_back_meanwhile() {
        String restore = deletedByTwo();
        String request = askedBy(api.ask("POST", restore).send());
        desk.rules("");
        api.ask("POST", restore).send();

        assertThat(desk.approve(request, "bob").problem()).isEqualTo("change-request-stale");
        assertThat(desk.post(request + "/rebase", "alice", FakeTokens.TENANT_A).status())
                .isEqualTo(409);
        assertThat(api.get(ZONE).status()).isEqualTo(200);
    }

    @Test
    void a_deletion_of_a_zone_that_went_on_is_stale_and_can_be_rebased() {
        String request = askedBy(api.delete(ZONE));
        String digest = api.get(request).text("/digest");
        desk.rules("");
        api.put(ZONE + "/rrsets/other/A", "{\"records\":[\"192.0.2.3\"]}");

        assertThat(desk.approve(request, "bob").problem()).isEqualTo("change-request-stale");
        Reply rebased = desk.post(request + "/rebase", "alice", FakeTokens.TENANT_A);

        assertThat(rebased.json().at("/deletion/recordSetCount").asInt()).isEqualTo(3);
        assertThat(rebased.text("/digest")).isNotEqualTo(digest);
        assertThat(desk.approve(request, "bob").text("/state")).isEqualTo("applied");
        assertThat(api.get(ZONE).status()).isEqualTo(404);
    }

    @Test
    void a_lock_keeps_a_zone_from_a_deletion_that_was_agreed_to() {
        String request = askedBy(api.delete(ZONE));
        api.post(ZONE + "/locks", "{\"level\":\"no-deletion\",\"reason\":\"the shop lives here\"}");

        assertThat(desk.approve(request, "bob").problem()).isEqualTo("zone-locked");
        assertThat(api.get(ZONE).status()).isEqualTo(200);
    }

    @Test
    void those_who_agree_are_shown_what_deserves_a_second_look() {
        String request = askedBy(api.put(ZONE + "/rrsets/www/A", "{\"ttl\":60,\"records\":[\"192.0.2.9\"]}"));
        String delegation = askedBy(
                api.patch(
                        ZONE + "/rrsets",
                        "[{\"name\":\"www\",\"type\":\"A\",\"action\":\"delete\"},"
                                + "{\"name\":\"@\",\"type\":\"NS\",\"action\":\"replace\",\"records\":[\"ns7.example.net.\",\"ns8.example.net.\"]}]"));

        assertThat(codes(api.get(request))).containsExactly("ttl-lowered");
        assertThat(codes(api.get(delegation))).contains("many-deletions", "ns-changed");
        assertThat(api.get("/api/v1/change-requests")
                        .json()
                        .at("/changeRequests/0/difference/cautionCount")
                        .asInt())
                .isEqualTo(1);
    }

    private static java.util.List<String> codes(Reply reply) {
        return reply.json().at("/difference/cautions").findValuesAsText("code");
    }

    @Test
    void those_who_agree_are_shown_what_the_rules_warn_of() {
        String request = askedBy(api.put(ZONE + "/nameservers", "{\"nameservers\":[{\"name\":\"ns9.example.net.\"}]}"));

        assertThat(api.get(request).json().at("/warnings").findValuesAsText("code"))
                .isNotEmpty();
    }

    @Test
    void how_a_zone_is_run_changes_with_what_was_agreed_to() {
        String request =
                askedBy(api.put(ZONE + "/soa", "{\"mname\":\"ns9.example.net.\",\"serialPolicy\":\"unixtime\"}"));

        JsonNode settings = api.get(request).json().at("/settings");
        assertThat(settings.at("/before/serialPolicy").asText()).isEqualTo("increment");
        assertThat(settings.at("/after/serialPolicy").asText()).isEqualTo("unixtime");
        desk.approve(request, "bob");

        assertThat(api.get(ZONE).text("/serialPolicy")).isEqualTo("unixtime");
        assertThat(api.get(ZONE).text("/soa/mname")).isEqualTo("ns9.example.net.");
    }

    @Test
    void a_zone_that_gets_name_servers_of_its_own_follows_no_set_any_more() {
        assertThat(api.get(ZONE).text("/nameserverSet")).isEqualTo("team");
        String request = askedBy(api.put(
                ZONE + "/nameservers",
                "{\"nameservers\":[{\"name\":\"ns8.example.net.\"},{\"name\":\"ns9.example.net.\"}]}"));

        desk.approve(request, "bob");

        assertThat(api.get(ZONE).json().at("/nameserverSet").isNull()).isTrue();
    }

    @Test
    void what_was_asked_for_by_a_token_that_was_revoked_is_not_made() {
        Reply token = api.ask("POST", "/api/v1/tokens")
                .as(ReviewDesk.ADMIN)
                .json("{\"name\":\"ci\",\"permissions\":[\"read\",\"write\"],\"unlimited\":true}")
                .send();
        assertThat(token.status()).as(token.body()).isEqualTo(201);
        String request = askedBy(api.ask("PUT", ZONE + "/rrsets/www/A")
                .as(token.text("/secret"))
                .json("{\"records\":[\"192.0.2.9\"]}")
                .send());

        api.ask("DELETE", "/api/v1/tokens/" + token.text("/id"))
                .as(ReviewDesk.ADMIN)
                .send();

        assertThat(desk.approve(request, "bob").problem()).isEqualTo("not-permitted");
        assertThat(desk.address()).isEqualTo("192.0.2.1");
        assertThat(desk.post(request + "/reject", "bob", ReviewDesk.APPROVER).text("/state"))
                .isEqualTo("rejected");
    }
}
