package dev.koder.herald.adapter.storage.testkit;

import static dev.koder.herald.adapter.storage.testkit.CommitBuilder.aCommit;
import static dev.koder.herald.adapter.storage.testkit.Samples.ACME;
import static dev.koder.herald.adapter.storage.testkit.Samples.GLOBEX;
import static dev.koder.herald.adapter.storage.testkit.ZoneBuilder.aZone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.application.quota.port.QuotaStore;
import dev.koder.herald.application.zone.CreateOutcome;
import dev.koder.herald.domain.quota.LimitClass;
import dev.koder.herald.domain.quota.Quota;
import dev.koder.herald.domain.quota.RateLimit;
import dev.koder.herald.domain.quota.Rates;
import dev.koder.herald.domain.quota.TenantPlan;
import dev.koder.herald.domain.zone.ChangeGuard;
import dev.koder.herald.domain.zone.Objection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link QuotaStore} keeps to. */
abstract class QuotaStoreContract extends Contract {

    private static final TenantPlan SMALL = new TenantPlan(
            Map.of(Quota.ZONES, 3L, Quota.RECORD_SETS_PER_ZONE, 0L),
            new Rates(Map.of(LimitClass.READ, RateLimit.parse("600/m"), LimitClass.BULK, RateLimit.parse("1/s"))));
    private static final ChangeGuard FIVE_ZONES = effect -> effect.isArrival() && effect.otherZones() >= 5
            ? Optional.of(new Objection.OverQuota(Quota.ZONES, 5, effect.otherZones(), effect.otherZones() + 1))
            : Optional.empty();

    private QuotaStore quotas() {
        return stores().quotas();
    }

    @Test
    void knows_of_nothing_settled_at_first() {
        assertThat(quotas().plans()).isEmpty();
        assertThat(quotas().zones(ACME)).isZero();
    }

    @Test
    void keeps_what_was_settled_last_for_each_tenant() {
        TenantPlan larger = new TenantPlan(Map.of(Quota.ZONES, 9_000_000_000L), Rates.NONE);

        quotas().put(ACME, SMALL);
        quotas().put(GLOBEX, SMALL);
        quotas().put(GLOBEX, larger);

        assertThat(quotas().plans()).isEqualTo(Map.of(ACME, SMALL, GLOBEX, larger));
    }

    @Test
    void forgets_what_was_settled_where_it_is_nothing() {
        quotas().put(ACME, SMALL);

        quotas().put(ACME, TenantPlan.NONE);

        assertThat(quotas().plans()).isEmpty();
    }

    @Test
    void counts_the_zones_of_each_tenant() {
        created(aZone().named("one.example").ownedBy(ACME));
        created(aZone().named("two.example").ownedBy(ACME));
        created(aZone().named("three.example").ownedBy(GLOBEX));

        assertThat(quotas().zones(ACME)).isEqualTo(2);
        assertThat(quotas().zones(GLOBEX)).isEqualTo(1);
    }

    @Test
    void counts_no_zone_twice_that_changes() {
        created(aZone().named("one.example").ownedBy(ACME));

        done(aCommit().to("one.example").replacing("www", "A", "192.0.2.1"));

        assertThat(quotas().zones(ACME)).isEqualTo(1);
    }

    @Test
    void counts_no_zone_that_is_deleted_and_those_that_come_again() {
        created(aZone().named("one.example").ownedBy(ACME));
        deleted(ACME, "one.example");
        assertThat(quotas().zones(ACME)).isZero();

        created(aZone().named("one.example").ownedBy(ACME));

        assertThat(quotas().zones(ACME)).isEqualTo(1);
    }

    @Test
    void tells_those_who_object_to_a_zone_how_many_others_there_are_exactly() {
        AtomicInteger created = new AtomicInteger();

        IntStream.range(0, 40).parallel().forEach(number -> {
            CreateOutcome outcome = zones().create(aZone().named("zone" + number + ".example")
                    .ownedBy(ACME)
                    .guardedBy(FIVE_ZONES)
                    .creation());
            created.addAndGet(outcome instanceof CreateOutcome.Created ? 1 : 0);
        });

        assertThat(created).hasValue(5);
        assertThat(quotas().zones(ACME)).isEqualTo(5);
    }
}
