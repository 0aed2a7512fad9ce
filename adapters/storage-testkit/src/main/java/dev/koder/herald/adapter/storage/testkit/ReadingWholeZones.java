package dev.koder.herald.adapter.storage.testkit;

import static dev.koder.herald.adapter.storage.testkit.CommitBuilder.aCommit;
import static dev.koder.herald.adapter.storage.testkit.Samples.ACME;
import static dev.koder.herald.adapter.storage.testkit.Samples.name;
import static dev.koder.herald.adapter.storage.testkit.ZoneBuilder.aZone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.record.RecordSet;
import dev.koder.herald.domain.zone.Zone;
import dev.koder.herald.domain.zone.ZoneChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Readings of one version from end to end. */
abstract class ReadingWholeZones extends Contract {

    private static final DomainName ZONE = name("example.org");

    @Test
    void hands_over_every_record_set_in_canonical_order() {
        ZoneBuilder zone = aZone().with("b", "A", "192.0.2.1")
                .with("z.a", "A", "192.0.2.1")
                .with("a", "AAAA", "2001:db8::1")
                .with("a", "A", "192.0.2.1");
        created(zone);

        assertThat(contents("example.org")).containsExactlyElementsOf(AllOf.these(zone.contents()));
    }

    @Test
    void hands_over_no_start_of_authority() {
        created(aZone());

        assertThat(contents("example.org")).extracting(RecordSet::type).doesNotContain(RecordType.SOA);
    }

    @Test
    void hands_over_the_zone_and_returns_what_came_of_it() {
        Zone zone = created(aZone().atSerial(7));

        assertThat(zones().read(ACME, name("EXAMPLE.org"), (version, contents) -> version))
                .contains(zone);
    }

    @Test
    void reads_nothing_of_a_zone_that_is_not_there() {
        assertThat(zones().<Boolean>read(ACME, ZONE, (zone, contents) -> true)).isEmpty();
    }

    @Test
    void lets_a_reading_leave_the_contents_unread() {
        created(aZone());

        for (int i = 0; i < 50; i++) {
            assertThat(zones().read(ACME, ZONE, (zone, contents) -> zone.recordSetCount()))
                    .contains(1L);
        }
    }

    @Test
    void goes_on_after_readings_that_broke_off() {
        created(aZone().withHosts(20, i -> "host-" + i));

        for (int i = 0; i < 50; i++) {
            assertThatThrownBy(() -> zones().read(ACME, ZONE, (zone, contents) -> {
                        contents.forEach(recordSet -> {
                            throw new BrokenOff();
                        });
                        return true;
                    }))
                    .isInstanceOf(BrokenOff.class);
        }

        assertThat(contents("example.org")).hasSize(21);
        done(aCommit().replacing("www", "A", "192.0.2.1"));
    }

    private static final class BrokenOff extends IllegalStateException {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void reads_one_version_whatever_is_written_meanwhile() {
        ZoneBuilder zone = aZone().withHosts(3_000, i -> "host-" + i);
        Zone before = created(zone);
        List<RecordSet> read = new ArrayList<>();

        Optional<Zone> version = zones().read(ACME, ZONE, (reading, contents) -> {
            contents.forEach(recordSet -> {
                if (read.isEmpty()) {
                    inAnotherThread(() -> done(aCommit()
                            .deleting("host-2999", "A")
                            .replacing("host-0", "A", "192.0.2.9")
                            .replacing("zzz", "A", "192.0.2.9")));
                }
                read.add(recordSet);
            });
            return reading;
        });

        assertThat(version).contains(before);
        assertThat(read).containsExactlyElementsOf(AllOf.these(zone.contents()));
        assertThat(found("example.org"))
                .map(Zone::serial)
                .contains(before.serial().next());
    }

    @Test
    void reads_one_version_though_all_of_it_is_replaced_meanwhile() {
        ZoneBuilder zone = aZone().withHosts(3_000, i -> "host-" + i);
        ZoneBuilder wish = aZone().withHosts(3_000, i -> "other-" + i);
        created(zone);
        List<RecordSet> read = new ArrayList<>();

        zones().<Boolean>read(ACME, ZONE, (reading, contents) -> {
            contents.forEach(recordSet -> {
                if (read.isEmpty()) {
                    inAnotherThread(() -> done(aCommit()
                            .replacingAll(new ZoneChange.ReplaceContents(
                                    ZoneBuilder.soa(), Optional.empty(), wish.contents()))));
                }
                read.add(recordSet);
            });
            return true;
        });

        assertThat(read).containsExactlyElementsOf(AllOf.these(zone.contents()));
        assertThat(contents("example.org")).containsExactlyElementsOf(AllOf.these(wish.contents()));
    }

    @Test
    void reads_a_version_to_its_end_though_the_zone_is_deleted_meanwhile() {
        created(aZone().withHosts(3_000, i -> "host-" + i));
        List<RecordSet> read = new ArrayList<>();

        zones().<Boolean>read(ACME, ZONE, (zone, contents) -> {
            inAnotherThread(() -> {
                deleted(ACME, "example.org");
                created(aZone().wishedAt(DELETED_AT));
            });
            contents.forEach(read::add);
            return true;
        });

        assertThat(read).hasSize(3_001);
        assertThat(contents("example.org")).hasSize(1);
    }

    private static void inAnotherThread(Runnable work) {
        CompletableFuture.runAsync(work).join();
    }
}
