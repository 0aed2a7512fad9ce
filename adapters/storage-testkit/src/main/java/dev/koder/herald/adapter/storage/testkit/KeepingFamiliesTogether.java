package dev.koder.herald.adapter.storage.testkit;

import static dev.koder.herald.adapter.storage.testkit.Samples.ACME;
import static dev.koder.herald.adapter.storage.testkit.Samples.GLOBEX;
import static dev.koder.herald.adapter.storage.testkit.Samples.name;
import static dev.koder.herald.adapter.storage.testkit.ZoneBuilder.aZone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.application.zone.CreateOutcome;
import dev.koder.herald.application.zone.port.ZoneStore;
import dev.koder.herald.domain.claim.NameObstacle;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** That no tenant gets a zone above or below one that another tenant holds. */
abstract class KeepingFamiliesTogether extends Contract {

    private static final CreateOutcome NOT_AVAILABLE = new CreateOutcome.NotAvailable(NameObstacle.RELATED_NAME_HELD);
    private static final Instant FREE_AT = DELETED_AT.plus(ZoneStore.HELD_AFTER_DELETION);

    @ParameterizedTest
    @ValueSource(strings = {"www.example.org", "a.b.c.Example.ORG", "\\000.example.org", "\\255.example.org"})
    void refuses_a_name_below_a_zone_of_another_tenant(String below) {
        created(aZone().ownedBy(ACME));

        assertThat(zones().create(aZone().named(below).ownedBy(GLOBEX).creation()))
                .isEqualTo(NOT_AVAILABLE);
        assertThat(zones().find(GLOBEX, name(below))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"www.example.org", "a.b.c.example.org", "\\000.example.org", "\\255.example.org"})
    void refuses_a_name_above_a_zone_of_another_tenant(String below) {
        created(aZone().named(below).ownedBy(ACME));

        assertThat(zones().create(aZone().named("EXAMPLE.org").ownedBy(GLOBEX).creation()))
                .isEqualTo(NOT_AVAILABLE);
    }

    @ParameterizedTest
    @CsvSource({
        "example.org, anexample.org",
        "example.org, example.org.net",
        "b.example.org, a.example.org",
        "b.example.org, bb.example.org",
        "b.example.org, b\\000.example.org",
        "b.example.org, b\\001.example.org",
        "b\\.example.org, example.org",
        "example\\.org, org"
    })
    void takes_names_side_by_side_for_strangers(String one, String other) {
        created(aZone().named(one).ownedBy(ACME));

        created(aZone().named(other).ownedBy(GLOBEX));
        assertThat(stores().directory().count()).isEqualTo(2);
    }

    @Test
    void counts_the_root_in_no_family() {
        created(aZone().named(".").with("ns1.example.net.", "A", "192.0.2.1").ownedBy(ACME));
        created(aZone().named("org").ownedBy(GLOBEX));

        assertThat(stores().directory().count()).isEqualTo(2);
    }

    @Test
    void gives_a_tenant_zones_above_and_below_its_own() {
        created(aZone().named("b.example.org"));
        created(aZone().named("a.b.example.org"));
        created(aZone().named("example.org"));

        assertThat(zones().list(ACME, Optional.empty(), 10)).hasSize(3);
    }

    @Test
    void finds_the_one_stranger_among_zones_of_ones_own() {
        IntStream.range(0, 20).forEach(i -> created(aZone().named("own-" + i + ".example.org")));
        created(aZone().named("other.own-7x.example.org").ownedBy(GLOBEX));

        assertThat(zones().create(aZone().creation())).isEqualTo(NOT_AVAILABLE);
    }

    @Test
    void holds_the_family_of_a_deleted_zone_as_long_as_its_name() {
        created(aZone().named("b.example.org"));
        deleted(ACME, "b.example.org");

        for (String related : List.of("example.org", "a.b.example.org")) {
            ZoneBuilder wish = aZone().named(related).ownedBy(GLOBEX);
            assertThat(zones().create(wish.wishedAt(FREE_AT.minusMillis(1)).creation()))
                    .isEqualTo(NOT_AVAILABLE);
            created(wish.wishedAt(FREE_AT));
            deleted(GLOBEX, related);
        }
    }

    @Test
    void lets_go_of_a_family_when_its_name_goes_to_another_tenant() {
        created(aZone().named("b.example.org").ownedBy(GLOBEX));
        deleted(GLOBEX, "b.example.org");
        created(aZone().named("b.example.org").ownedBy(ACME).wishedAt(FREE_AT));

        created(aZone().named("example.org").ownedBy(ACME).wishedAt(FREE_AT));
        assertThat(zones().create(aZone().named("c.example.org")
                        .ownedBy(GLOBEX)
                        .wishedAt(FREE_AT)
                        .creation()))
                .isEqualTo(NOT_AVAILABLE);
    }

    @Test
    void says_that_a_name_is_held_before_it_says_that_one_above_is() {
        created(aZone().named("example.org").ownedBy(ACME));
        created(aZone().named("b.example.org").ownedBy(ACME));

        assertThat(zones().create(aZone().named("b.example.org").ownedBy(GLOBEX).creation()))
                .isEqualTo(new CreateOutcome.NameHeld());
    }

    @Test
    void has_no_two_tenants_in_a_family_that_is_made_at_once() throws Exception {
        List<DomainName> family =
                List.of(name("example.org"), name("b.example.org"), name("a.b.example.org"), name("c.a.b.example.org"));

        List<CreateOutcome> outcomes = WritingAtOnce.<CreateOutcome>atOnce(
                        writer -> zones().create(aZone().named(family.get(writer % family.size()))
                                .ownedBy(new TenantId("tenant-" + writer))
                                .creation()))
                .toList();

        assertThat(outcomes).filteredOn(CreateOutcome.Created.class::isInstance).hasSize(1);
        assertThat(stores().directory().count()).isEqualTo(1);
    }
}
