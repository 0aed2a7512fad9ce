package dev.koder.herald.adapter.storage.testkit;

import static dev.koder.herald.adapter.storage.testkit.CommitBuilder.aCommit;
import static dev.koder.herald.adapter.storage.testkit.Samples.ACME;
import static dev.koder.herald.adapter.storage.testkit.Samples.ALICE;
import static dev.koder.herald.adapter.storage.testkit.Samples.GLOBEX;
import static dev.koder.herald.adapter.storage.testkit.Samples.START;
import static dev.koder.herald.adapter.storage.testkit.Samples.key;
import static dev.koder.herald.adapter.storage.testkit.Samples.name;
import static dev.koder.herald.adapter.storage.testkit.Samples.recordSet;
import static dev.koder.herald.adapter.storage.testkit.ZoneBuilder.aZone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.application.plan.port.PlanStore;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.dns.Ttl;
import dev.koder.herald.domain.plan.Caution;
import dev.koder.herald.domain.plan.Cautions;
import dev.koder.herald.domain.plan.PlanId;
import dev.koder.herald.domain.plan.PlanLimits;
import dev.koder.herald.domain.plan.PlanPolicy;
import dev.koder.herald.domain.plan.Prospect;
import dev.koder.herald.domain.plan.ZonePlan;
import dev.koder.herald.domain.zone.Soa;
import dev.koder.herald.domain.zone.ZoneFinding;
import dev.koder.herald.domain.zone.ZoneFindings;
import dev.koder.herald.domain.zone.ZonePatch;
import dev.koder.herald.domain.zone.ZoneRule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link PlanStore} keeps to. */
abstract class PlanStoreContract extends Contract {

    private static final DomainName ZONE = name("example.org");
    private static final Duration KEPT = Duration.ofHours(24);
    private static final Soa SOA = ZoneBuilder.soa();
    private static final Soa OTHER_SOA =
            new Soa(SOA.mname(), SOA.rname(), 7300, SOA.retry(), SOA.expire(), SOA.minimum(), new Ttl(77));

    private PlanStore plans() {
        return stores().plans();
    }

    @Test
    void finds_a_plan_as_it_was_kept() {
        ZonePlan plan = full();

        assertThat(plans().keep(ACME, plan, PlanLimits.DEFAULT)).isTrue();

        assertThat(found(plan)).contains(plan);
    }

    @Test
    void finds_it_however_the_name_of_the_zone_is_written() {
        ZonePlan plan = plan(1, 7, START);
        keep(plan);

        assertThat(plans().find(ACME, name("Example.ORG"), plan.id(), START)).contains(plan);
    }

    @Test
    void knows_a_plan_of_its_tenant_and_its_zone_only() {
        ZonePlan plan = plan(1, 7, START);
        keep(plan);

        assertThat(plans().find(GLOBEX, ZONE, plan.id(), START)).isEmpty();
        assertThat(plans().find(ACME, name("example.com"), plan.id(), START)).isEmpty();
        assertThat(plans().find(ACME, ZONE, id(2), START)).isEmpty();
    }

    @Test
    void keeps_the_same_plan_of_two_tenants_for_each() {
        ZonePlan plan = plan(1, 7, START);
        keep(plan);

        plans().keep(GLOBEX, plan(1, 7, START.plusSeconds(1)), PlanLimits.DEFAULT);

        assertThat(found(plan)).contains(plan);
    }

    @Test
    void forgets_a_plan_when_it_expires() {
        ZonePlan plan = plan(1, 7, START);
        keep(plan);

        assertThat(plans().find(ACME, ZONE, plan.id(), START.plus(KEPT).minusNanos(1)))
                .contains(plan);
        assertThat(plans().find(ACME, ZONE, plan.id(), START.plus(KEPT))).isEmpty();
    }

    @Test
    void forgets_for_good_what_is_expired_and_nothing_else() {
        ZonePlan old = plan(1, 7, START);
        ZonePlan young = plan(2, 7, START.plusSeconds(1));
        keep(old);
        keep(young);

        plans().forgetExpired(START.plus(KEPT));

        assertThat(found(old)).isEmpty();
        assertThat(found(young)).contains(young);
    }

    @Test
    void keeps_a_plan_that_is_made_again_for_longer() {
        keep(plan(1, 7, START));
        ZonePlan again = plan(1, 7, START.plusSeconds(60));

        keep(again);

        assertThat(plans().find(ACME, ZONE, again.id(), START.plus(KEPT))).contains(again);
    }

    @Test
    void keeps_several_plans_of_a_version() {
        ZonePlan one = plan(1, 7, START);
        ZonePlan other = plan(2, 7, START);

        keep(one);
        keep(other);

        assertThat(found(one)).contains(one);
        assertThat(found(other)).contains(other);
    }

    @Test
    void keeps_plans_of_several_versions_whichever_comes_last() {
        ZonePlan before = plan(1, 7, START);
        ZonePlan after = plan(2, 8, START);
        ZonePlan late = plan(3, 7, START);

        keep(before);
        keep(after);
        keep(late);

        assertThat(found(before)).contains(before);
        assertThat(found(after)).contains(after);
        assertThat(found(late)).contains(late);
    }

    @Test
    void has_room_for_so_many_plans_of_a_tenant() {
        created(aZone().atSerial(7));
        PlanLimits two = new PlanLimits(2, 1 << 20, 1 << 20);

        assertThat(plans().keep(ACME, plan(1, 7, START), two)).isTrue();
        assertThat(plans().keep(ACME, plan(2, 7, START), two)).isTrue();
        assertThat(plans().keep(ACME, plan(3, 7, START), two)).isFalse();
        assertThat(plans().keep(GLOBEX, plan(3, 7, START), two)).isTrue();

        assertThat(found(plan(2, 7, START))).isPresent();
        assertThat(found(plan(3, 7, START))).isEmpty();
    }

    @Test
    void has_room_for_a_plan_that_it_has_already() {
        created(aZone().atSerial(7));
        PlanLimits one = new PlanLimits(1, 1 << 20, 1 << 20);
        plans().keep(ACME, plan(1, 7, START), one);

        assertThat(plans().keep(ACME, plan(1, 7, START.plusSeconds(1)), one)).isTrue();
    }

    @Test
    void has_room_for_so_many_octets_of_a_tenants_plans() {
        created(aZone().atSerial(7));
        int octets = plan(1, 7, START).prospect().octets().length;
        PlanLimits twoAndAHalf = new PlanLimits(100, octets * 5L / 2, octets);

        assertThat(plans().keep(ACME, plan(1, 7, START), twoAndAHalf)).isTrue();
        assertThat(plans().keep(ACME, plan(2, 7, START), twoAndAHalf)).isTrue();
        assertThat(plans().keep(ACME, plan(3, 7, START), twoAndAHalf)).isFalse();
    }

    @Test
    void makes_room_by_plans_of_zones_that_have_moved_on_or_are_gone() {
        created(aZone().atSerial(7));
        created(aZone().named("moved.example").atSerial(7));
        created(aZone().named("gone.example").atSerial(7));
        PlanLimits three = new PlanLimits(3, 1 << 20, 1 << 20);
        ZonePlan current = plan(ZONE, 1, 7, START);
        ZonePlan overtaken = plan(name("moved.example"), 2, 7, START);
        ZonePlan orphaned = plan(name("gone.example"), 3, 7, START);
        List.of(current, overtaken, orphaned).forEach(plan -> plans().keep(ACME, plan, three));
        done(aCommit().to("moved.example").replacing("www", "A", "192.0.2.1"));
        deleted(ACME, "gone.example");

        assertThat(plans().keep(ACME, plan(4, 7, START), three)).isTrue();

        assertThat(found(current)).contains(current);
        assertThat(plans().find(ACME, name("moved.example"), overtaken.id(), START))
                .isEmpty();
        assertThat(plans().find(ACME, name("gone.example"), orphaned.id(), START))
                .isEmpty();
    }

    @Test
    void moves_no_feed() {
        created(aZone().atSerial(7));
        var before = feed();

        keep(plan(1, 7, START));

        assertThat(feed()).isEqualTo(before);
    }

    private void keep(ZonePlan plan) {
        assertThat(plans().keep(ACME, plan, PlanLimits.DEFAULT)).isTrue();
    }

    private Optional<ZonePlan> found(ZonePlan plan) {
        return plans().find(ACME, ZONE, plan.id(), START);
    }

    private static PlanId id(int number) {
        return new PlanId("%064x".formatted(number));
    }

    private static ZonePlan plan(int number, long base, Instant at) {
        return plan(ZONE, number, base, at);
    }

    private static ZonePlan plan(DomainName zone, int number, long base, Instant at) {
        ZonePatch patch = new ZonePatch(List.of(), List.of(recordSet("www." + zone, "A", "192.0.2.1")));
        Prospect prospect = new Prospect(zone, new Serial(base), SOA, SOA, patch, ZoneFindings.NONE, Cautions.NONE);
        return new ZonePlan(id(number), prospect, ALICE, at, at.plus(KEPT));
    }

    /** One that has some of everything. */
    private static ZonePlan full() {
        ZonePatch patch = new ZonePatch(
                List.of(
                        recordSet("example.org", "TXT", "old"),
                        recordSet("\\000\\.x.example.org", "TYPE65280", "\\# 2 abcd"),
                        recordSet("www.example.org", "A", "192.0.2.1")),
                List.of(
                        recordSet("*.example.org", "MX", "10 mail.example.org."),
                        recordSet("www.example.org", "A", "192.0.2.2", "192.0.2.3")));
        ZoneFindings warnings = new ZoneFindings(
                List.of(
                        new ZoneFinding(
                                ZoneRule.TTL_IS_WORTH_CACHING, name("www.example.org"), RecordType.A, "1 (é)", 12),
                        new ZoneFinding(ZoneRule.SOA_REFRESH_IS_NOT_LONG, ZONE, RecordType.SOA, "long", 0)),
                17);
        Cautions cautions = new Cautions(
                List.of(
                        new Caution(PlanPolicy.SOA_STAYS, key("example.org", "SOA"), "refresh"),
                        new Caution(PlanPolicy.TTLS_DO_NOT_FALL, key("www.example.org", "A"), "1 (was: 2)")),
                5);
        Prospect prospect = new Prospect(ZONE, new Serial(Serial.MAX_VALUE), SOA, OTHER_SOA, patch, warnings, cautions);
        return new ZonePlan(id(255), prospect, ALICE, START.plusNanos(1), START.plus(KEPT));
    }
}
