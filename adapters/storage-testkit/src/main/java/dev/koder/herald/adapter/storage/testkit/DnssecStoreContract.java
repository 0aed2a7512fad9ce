package dev.koder.herald.adapter.storage.testkit;

import static dev.koder.herald.adapter.storage.testkit.Samples.ACME;
import static dev.koder.herald.adapter.storage.testkit.Samples.GLOBEX;
import static dev.koder.herald.adapter.storage.testkit.Samples.START;
import static dev.koder.herald.adapter.storage.testkit.Samples.name;
import static dev.koder.herald.adapter.storage.testkit.ZoneBuilder.aZone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dnssec.DnssecReport;
import dev.koder.herald.domain.dnssec.DsRecord;
import dev.koder.herald.domain.pop.PopId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link dev.koder.herald.application.dnssec.port.DnssecStore} keeps to. */
abstract class DnssecStoreContract extends Contract {

    private static final DomainName ZONE = name("example.org");
    private static final String FIRST_KEY =
            "60485 13 2 " + "D4B7D520E7BB5F0F67674A0CCEB1E3E0614B93C4F9E99B8383F6A1E4469DA50A";
    private static final String SECOND_KEY =
            "4711 13 2 " + "00B7D520E7BB5F0F67674A0CCEB1E3E0614B93C4F9E99B8383F6A1E4469DA500";

    @Test
    void knows_nothing_at_first() {
        created(aZone());

        assertThat(stores().dnssec().latest(ACME, ZONE)).isEmpty();
    }

    @Test
    void tells_what_each_point_of_presence_reported_by_its_name() {
        created(aZone());
        DnssecReport vienna = report("vienna", "example.org", FIRST_KEY);
        DnssecReport amsterdam = report("amsterdam", "example.org", SECOND_KEY, FIRST_KEY);

        stores().dnssec().accept(List.of(vienna, amsterdam));

        assertThat(stores().dnssec().latest(ACME, name("EXAMPLE.org"))).containsExactly(amsterdam, vienna);
    }

    @Test
    void takes_a_report_over_the_earlier_one_of_the_same_point_of_presence() {
        created(aZone());
        stores().dnssec()
                .accept(List.of(report("vienna", "example.org", FIRST_KEY), report("ams", "example.org", FIRST_KEY)));

        stores().dnssec().accept(List.of(report("vienna", "example.org", SECOND_KEY)));

        assertThat(stores().dnssec().latest(ACME, ZONE))
                .containsExactly(report("ams", "example.org", FIRST_KEY), report("vienna", "example.org", SECOND_KEY));
    }

    @Test
    void keeps_a_report_that_a_zone_is_not_signed() {
        created(aZone());

        stores().dnssec().accept(List.of(report("vienna", "example.org")));

        assertThat(stores().dnssec().latest(ACME, ZONE)).containsExactly(report("vienna", "example.org"));
    }

    @Test
    void takes_reports_on_zones_side_by_side() {
        created(aZone().named("example.org"));
        created(aZone().named("example.com"));

        stores().dnssec()
                .accept(List.of(
                        report("vienna", "example.org", FIRST_KEY), report("vienna", "example.com", SECOND_KEY)));

        assertThat(stores().dnssec().latest(ACME, ZONE)).containsExactly(report("vienna", "example.org", FIRST_KEY));
        assertThat(stores().dnssec().latest(ACME, name("example.com")))
                .containsExactly(report("vienna", "example.com", SECOND_KEY));
    }

    @Test
    void passes_over_zones_that_the_platform_does_not_have() {
        created(aZone());
        created(aZone().named("gone.example"));
        deleted(ACME, "gone.example");

        stores().dnssec()
                .accept(List.of(
                        report("vienna", "never.example", FIRST_KEY),
                        report("vienna", "gone.example", FIRST_KEY),
                        report("vienna", "example.org", FIRST_KEY)));

        assertThat(stores().dnssec().latest(ACME, ZONE)).hasSize(1);
        assertThat(stores().dnssec().latest(ACME, name("never.example"))).isEmpty();
        assertThat(stores().dnssec().latest(ACME, name("gone.example"))).isEmpty();
    }

    @Test
    void tells_nothing_of_another_tenants_zone() {
        created(aZone().ownedBy(ACME));
        stores().dnssec().accept(List.of(report("vienna", "example.org", FIRST_KEY)));

        assertThat(stores().dnssec().latest(GLOBEX, ZONE)).isEmpty();
    }

    @Test
    void tells_nothing_of_a_deleted_zone_nor_of_its_past_when_it_is_created_again() {
        created(aZone());
        stores().dnssec().accept(List.of(report("vienna", "example.org", FIRST_KEY)));

        deleted(ACME, "example.org");
        assertThat(stores().dnssec().latest(ACME, ZONE)).isEmpty();

        created(aZone().wishedAt(DELETED_AT));
        assertThat(stores().dnssec().latest(ACME, ZONE)).isEmpty();
    }

    @Test
    void moves_no_feed() {
        created(aZone());
        var before = feed();

        stores().dnssec().accept(List.of(report("vienna", "example.org", FIRST_KEY)));

        assertThat(feed()).isEqualTo(before);
    }

    private static DnssecReport report(String pop, String zone, String... records) {
        return new DnssecReport(
                new PopId(pop),
                name(zone),
                Stream.of(records).map(DsRecord::parse).toList(),
                START);
    }
}
