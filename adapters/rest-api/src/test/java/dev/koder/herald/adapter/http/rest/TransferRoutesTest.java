package dev.koder.herald.adapter.http.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.domain.transfer.ZoneOffer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a zone goes from one tenant to another over HTTP. */
class TransferRoutesTest {

    private static final String GIVER = "tenant-a.READ.WRITE.ADMIN";
    private static final String RECEIVER = "tenant-b.READ.WRITE.ADMIN";
    private static final String THIRD = "tenant-c.READ.WRITE.ADMIN";
    private static final String ZONE = "/api/v1/zones/given.example";
    private static final String OFFERS = "/api/v1/zone-transfers";

    private final RunningApi api = RunningApi.start();

    @BeforeEach
    void haveAZone() {
        api.createZone("given.example");
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private Reply as(String caller, String method, String path) {
        return api.ask(method, path).as(caller).send();
    }

    private Reply offered(String body) {
        return api.ask("POST", ZONE + "/transfer").as(GIVER).json(body).send();
    }

    private String offer() {
        Reply reply = offered("{\"to\":\"tenant-b\"}");
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        return reply.text("/id");
    }

    @Test
    void a_zone_goes_from_one_tenant_to_the_other_by_offer_and_acceptance() {
        api.put(ZONE + "/rrsets/www/A", "{\"records\":[\"192.0.2.1\"]}");
        String before = api.get(ZONE + "/rrsets").body();
        String id = offer();
        Reply incoming = as(RECEIVER, "GET", OFFERS);
        Reply untilThen = as(RECEIVER, "GET", ZONE);

        Reply accepted = as(RECEIVER, "POST", OFFERS + "/" + id + "/accept");

        assertThat(incoming.text("/transfers/0/id")).isEqualTo(id);
        assertThat(incoming.text("/transfers/0/direction")).isEqualTo("incoming");
        assertThat(incoming.json().at("/transfers/0/offeredBy").isMissingNode()).isTrue();
        assertThat(untilThen.problem()).isEqualTo("zone-not-found");
        assertThat(accepted.status()).as(accepted.body()).isEqualTo(200);
        assertThat(as(RECEIVER, "GET", ZONE + "/rrsets").body()).isEqualTo(before);
        assertThat(api.get(ZONE).problem()).isEqualTo("zone-not-found");
        assertThat(as(RECEIVER, "POST", OFFERS + "/" + id + "/accept").body()).isEqualTo(accepted.body());
        assertThat(as(RECEIVER, "DELETE", ZONE).status()).isEqualTo(200);
    }

    @Test
    void a_zone_in_other_hands_looks_otherwise_and_has_another_entity_tag() {
        Reply before = api.get(ZONE);
        as(RECEIVER, "POST", OFFERS + "/" + offer() + "/accept");

        Reply after = as(RECEIVER, "GET", ZONE);

        assertThat(after.text("/serial")).isEqualTo(before.text("/serial"));
        assertThat(after.text("/nameserverSet")).isNotEqualTo(before.text("/nameserverSet"));
        assertThat(after.header("ETag")).isNotEqualTo(before.header("ETag"));
    }

    @Test
    void the_giver_sees_its_offer_and_withdraws_it() {
        String id = offer();

        assertThat(as(GIVER, "GET", ZONE + "/transfer").text("/id")).isEqualTo(id);
        assertThat(as(GIVER, "GET", OFFERS).text("/transfers/0/direction")).isEqualTo("outgoing");
        assertThat(as(GIVER, "GET", OFFERS + "/" + id).text("/offeredBy")).isNotEmpty();
        assertThat(as(GIVER, "DELETE", ZONE + "/transfer").status()).isEqualTo(204);
        assertThat(as(GIVER, "DELETE", ZONE + "/transfer").problem()).isEqualTo("transfer-not-found");
        assertThat(as(GIVER, "GET", ZONE + "/transfer").problem()).isEqualTo("transfer-not-found");
        assertThat(as(RECEIVER, "POST", OFFERS + "/" + id + "/accept").problem())
                .isEqualTo("transfer-not-found");
    }

    @Test
    void the_other_tenant_declines() {
        String id = offer();

        assertThat(as(RECEIVER, "POST", OFFERS + "/" + id + "/decline").status())
                .isEqualTo(204);
        assertThat(as(RECEIVER, "POST", OFFERS + "/" + id + "/decline").problem())
                .isEqualTo("transfer-not-found");
        assertThat(api.get("/api/v1/events").body())
                .contains("transfer.declined")
                .doesNotContain("tenant-b.");
    }

    @Test
    void an_offer_is_nothing_to_a_third_tenant_nor_to_whoever_is_no_administrator() {
        String id = offer();

        assertThat(as(THIRD, "GET", OFFERS + "/" + id).problem()).isEqualTo("transfer-not-found");
        assertThat(as(THIRD, "POST", OFFERS + "/" + id + "/accept").problem()).isEqualTo("transfer-not-found");
        assertThat(as("tenant-b.READ.WRITE", "POST", OFFERS + "/" + id + "/accept")
                        .problem())
                .isEqualTo("forbidden");
        assertThat(as("tenant-b.READ.WRITE", "GET", OFFERS).problem()).isEqualTo("forbidden");
    }

    @Test
    void one_and_the_same_offer_is_one_and_another_ones_is_refused() {
        String id = offer();

        assertThat(offered("{\"to\":\"tenant-b\"}").text("/id")).isEqualTo(id);
        assertThat(offered("{\"to\":\"tenant-c\"}").problem()).isEqualTo("transfer-pending");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"to\":\"tenant-a\"}",
                "{\"to\":\"\"}",
                "{\"to\":\"tenant-b\",\"expiresAt\":\"2001-01-01T00:00:00Z\"}",
                "{\"to\":\"tenant-b\",\"expiresAt\":\"2999-01-01T00:00:00Z\"}",
                "{\"to\":\"tenant-b\",\"why\":1}"
            })
    void what_is_no_offer_is_refused(String body) {
        assertThat(offered(body).problem()).isEqualTo("unprocessable-content");
    }

    @Test
    void an_offer_is_over_when_its_time_is() {
        String id = offer();
        api.clock.pass(ZoneOffer.USUAL);

        assertThat(as(RECEIVER, "POST", OFFERS + "/" + id + "/accept").problem())
                .isEqualTo("transfer-not-found");
        assertThat(as(GIVER, "GET", OFFERS).json().at("/transfers")).isEmpty();
    }

    @Test
    void a_lock_keeps_a_zone_from_being_offered_and_from_being_taken() {
        String lock = "{\"level\":\"no-deletion\",\"reason\":\"a secret of ours\"}";
        String id = api.post(ZONE + "/locks", lock).text("/id");
        Reply whileLocked = offered("{\"to\":\"tenant-b\"}");
        api.delete(ZONE + "/locks/" + id);
        String offer = offer();
        api.post(ZONE + "/locks", lock);

        Reply accepted = as(RECEIVER, "POST", OFFERS + "/" + offer + "/accept");

        assertThat(whileLocked.problem()).isEqualTo("zone-locked");
        assertThat(accepted.problem()).isEqualTo("transfer-not-possible");
        assertThat(accepted.body()).doesNotContain("secret");
        assertThat(api.get(ZONE).status()).isEqualTo(200);
    }

    @Test
    void what_needs_the_agreement_of_others_is_not_given_away_by_one() {
        api.ask("PUT", "/api/v1/review-rules")
                .as(GIVER)
                .json("{\"rules\":[{\"name\":\"all\",\"approvals\":1}]}")
                .send();

        assertThat(offered("{\"to\":\"tenant-b\"}").problem()).isEqualTo("review-needed");
    }

    @Test
    void a_zone_that_asks_for_preconditions_is_given_only_with_one() {
        api.patch(ZONE, "{\"preconditionRequired\":true}");
        Reply without = offered("{\"to\":\"tenant-b\"}");
        Reply with = api.ask("POST", ZONE + "/transfer")
                .as(GIVER)
                .header("If-Match", "*")
                .json("{\"to\":\"tenant-b\"}")
                .send();

        assertThat(without.problem()).isEqualTo("precondition-required");
        assertThat(with.status()).isEqualTo(201);
    }

    @Test
    void the_receivers_quota_counts() {
        api.ask("PUT", "/api/v1/tenants/tenant-b/quota")
                .as("platform.OPERATOR")
                .json("{\"zones\":0}")
                .send();
        String id = offer();

        assertThat(as(RECEIVER, "POST", OFFERS + "/" + id + "/accept").problem())
                .isEqualTo("quota-exceeded");
        assertThat(api.get(ZONE).status()).isEqualTo(200);
    }

    @Test
    void a_family_of_names_goes_as_a_whole_or_not_at_all() {
        api.createZone("sub.given.example");
        Reply alone = offered("{\"to\":\"tenant-b\"}");
        Reply below = api.ask("POST", "/api/v1/zones/sub.given.example/transfer")
                .as(GIVER)
                .json("{\"to\":\"tenant-b\"}")
                .send();
        String id = offered("{\"to\":\"tenant-b\",\"withZonesBelow\":true}").text("/id");

        assertThat(alone.problem()).isEqualTo("transfer-not-possible");
        assertThat(below.problem()).isEqualTo("transfer-not-possible");
        assertThat(as(RECEIVER, "POST", OFFERS + "/" + id + "/accept").status()).isEqualTo(200);
        assertThat(as(RECEIVER, "GET", "/api/v1/zones/sub.given.example").status())
                .isEqualTo(200);
    }

    @Test
    void what_was_under_way_at_the_giver_does_not_reach_the_zone_any_more() {
        String plan = api.ask("POST", ZONE + "/plans")
                .body("text/dns", "@ 3600 NS ns1.herald.test.\nwww 60 A 192.0.2.7\n")
                .send()
                .text("/id");
        String id = offer();
        as(RECEIVER, "POST", OFFERS + "/" + id + "/accept");

        assertThat(api.ask("POST", ZONE + "/plans/" + plan + "/apply").send().problem())
                .isEqualTo("zone-not-found");
        assertThat(as(RECEIVER, "POST", ZONE + "/plans/" + plan + "/apply").problem())
                .isEqualTo("plan-not-found");
    }

    @Test
    void a_zone_that_changes_hands_is_exported_all_the_while_and_never_missing_from_the_feed() {
        String feed = api.ask("GET", "/api/v1/feed").as(FakeTokens.POP).send().text("/cursor");
        String before = export();
        String id = offer();
        as(RECEIVER, "POST", OFFERS + "/" + id + "/accept");
        Reply after =
                api.ask("GET", "/api/v1/feed?after=" + feed).as(FakeTokens.POP).send();

        assertThat(export()).isEqualTo(before);
        assertThat(after.text("/zones/0/name")).isEqualTo("given.example.");
        assertThat(after.text("/zones/0/state")).isEqualTo("active");
    }

    private String export() {
        return api.ask("GET", ZONE + "/export").as(FakeTokens.POP).send().body();
    }

    @Test
    void each_step_is_in_the_trails_of_those_whom_it_concerns() {
        String id = offer();
        as(RECEIVER, "POST", OFFERS + "/" + id + "/accept");
        api.clock.pass(Duration.ofSeconds(1));
        String giver = as(GIVER, "GET", "/api/v1/audit").body();
        String receiver = as(RECEIVER, "GET", "/api/v1/audit").body();

        assertThat(giver).contains("transfer.offered", "zone.transferred", "transferred to tenant tenant-b");
        assertThat(receiver).contains("zone.transferred", "transferred from tenant tenant-a");
        assertThat(List.of(giver.split("zone.transferred", -1))).hasSize(2);
        assertThat(List.of(receiver.split("zone.transferred", -1))).hasSize(2);
    }
}
