package dev.koder.herald.adapter.storage.testkit;

import static dev.koder.herald.adapter.storage.testkit.Samples.ACME;
import static dev.koder.herald.adapter.storage.testkit.Samples.GLOBEX;
import static dev.koder.herald.adapter.storage.testkit.Samples.START;
import static dev.koder.herald.adapter.storage.testkit.Samples.name;
import static dev.koder.herald.adapter.storage.testkit.ZoneBuilder.aZone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.application.zone.port.ZoneStore;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.dnssec.DnssecReport;
import dev.koder.herald.domain.pop.Pop;
import dev.koder.herald.domain.pop.PopId;
import dev.koder.herald.domain.pop.PopReport;
import dev.koder.herald.domain.pop.ZoneLoad;
import dev.koder.herald.domain.pop.ZoneLoads;
import dev.koder.herald.domain.pop.ZoneServing;
import dev.koder.herald.domain.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link dev.koder.herald.application.pop.port.PopStore} keeps to. */
abstract class PopStoreContract extends Contract {

    private static final DomainName ZONE = name("example.org");

    @Test
    void knows_no_points_of_presence_at_first() {
        assertThat(stores().pops().all()).isEmpty();
    }

    @Test
    void tells_points_of_presence_by_name() {
        stores().pops().record(new PopReport(pop("vienna", 2), List.of()));
        stores().pops().record(new PopReport(pop("ams-2", 3), List.of()));
        stores().pops().record(new PopReport(pop("ams-1", 4), List.of()));

        assertThat(stores().pops().all()).containsExactly(pop("ams-1", 4), pop("ams-2", 3), pop("vienna", 2));
    }

    @Test
    void takes_a_report_over_the_earlier_ones() {
        stores().pops().record(new PopReport(pop("vienna", 2), List.of()));
        Pop restarted = new Pop(new PopId("vienna"), START.plusSeconds(5), START.plusSeconds(9));

        stores().pops().record(new PopReport(restarted, List.of()));

        assertThat(stores().pops().all()).containsExactly(restarted);
    }

    @Test
    void tells_how_a_zone_stands_at_each_point_of_presence() {
        created(aZone());
        ZoneServing vienna = serving("example.org", 3);
        ZoneServing amsterdam = serving("example.org", 2);
        stores().pops().record(new PopReport(pop("vienna", 1), List.of(vienna)));
        stores().pops().record(new PopReport(pop("amsterdam", 1), List.of(amsterdam)));
        stores().pops().record(new PopReport(pop("silent", 1), List.of()));

        assertThat(told(ACME, "EXAMPLE.org"))
                .containsOnlyKeys(new PopId("amsterdam"), new PopId("vienna"))
                .containsEntry(new PopId("vienna"), vienna)
                .containsEntry(new PopId("amsterdam"), amsterdam);
    }

    @Test
    void keeps_a_report_that_has_nothing_but_an_error_to_tell() {
        created(aZone());
        ZoneServing broken = new ZoneServing(
                ZONE, Optional.empty(), Optional.empty(), Optional.empty(), Optional.of("zone file: 3 lines short"));

        stores().pops().record(new PopReport(pop("vienna", 1), List.of(broken)));

        assertThat(told(ACME, "example.org")).containsValue(broken);
    }

    @Test
    void takes_what_is_told_of_a_zone_over_what_was_told_before() {
        created(aZone());
        ZoneServing broken = new ZoneServing(
                ZONE, Optional.empty(), Optional.empty(), Optional.empty(), Optional.of("the name server is down"));
        stores().pops().record(new PopReport(pop("vienna", 1), List.of(broken)));
        ZoneServing mended = serving("example.org", 4_294_967_295L);

        stores().pops().record(new PopReport(pop("vienna", 2), List.of(mended)));

        assertThat(told(ACME, "example.org"))
                .containsOnlyKeys(new PopId("vienna"))
                .containsValue(mended);
    }

    @Test
    void leaves_zones_as_last_told_that_a_report_does_not_name() {
        created(aZone().named("example.org"));
        created(aZone().named("example.com"));
        stores().pops()
                .record(new PopReport(pop("vienna", 1), List.of(serving("example.org", 3), serving("example.com", 3))));

        stores().pops().record(new PopReport(pop("vienna", 2), List.of(serving("example.com", 4))));

        assertThat(told(ACME, "example.org")).containsValue(serving("example.org", 3));
        assertThat(told(ACME, "example.com")).containsValue(serving("example.com", 4));
    }

    @Test
    void passes_over_zones_that_the_platform_does_not_have() {
        created(aZone());

        stores().pops()
                .record(new PopReport(
                        pop("vienna", 1), List.of(serving("never.example", 1), serving("example.org", 3))));

        assertThat(told(ACME, "example.org")).containsValue(serving("example.org", 3));
        assertThat(told(ACME, "never.example")).isEmpty();
    }

    @Test
    void tells_nothing_of_another_tenants_zone() {
        created(aZone().ownedBy(ACME));
        stores().pops().record(new PopReport(pop("vienna", 1), List.of(serving("example.org", 3))));

        assertThat(told(GLOBEX, "example.org")).isEmpty();
    }

    @Test
    void tells_how_long_a_deleted_zone_is_served_on() {
        created(aZone());
        stores().pops().record(new PopReport(pop("vienna", 1), List.of(serving("example.org", 3))));
        deleted(ACME, "example.org");

        assertThat(told(ACME, "example.org")).containsValue(serving("example.org", 3));

        ZoneServing gone = gone();
        stores().pops().record(new PopReport(pop("vienna", 2), List.of(gone)));

        assertThat(told(ACME, "example.org")).containsValue(gone);
    }

    @Test
    void passes_over_that_a_zone_is_gone_where_it_never_was() {
        created(aZone());
        deleted(ACME, "example.org");

        stores().pops().record(new PopReport(pop("vienna", 1), List.of(gone())));

        assertThat(told(ACME, "example.org")).isEmpty();
    }

    @Test
    void tells_nothing_old_of_a_zone_that_another_tenant_created_again() {
        created(aZone().ownedBy(ACME));
        stores().pops().record(new PopReport(pop("vienna", 1), List.of(serving("example.org", 3))));
        deleted(ACME, "example.org");

        created(aZone().ownedBy(GLOBEX).wishedAt(DELETED_AT.plus(ZoneStore.HELD_AFTER_DELETION)));

        assertThat(told(GLOBEX, "example.org")).isEmpty();
    }

    @Test
    void goes_on_with_what_is_known_of_a_zone_that_its_tenant_created_again() {
        created(aZone());
        stores().pops().record(new PopReport(pop("vienna", 1), List.of(serving("example.org", 3))));
        deleted(ACME, "example.org");

        created(aZone().wishedAt(DELETED_AT));

        assertThat(told(ACME, "example.org")).containsValue(serving("example.org", 3));
    }

    @Test
    void remembers_since_when_each_version_was_served() {
        created(aZone());
        stores().pops().record(new PopReport(pop("vienna", 2), List.of(serving("example.org", 1))));
        stores().pops().record(new PopReport(pop("vienna", 3), List.of(serving("example.org", 1))));
        stores().pops().record(new PopReport(pop("vienna", 4), List.of(serving("example.org", 3))));
        stores().pops().record(new PopReport(pop("vienna", 5), List.of(gone())));

        Instant loadedAt = START.plusSeconds(1);
        assertThat(loads())
                .isEqualTo(new ZoneLoads(
                        List.of(
                                new ZoneLoad(Optional.of(new Serial(1)), loadedAt, START.plusSeconds(2)),
                                new ZoneLoad(Optional.of(new Serial(3)), loadedAt, START.plusSeconds(4)),
                                new ZoneLoad(Optional.empty(), START.plusSeconds(5), START.plusSeconds(5))),
                        true));
    }

    @Test
    void remembers_the_last_loads_alone() {
        created(aZone());
        IntStream.rangeClosed(1, ZoneLoads.MOST + 5).forEach(serial -> stores().pops()
                .record(new PopReport(pop("vienna", serial), List.of(serving("example.org", serial)))));

        assertThat(loads().isWhole()).isFalse();
        assertThat(loads().list()).hasSize(ZoneLoads.MOST);
        assertThat(loads().list().getFirst().serial()).contains(new Serial(6));
        assertThat(loads().list().getLast().serial()).contains(new Serial(ZoneLoads.MOST + 5));
    }

    @Test
    void believes_no_clock_that_is_ahead_of_the_report() {
        created(aZone());
        ZoneServing ahead = new ZoneServing(
                ZONE,
                Optional.of(new Serial(1)),
                Optional.of(new Serial(1)),
                Optional.of(START.plusSeconds(31_536_000)),
                Optional.empty());

        stores().pops().record(new PopReport(pop("vienna", 2), List.of(ahead)));

        assertThat(loads().list())
                .containsExactly(new ZoneLoad(Optional.of(new Serial(1)), START.plusSeconds(2), START.plusSeconds(2)));
        assertThat(told(ACME, "example.org").values())
                .extracting(ZoneServing::loadedAt)
                .containsExactly(Optional.of(START.plusSeconds(2)));
    }

    @Test
    void forgets_one_with_all_that_it_told() {
        created(aZone());
        stores().pops().record(new PopReport(pop("vienna", 1), List.of(serving("example.org", 3))));
        stores().pops().record(new PopReport(pop("amsterdam", 1), List.of(serving("example.org", 3))));
        stores().dnssec()
                .accept(List.of(
                        new DnssecReport(new PopId("vienna"), ZONE, List.of(), START),
                        new DnssecReport(new PopId("amsterdam"), ZONE, List.of(), START)));

        assertThat(stores().pops().forget(new PopId("vienna"))).isTrue();

        assertThat(stores().pops().all()).containsExactly(pop("amsterdam", 1));
        assertThat(told(ACME, "example.org")).containsOnlyKeys(new PopId("amsterdam"));
        assertThat(stores().dnssec().latest(ACME, ZONE))
                .extracting(DnssecReport::pop)
                .containsExactly(new PopId("amsterdam"));
    }

    @Test
    void knows_one_anew_that_was_forgotten() {
        created(aZone());
        PopReport first = new PopReport(pop("vienna", 1), List.of(serving("example.org", 3)));
        assertThat(stores().pops().record(first)).isFalse();
        assertThat(stores().pops().record(first)).isTrue();
        stores().pops().forget(new PopId("vienna"));

        PopReport later = new PopReport(pop("vienna", 7), List.of(serving("example.org", 4)));
        assertThat(stores().pops().record(later)).isFalse();

        assertThat(stores().pops().all()).containsExactly(pop("vienna", 7));
        assertThat(loads().list()).extracting(ZoneLoad::serial).containsExactly(Optional.of(new Serial(4)));
    }

    @Test
    void forgets_nobody_who_never_was() {
        assertThat(stores().pops().forget(new PopId("vienna"))).isFalse();
    }

    @Test
    void takes_reports_on_many_zones() {
        List<ZoneServing> zones = IntStream.range(0, 500)
                .mapToObj(i -> "zone-" + i + ".example")
                .peek(zone -> created(aZone().named(zone)))
                .map(zone -> serving(zone, 1))
                .toList();

        stores().pops().record(new PopReport(pop("vienna", 1), zones));

        assertThat(zones).allSatisfy(zone -> assertThat(told(ACME, zone.zone().toString()))
                .containsValue(zone));
    }

    @Test
    void moves_no_feed() {
        created(aZone());
        var before = feed();

        stores().pops().record(new PopReport(pop("vienna", 1), List.of(serving("example.org", 3))));

        assertThat(feed()).isEqualTo(before);
    }

    /** What was told last of a zone. */
    private Map<PopId, ZoneServing> told(TenantId tenant, String zone) {
        return stores().pops().standing(tenant, name(zone)).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().serving()));
    }

    private ZoneLoads loads() {
        return Optional.ofNullable(stores().pops().standing(ACME, ZONE).get(new PopId("vienna")))
                .orElseThrow()
                .loads();
    }

    private static ZoneServing gone() {
        return new ZoneServing(ZONE, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Pop pop(String id, int heardAfterSeconds) {
        return new Pop(new PopId(id), START, START.plusSeconds(heardAfterSeconds));
    }

    private static ZoneServing serving(String zone, long serial) {
        return new ZoneServing(
                name(zone),
                Optional.of(new Serial(serial)),
                Optional.of(new Serial(2_026_011_501L)),
                Optional.of(START.plusSeconds(1)),
                Optional.empty());
    }
}
