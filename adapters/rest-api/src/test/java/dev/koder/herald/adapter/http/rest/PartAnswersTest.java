package dev.koder.herald.adapter.http.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.application.zone.CommitOutcome;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.zone.Objection;
import dev.koder.herald.domain.zone.Zone;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A part that is not made is told why, as a request of its own would be. */
class PartAnswersTest {

    private static final String ZONE = "/api/v1/zones/example.org";
    private static final String RECORDS = "\"type\":\"A\",\"records\":[\"192.0.2.1\"],\"action\":\"replace\"}";

    private final RunningApi api = RunningApi.start();

    @BeforeEach
    void createZone() {
        api.createZone("example.org");
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private static String one(String name) {
        return "{\"name\":\"" + name + "\"," + RECORDS;
    }

    private Reply each() {
        return api.patch(ZONE + "/rrsets?mode=independent", "[" + one("a") + "," + one("b") + "]");
    }

    private Reply across() {
        return api.post(
                "/api/v1/changes",
                "{\"changes\":[" + one("a.example.net.") + "," + one("a.example.org.") + "," + one("b.example.org.")
                        + "]}");
    }

    private void allowTwoRecordSets() {
        api.ask("PUT", "/api/v1/tenants/tenant-a/quota")
                .as("platform.OPERATOR")
                .json("{\"record-sets-per-zone\":2}")
                .send();
    }

    @Test
    void of_a_quota() {
        allowTwoRecordSets();

        Reply reply = each();

        assertThat(reply.status()).isEqualTo(207);
        assertThat(reply.text("/results/0/result")).isEqualTo("changed");
        assertThat(reply.text("/results/1/result")).isEqualTo("quota-exceeded");
        assertThat(reply.text("/results/1/errors/0/pointer")).isEqualTo("#/1");
        assertThat(reply.text("/results/1/errors/0/code")).isEqualTo("quota-exceeded");
        assertThat(reply.text("/results/1/errors/0/detail"))
                .isEqualTo("record-sets-per-zone: 3 (expected: at most 2, and there are 2)");
    }

    @Test
    void at_the_first_change_of_its_zone() {
        api.createZone("example.net");
        allowTwoRecordSets();

        Reply reply = across();

        assertThat(reply.status()).isEqualTo(207);
        assertThat(reply.text("/zones/0/result")).isEqualTo("changed");
        assertThat(reply.text("/zones/1/result")).isEqualTo("quota-exceeded");
        assertThat(reply.text("/zones/1/errors/0/pointer")).isEqualTo("#/changes/1");
        assertThat(reply.text("/zones/1/errors/0/detail")).startsWith("record-sets-per-zone: 3 ");
    }

    @Test
    void of_agreement_that_cannot_be_asked_for() {
        Zone zone = api.stores()
                .zones()
                .find(new TenantId("tenant-a"), DomainName.parse("example.org."))
                .orElseThrow();
        Objection tooLarge = new Objection.ReviewNeeded("all", 1, Optional.of(Objection.Unasked.TOO_LARGE));
        PartAnswers.Asked asked =
                new PartAnswers.Asked(zone.name(), new ProblemError.At("#/7"), findings -> List.of(), current -> {
                    throw new AssertionError(current);
                });

        List<ProblemError> errors = PartAnswers.errors(Optional.of(new CommitOutcome.Objected(zone, tooLarge)), asked);

        assertThat(errors).singleElement().satisfies(error -> {
            assertThat(error.place()).isEqualTo(new ProblemError.At("#/7"));
            assertThat(error.code()).isEqualTo("review-needed");
            assertThat(error.detail()).startsWith("rule all asks for 1 approvals: more than ");
        });
    }

    @Test
    void of_a_zone_that_went_while_its_changes_were_made() {
        api.store.meanwhile("commit", () -> {
            api.store.meanwhile("none", () -> {});
            api.delete(ZONE);
        });

        Reply reply = each();

        assertThat(reply.text("/results/0/result")).isEqualTo("changed");
        assertThat(reply.text("/results/1/result")).isEqualTo("zone-not-found");
        assertThat(reply.text("/results/1/errors/0/detail"))
                .isEqualTo("zone: example.org. (expected: a zone of the caller's tenant)");
    }

    @Test
    void of_a_store_that_does_not_answer() {
        api.store.meanwhile("commit", api.store::breakDown);

        Reply reply = each();

        assertThat(reply.header("Retry-After")).isNotEmpty();
        assertThat(reply.text("/results/0/result")).isEqualTo("changed");
        assertThat(reply.text("/results/1/result")).isEqualTo("unavailable");
        assertThat(reply.text("/results/1/errors/0/code")).isEqualTo("unavailable");
    }
}
