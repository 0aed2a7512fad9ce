package dev.koder.herald.adapter.storage.testkit;

import static dev.koder.herald.adapter.storage.testkit.CommitBuilder.aCommit;
import static dev.koder.herald.adapter.storage.testkit.Samples.ACME;
import static dev.koder.herald.adapter.storage.testkit.Samples.ALICE;
import static dev.koder.herald.adapter.storage.testkit.Samples.GLOBEX;
import static dev.koder.herald.adapter.storage.testkit.Samples.name;
import static dev.koder.herald.adapter.storage.testkit.ZoneBuilder.aZone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.application.quota.PlanRemoval;
import dev.koder.herald.application.quota.port.QuotaStore;
import dev.koder.herald.application.zone.CommitOutcome;
import dev.koder.herald.application.zone.CreateOutcome;
import dev.koder.herald.application.zone.UndeleteOutcome;
import dev.koder.herald.application.zone.ZoneUndeletion;
import dev.koder.herald.domain.quota.Holdings;
import dev.koder.herald.domain.quota.LimitClass;
import dev.koder.herald.domain.quota.PlanName;
import dev.koder.herald.domain.quota.Quota;
import dev.koder.herald.domain.quota.RateLimit;
import dev.koder.herald.domain.quota.Rates;
import dev.koder.herald.domain.quota.Subscription;
import dev.koder.herald.domain.quota.TenantPlan;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.zone.ChangeGuard;
import dev.koder.herald.domain.zone.ChangeNote;
import dev.koder.herald.domain.zone.Judgement;
import dev.koder.herald.domain.zone.Objection;
import dev.koder.herald.domain.zone.Trial;
import dev.koder.herald.domain.zone.ZoneEffect;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
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

    private static final PlanName GOLD = new PlanName("gold");

    private QuotaStore quotas() {
        return stores().quotas();
    }

    @Test
    void knows_of_nothing_settled_at_first() {
        assertThat(quotas().subscriptions()).isEmpty();
        assertThat(quotas().sharedPlans()).isEmpty();
        assertThat(quotas().holdings(ACME)).isEqualTo(Holdings.NONE);
    }

    @Test
    void keeps_what_was_settled_last_for_each_tenant() {
        TenantPlan larger = new TenantPlan(Map.of(Quota.ZONES, 9_000_000_000L), Rates.NONE);

        quotas().put(ACME, Subscription.of(SMALL));
        quotas().put(GLOBEX, Subscription.of(SMALL));
        quotas().put(GLOBEX, Subscription.of(larger));

        assertThat(quotas().subscriptions())
                .isEqualTo(Map.of(ACME, Subscription.of(SMALL), GLOBEX, Subscription.of(larger)));
    }

    @Test
    void forgets_what_was_settled_where_it_is_nothing() {
        quotas().put(ACME, Subscription.of(SMALL));

        quotas().put(ACME, Subscription.NONE);

        assertThat(quotas().subscriptions()).isEmpty();
    }

    @Test
    void keeps_plans_that_tenants_share_those_too_that_say_nothing() {
        quotas().putShared(GOLD, SMALL);
        quotas().putShared(PlanName.DEFAULT, SMALL);
        quotas().putShared(PlanName.DEFAULT, TenantPlan.NONE);

        assertThat(quotas().sharedPlans()).isEqualTo(Map.of(GOLD, SMALL, PlanName.DEFAULT, TenantPlan.NONE));
    }

    @Test
    void gives_a_tenant_no_plan_that_there_is_not_and_removes_none_that_a_tenant_has() {
        Subscription golden = new Subscription(Optional.of(GOLD), SMALL);
        boolean tooEarly = quotas().put(ACME, golden);
        quotas().putShared(GOLD, SMALL);

        assertThat(tooEarly).isFalse();
        assertThat(quotas().put(ACME, golden)).isTrue();
        assertThat(quotas().subscriptions()).isEqualTo(Map.of(ACME, golden));
        assertThat(quotas().removeShared(GOLD)).isEqualTo(PlanRemoval.IN_USE);
        quotas().put(ACME, Subscription.of(SMALL));
        assertThat(quotas().removeShared(GOLD)).isEqualTo(PlanRemoval.REMOVED);
        assertThat(quotas().removeShared(GOLD)).isEqualTo(PlanRemoval.NO_SUCH_PLAN);
    }

    @Test
    void knows_how_many_requests_were_made_on_a_day_and_no_more_of_days_before() {
        LocalDate day = LocalDate.parse("2026-01-15");
        quotas().countRequests(day, Map.of(ACME, 5L, GLOBEX, 1L));
        quotas().countRequests(day, Map.of(ACME, 7L));
        Map<TenantId, Long> then = quotas().requests(day);
        quotas().countRequests(day.plusDays(1), Map.of(ACME, 1L));

        assertThat(then).isEqualTo(Map.of(ACME, 7L, GLOBEX, 1L));
        assertThat(quotas().requests(day.plusDays(1))).isEqualTo(Map.of(ACME, 1L));
        assertThat(quotas().requests(day)).isEmpty();
    }

    @Test
    void counts_the_RRsets_of_all_zones_of_a_tenant_whatever_becomes_of_them() {
        created(aZone().named("one.example").ownedBy(ACME));
        created(aZone().named("two.example").ownedBy(ACME));
        created(aZone().named("three.example").ownedBy(GLOBEX));
        done(aCommit().to("one.example").replacing("www", "A", "192.0.2.1").replacing("ftp", "A", "192.0.2.1"));
        done(aCommit().to("one.example").replacing("www", "A", "192.0.2.2"));
        done(aCommit().to("one.example").deleting("ftp", "A"));
        done(aCommit().to("two.example").replacing("www", "A", "192.0.2.1"));

        assertThat(quotas().holdings(ACME)).isEqualTo(new Holdings(2, 4));
        deleted(ACME, "one.example");
        assertThat(quotas().holdings(ACME)).isEqualTo(new Holdings(1, 2));
        undeleted("one.example");
        assertThat(quotas().holdings(ACME)).isEqualTo(new Holdings(2, 4));
        deleted(ACME, "two.example");
        zones().forgetDeleted(DELETED_AT, 10);
        created(aZone().named("two.example").ownedBy(ACME).wishedAt(DELETED_AT));
        assertThat(quotas().holdings(ACME)).isEqualTo(new Holdings(2, 3));
        assertThat(quotas().holdings(GLOBEX)).isEqualTo(new Holdings(1, 1));
    }

    private void undeleted(String zone) {
        assertThat(zones().undelete(new ZoneUndeletion(
                        ACME, name(zone), ALICE, ChangeNote.NONE, Optional.empty(), DELETED_AT, ChangeGuard.NONE)))
                .isInstanceOf(UndeleteOutcome.Undeleted.class);
    }

    @Test
    void lets_a_tenant_have_as_many_RRsets_as_its_guard_and_not_one_more_whatever_grows_at_once() {
        IntStream.range(0, 8)
                .forEach(number ->
                        created(aZone().named("zone" + number + ".example").ownedBy(ACME)));
        AtomicInteger grown = new AtomicInteger();

        IntStream.range(0, 80).parallel().forEach(number -> {
            CommitOutcome outcome = zones().commit(aCommit()
                    .to("zone" + number % 8 + ".example")
                    .replacing("www" + number, "A", "192.0.2.1")
                    .guardedBy(atMost(50))
                    .commit());
            grown.addAndGet(outcome instanceof CommitOutcome.Done ? 1 : 0);
        });

        assertThat(grown).hasValue(42);
        assertThat(quotas().holdings(ACME)).isEqualTo(new Holdings(8, 50));
    }

    private static ChangeGuard atMost(long most) {
        return new ChangeGuard() {
            @Override
            public Optional<Objection> objection(ZoneEffect effect) {
                return Optional.empty();
            }

            @Override
            public Optional<Objection> objectionToGrowth(LongSupplier held, long more) {
                long wanted = held.getAsLong() + more;
                return wanted > most
                        ? Optional.of(new Objection.OverQuota(Quota.RECORD_SETS, most, wanted - more, wanted))
                        : Optional.empty();
            }
        };
    }

    @Test
    void judges_zones_that_come_and_whole_texts_by_what_all_zones_hold() {
        created(aZone().named("one.example").ownedBy(ACME));
        CreateOutcome second = zones().create(aZone().named("two.example")
                .ownedBy(ACME)
                .guardedBy(atMost(1))
                .creation());
        Optional<Trial> trial = zones().tryOut(aCommit()
                .to("one.example")
                .replacing("www", "A", "192.0.2.1")
                .guardedBy(atMost(1))
                .commit());

        assertThat(second).isEqualTo(new CreateOutcome.Objected(new Objection.OverQuota(Quota.RECORD_SETS, 1, 1, 2)));
        assertThat(trial.orElseThrow().judgement()).isInstanceOf(Judgement.Objected.class);
        assertThat(quotas().holdings(ACME)).isEqualTo(new Holdings(1, 1));
    }

    @Test
    void counts_the_zones_of_each_tenant() {
        created(aZone().named("one.example").ownedBy(ACME));
        created(aZone().named("two.example").ownedBy(ACME));
        created(aZone().named("three.example").ownedBy(GLOBEX));

        assertThat(quotas().holdings(ACME).zones()).isEqualTo(2);
        assertThat(quotas().holdings(GLOBEX).zones()).isEqualTo(1);
    }

    @Test
    void counts_no_zone_twice_that_changes() {
        created(aZone().named("one.example").ownedBy(ACME));

        done(aCommit().to("one.example").replacing("www", "A", "192.0.2.1"));

        assertThat(quotas().holdings(ACME).zones()).isEqualTo(1);
    }

    @Test
    void counts_no_zone_that_is_deleted_and_those_that_come_again() {
        created(aZone().named("one.example").ownedBy(ACME));
        deleted(ACME, "one.example");
        assertThat(quotas().holdings(ACME).zones()).isZero();

        created(aZone().named("one.example").ownedBy(ACME));

        assertThat(quotas().holdings(ACME).zones()).isEqualTo(1);
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
        assertThat(quotas().holdings(ACME).zones()).isEqualTo(5);
    }
}
