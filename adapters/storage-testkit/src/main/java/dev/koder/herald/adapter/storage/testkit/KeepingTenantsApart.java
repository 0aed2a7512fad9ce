package dev.koder.herald.adapter.storage.testkit;

import static dev.koder.herald.adapter.storage.testkit.CommitBuilder.aCommit;
import static dev.koder.herald.adapter.storage.testkit.Samples.ACME;
import static dev.koder.herald.adapter.storage.testkit.Samples.GLOBEX;
import static dev.koder.herald.adapter.storage.testkit.Samples.name;
import static dev.koder.herald.adapter.storage.testkit.ZoneBuilder.aZone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.application.zone.CommitOutcome;
import dev.koder.herald.application.zone.CreateOutcome;
import dev.koder.herald.application.zone.DeleteOutcome;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.zone.Precondition;
import dev.koder.herald.domain.zone.Zone;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** That a tenant's calls show and touch no other tenant's zone. */
abstract class KeepingTenantsApart extends Contract {

    private static final DomainName ZONE = name("example.org");

    @BeforeEach
    void one_tenant_has_a_zone() {
        created(aZone().ownedBy(ACME).with("www", "A", "192.0.2.1"));
    }

    @Test
    void finds_no_zone_of_another_tenant() {
        assertThat(zones().find(GLOBEX, ZONE)).isEmpty();
    }

    @Test
    void tells_tenants_apart_by_case() {
        assertThat(zones().find(new TenantId("ACME"), ZONE)).isEmpty();
    }

    @Test
    void lists_no_zones_of_another_tenant() {
        created(aZone().named("example.com").ownedBy(GLOBEX));

        assertThat(zones().list(GLOBEX, Optional.empty(), 10))
                .extracting(Zone::name)
                .containsExactly(name("example.com"));
    }

    @Test
    void shows_no_record_set_of_another_tenant() {
        assertThat(zones().recordSet(GLOBEX, ZONE, name("www.example.org"), RecordType.A))
                .isEmpty();
        assertThat(zones().recordSet(GLOBEX, ZONE, ZONE, RecordType.SOA)).isEmpty();
        assertThat(zones().recordSets(GLOBEX, ZONE, Optional.empty(), 10)).isEmpty();
    }

    @Test
    void lets_no_other_tenant_read_a_zone() {
        assertThat(zones().<Boolean>read(GLOBEX, ZONE, (zone, contents) -> true))
                .isEmpty();
    }

    @Test
    void commits_nothing_to_a_zone_of_another_tenant() {
        CommitOutcome outcome = zones().commit(
                        aCommit().by(GLOBEX).replacing("www", "A", "192.0.2.9").commit());

        assertThat(outcome).isEqualTo(new CommitOutcome.NoSuchZone());
        assertThat(stored("www.example.org", "A")).contains(Samples.recordSet("www.example.org", "A", "192.0.2.1"));
    }

    @Test
    void says_nothing_of_preconditions_on_a_zone_of_another_tenant() {
        CommitOutcome outcome = zones().commit(aCommit()
                .by(GLOBEX)
                .onlyIf(new Precondition.ZoneIsAt(new Serial(99)))
                .replacing("www", "A", "192.0.2.9")
                .commit());

        assertThat(outcome).isEqualTo(new CommitOutcome.NoSuchZone());
        assertThat(zones().delete(deletion(GLOBEX, "example.org", new Precondition.ZoneIsAt(new Serial(99)))))
                .isEqualTo(new DeleteOutcome.NoSuchZone());
    }

    @Test
    void deletes_no_zone_of_another_tenant() {
        assertThat(zones().delete(deletion(GLOBEX, "example.org"))).isEqualTo(new DeleteOutcome.NoSuchZone());
        assertThat(found("example.org")).isPresent();
    }

    @Test
    void deletes_no_zone_of_another_tenant_by_a_detour_over_its_tombstone() {
        deleted(ACME, "example.org");

        assertThat(zones().delete(deletion(GLOBEX, "example.org"))).isEqualTo(new DeleteOutcome.NoSuchZone());
        assertThat(zones().create(aZone().ownedBy(GLOBEX).wishedAt(DELETED_AT).creation()))
                .isEqualTo(new CreateOutcome.NameHeld());
    }
}
