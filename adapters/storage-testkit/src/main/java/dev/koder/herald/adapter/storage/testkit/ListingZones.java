package dev.koder.herald.adapter.storage.testkit;

import static dev.koder.herald.adapter.storage.testkit.Samples.ACME;
import static dev.koder.herald.adapter.storage.testkit.Samples.GLOBEX;
import static dev.koder.herald.adapter.storage.testkit.Samples.name;
import static dev.koder.herald.adapter.storage.testkit.ZoneBuilder.aZone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.zone.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Pages of a tenant's zones. */
abstract class ListingZones extends Contract {

    @Test
    void lists_no_zones_of_a_tenant_without_any() {
        created(aZone().ownedBy(GLOBEX));

        assertThat(zones().list(ACME, Optional.empty(), 10)).isEmpty();
    }

    @Test
    void lists_zones_as_they_are_found() {
        Zone zone = created(aZone().with("www", "A", "192.0.2.1"));

        assertThat(zones().list(ACME, Optional.empty(), 10)).containsExactly(zone);
    }

    /** The example of RFC 4034, section 6.1, but for its case and escapes. */
    @Test
    void lists_zones_in_canonical_order() {
        List<String> inOrder = List.of(
                "example.",
                "a.example.",
                "yljkjljk.a.example.",
                "z.a.example.",
                "zabc.a.example.",
                "z.example.",
                "\\001.z.example.",
                "*.z.example.",
                "\\200.z.example.");
        inOrder.reversed().forEach(zone -> created(aZone().named(zone)));

        assertThat(names(zones().list(ACME, Optional.empty(), 10))).containsExactlyElementsOf(inOrder);
    }

    @Test
    void lists_zones_after_a_name_that_is_one() {
        zonesNamed("a.example", "b.example", "c.example");

        assertThat(listedAfter("A.example")).containsExactly("b.example.", "c.example.");
    }

    @Test
    void lists_zones_after_a_name_that_is_none() {
        zonesNamed("a.example", "c.example");

        assertThat(listedAfter("b.example")).containsExactly("c.example.");
        assertThat(listedAfter("zzz.a.example")).containsExactly("c.example.");
        assertThat(listedAfter(".")).containsExactly("a.example.", "c.example.");
        assertThat(listedAfter("z")).isEmpty();
    }

    @Test
    void lists_at_most_as_many_as_asked_for() {
        zonesNamed("a.example", "b.example", "c.example");

        assertThat(names(zones().list(ACME, Optional.empty(), 2))).containsExactly("a.example.", "b.example.");
    }

    @Test
    void lists_every_zone_once_over_pages() {
        for (int i = 0; i < 25; i++) {
            created(aZone().named("zone-" + i + ".example"));
            created(aZone().named("zone-" + i + ".test").ownedBy(GLOBEX));
        }

        List<Zone> listed = new ArrayList<>();
        Optional<DomainName> after = Optional.empty();
        for (List<Zone> page = zones().list(ACME, after, 10); !page.isEmpty(); page = zones().list(ACME, after, 10)) {
            listed.addAll(page);
            after = Optional.of(page.getLast().name());
        }

        assertThat(listed).hasSize(25).doesNotHaveDuplicates().allMatch(zone -> zone.tenant()
                .equals(ACME));
    }

    @Test
    void lists_no_deleted_zones() {
        zonesNamed("a.example", "b.example");

        deleted(ACME, "a.example");

        assertThat(names(zones().list(ACME, Optional.empty(), 10))).containsExactly("b.example.");
    }

    @Test
    void tells_the_last_zone_up_to_a_name() {
        zonesNamed("a.example", "b.a.example", "c.example");

        assertThat(lastUpTo("a.example")).contains("a.example.");
        assertThat(lastUpTo("www.B.a.example")).contains("b.a.example.");
        assertThat(lastUpTo("a.a.example")).contains("a.example.");
        assertThat(lastUpTo("b.example")).contains("b.a.example.");
        assertThat(lastUpTo("z")).contains("c.example.");
        assertThat(lastUpTo("example")).isEmpty();
    }

    @Test
    void tells_no_deleted_zone_and_none_of_others_as_the_last_up_to_a_name() {
        zonesNamed("a.example", "b.example");
        created(aZone().named("c.example").ownedBy(GLOBEX));

        deleted(ACME, "b.example");

        assertThat(lastUpTo("d.example")).contains("a.example.");
    }

    private Optional<String> lastUpTo(String name) {
        return zones().lastUpTo(ACME, name(name)).map(zone -> zone.name().toString());
    }

    private void zonesNamed(String... names) {
        Stream.of(names).forEach(zone -> created(aZone().named(zone)));
    }

    private List<String> listedAfter(String after) {
        return names(zones().list(ACME, Optional.of(name(after)), 10));
    }

    private static List<String> names(List<Zone> zones) {
        return zones.stream().map(zone -> zone.name().toString()).toList();
    }
}
