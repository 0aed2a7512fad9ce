package dev.koder.herald.adapter.storage.testkit;

import static dev.koder.herald.adapter.storage.testkit.CommitBuilder.aCommit;
import static dev.koder.herald.adapter.storage.testkit.Samples.ACME;
import static dev.koder.herald.adapter.storage.testkit.Samples.START;
import static dev.koder.herald.adapter.storage.testkit.Samples.name;
import static dev.koder.herald.adapter.storage.testkit.Samples.recordSet;
import static dev.koder.herald.adapter.storage.testkit.ZoneBuilder.aZone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.application.zone.HistoryOutcome;
import dev.koder.herald.application.zone.port.ZoneHistory;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.zone.VersionEntry;
import dev.koder.herald.domain.zone.ZoneVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What becomes of old versions. */
abstract class ForgettingVersions extends FollowingChanges {

    static final DomainName ZONE = name("example.org");

    final ZoneHistory history() {
        return stores().history();
    }

    @Test
    void a_zone_whose_past_was_forgotten_after_its_deletion_begins_without_one() {
        created(aZone().atSerial(7));
        deleted(ACME, "example.org");
        zones().forgetDeleted(DELETED_AT, 10);

        ZoneVersion again = createdVersion(aZone().wishedAt(DELETED_AT));

        assertThat(versions()).extracting(VersionEntry::version).containsExactly(again);
        assertThat(found(history().version(ACME, ZONE, again.zone().serial())).patch())
                .isEmpty();
    }

    @Test
    void forgets_what_is_old_but_for_the_latest() {
        created(aZone().atSerial(1));
        for (int i = 2; i <= 10; i++) {
            done(aCommit().replacing("www", "A", "192.0.2." + i).wishedAt(START.plus(Duration.ofDays(i))));
        }

        history().forget(START.plus(Duration.ofDays(5)), 2, Optional.empty(), 10);
        assertThat(serials()).containsExactly(10L, 9L, 8L, 7L, 6L, 5L);

        history().forget(START.plus(Duration.ofDays(90)), 3, Optional.empty(), 10);
        assertThat(serials()).containsExactly(10L, 9L, 8L);
        assertThat(found(history().between(ACME, ZONE, new Serial(10), new Serial(8)))
                        .recordSets()
                        .after())
                .containsExactly(recordSet("www.example.org", "A", "192.0.2.8"));
        assertThat(history().between(ACME, ZONE, new Serial(10), new Serial(7)))
                .isEqualTo(new HistoryOutcome.NoSuchVersion<>(new Serial(7)));
    }

    @Test
    void forgets_exactly_what_is_old_of_many_versions() {
        created(aZone().atSerial(1));
        for (int i = 2; i <= 300; i++) {
            done(aCommit().replacing("www", "TXT", "text " + i).wishedAt(START.plus(Duration.ofMinutes(i))));
        }
        for (long oldest : List.of(20L, 64L, 65L, 150L, 151L, 192L, 249L)) {
            history().forget(START.plus(Duration.ofMinutes(oldest)), 50, Optional.empty(), 10);

            assertThat(oldestSerial()).isEqualTo(oldest);
            assertThat(history().version(ACME, ZONE, new Serial(oldest))).isInstanceOf(HistoryOutcome.Found.class);
            assertThat(history().version(ACME, ZONE, new Serial(oldest - 1)))
                    .isEqualTo(new HistoryOutcome.NoSuchVersion<>(new Serial(oldest - 1)));
        }
        history().forget(START.plus(Duration.ofDays(1)), 50, Optional.empty(), 10);
        assertThat(oldestSerial()).isEqualTo(251);
    }

    private long oldestSerial() {
        return history()
                .versions(ACME, ZONE, Optional.empty(), 500)
                .orElseThrow()
                .getLast()
                .version()
                .zone()
                .serial()
                .value();
    }

    @Test
    void goes_on_with_a_zone_whose_past_was_forgotten() {
        created(aZone().atSerial(1));
        done(aCommit().replacing("www", "A", "192.0.2.1"));
        history().forget(START.plus(Duration.ofDays(90)), 1, Optional.empty(), 10);

        done(aCommit().replacing("www", "A", "192.0.2.2"));

        assertThat(serials()).containsExactly(3L, 2L);
    }

    @Test
    void forgets_zone_by_zone() {
        for (int i = 0; i < 5; i++) {
            created(aZone().named("z" + i + ".example").atSerial(1));
            done(aCommit().to("z" + i + ".example").replacing("www", "A", "192.0.2.1"));
        }
        Instant soon = START.plus(Duration.ofDays(90));
        int pieces = 0;
        Optional<DomainName> after = Optional.empty();

        do {
            after = history().forget(soon, 1, after, 2);
            pieces++;
        } while (after.isPresent() && pieces < 10);

        assertThat(pieces).isEqualTo(3);
        for (int i = 0; i < 5; i++) {
            assertThat(history()
                            .versions(ACME, name("z" + i + ".example"), Optional.empty(), 10)
                            .orElseThrow())
                    .hasSize(1);
        }
    }

    @Test
    void a_version_of_a_clock_that_was_behind_has_no_other_forgotten() {
        created(aZone().atSerial(1));
        done(aCommit().replacing("www", "A", "192.0.2.2").wishedAt(START.plus(Duration.ofDays(1))));
        done(aCommit().replacing("www", "A", "192.0.2.3").wishedAt(Instant.EPOCH));
        done(aCommit().replacing("www", "A", "192.0.2.4").wishedAt(START.plus(Duration.ofDays(2))));

        history().forget(START, 1, Optional.empty(), 10);

        assertThat(serials()).containsExactly(4L, 3L, 2L, 1L);
    }

    @Test
    void a_version_of_a_clock_that_was_ahead_keeps_those_after_it() {
        created(aZone().atSerial(1));
        done(aCommit().replacing("www", "A", "192.0.2.2").wishedAt(START.plus(Duration.ofDays(400))));
        done(aCommit().replacing("www", "A", "192.0.2.3").wishedAt(START.plus(Duration.ofDays(1))));
        done(aCommit().replacing("www", "A", "192.0.2.4").wishedAt(START.plus(Duration.ofDays(2))));

        history().forget(START.plus(Duration.ofDays(90)), 1, Optional.empty(), 10);

        assertThat(serials()).containsExactly(4L, 3L, 2L);
    }

    final List<VersionEntry> versions() {
        return history().versions(ACME, ZONE, Optional.empty(), 100).orElseThrow();
    }

    final List<Long> serials() {
        return versions().stream()
                .map(entry -> entry.version().zone().serial().value())
                .toList();
    }

    static <T> T found(HistoryOutcome<T> outcome) {
        assertThat(outcome).isInstanceOf(HistoryOutcome.Found.class);
        return ((HistoryOutcome.Found<T>) outcome).value();
    }
}
