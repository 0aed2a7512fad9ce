package dev.koder.herald.adapter.storage.testkit;

import static dev.koder.herald.adapter.storage.testkit.CommitBuilder.aCommit;
import static dev.koder.herald.adapter.storage.testkit.Samples.ACME;
import static dev.koder.herald.adapter.storage.testkit.Samples.GLOBEX;
import static dev.koder.herald.adapter.storage.testkit.Samples.name;
import static dev.koder.herald.adapter.storage.testkit.Samples.recordSet;
import static dev.koder.herald.adapter.storage.testkit.ZoneBuilder.aZone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.application.feed.FeedSlice.ZoneStanding;
import dev.koder.herald.application.zone.CreateOutcome;
import dev.koder.herald.application.zone.port.ZoneStore;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.zone.SerialPolicy;
import dev.koder.herald.domain.zone.Zone;
import dev.koder.herald.domain.zone.ZoneSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a store does with a wish for a zone whose name a deleted zone has. */
abstract class RecreatingZones extends Contract {

    private static final Instant FREE_AT = DELETED_AT.plus(ZoneStore.HELD_AFTER_DELETION);
    private static final Duration INSTANT = Duration.ofMillis(1);

    @Test
    void gives_a_name_back_to_its_last_owner_at_once() {
        zoneDeletedAtSerial(7);

        Zone again = created(aZone().wishedAt(DELETED_AT));

        assertThat(found("example.org")).contains(again);
    }

    @Test
    void goes_on_from_the_serial_of_the_deleted_zone() {
        zoneDeletedAtSerial(7);

        assertThat(created(aZone().wishedAt(DELETED_AT)).serial()).isEqualTo(new Serial(8));
    }

    @Test
    void goes_on_from_the_serial_that_a_commit_had_reached() {
        created(aZone().atSerial(7));
        done(aCommit().replacing("www", "A", "192.0.2.1"));
        deleted(ACME, "example.org");

        assertThat(created(aZone().wishedAt(DELETED_AT)).serial()).isEqualTo(new Serial(9));
    }

    @Test
    void goes_on_over_the_end_of_the_numbers() {
        zoneDeletedAtSerial(Serial.MAX_VALUE);

        assertThat(created(aZone().atSerial(Serial.MAX_VALUE).wishedAt(DELETED_AT))
                        .serial())
                .isEqualTo(new Serial(0));
    }

    @Test
    void takes_a_wished_serial_that_is_ahead() {
        zoneDeletedAtSerial(7);

        assertThat(created(aZone().atSerial(2_026_011_501L).wishedAt(DELETED_AT))
                        .serial())
                .isEqualTo(new Serial(2_026_011_501L));
    }

    @Test
    void passes_over_a_wished_serial_that_is_behind() {
        zoneDeletedAtSerial(2_026_011_501L);

        assertThat(created(aZone().atSerial(7).wishedAt(DELETED_AT)).serial()).isEqualTo(new Serial(2_026_011_502L));
    }

    @Test
    void holds_the_name_against_others_for_thirty_days() {
        zoneDeletedAtSerial(7);

        CreateOutcome outcome = zones().create(
                        aZone().ownedBy(GLOBEX).wishedAt(FREE_AT.minus(INSTANT)).creation());

        assertThat(outcome).isEqualTo(new CreateOutcome.NameHeld());
        assertThat(zones().find(GLOBEX, name("example.org"))).isEmpty();
    }

    @Test
    void holds_the_name_against_others_while_a_clock_is_behind() {
        zoneDeletedAtSerial(7);

        CreateOutcome outcome = zones().create(aZone().ownedBy(GLOBEX)
                .wishedAt(DELETED_AT.minus(INSTANT))
                .creation());

        assertThat(outcome).isEqualTo(new CreateOutcome.NameHeld());
    }

    @Test
    void lets_others_have_the_name_after_thirty_days() {
        zoneDeletedAtSerial(7);

        Zone taken = created(aZone().ownedBy(GLOBEX).wishedAt(FREE_AT));

        assertThat(taken.tenant()).isEqualTo(GLOBEX);
        assertThat(taken.serial()).isEqualTo(new Serial(8));
        assertThat(zones().find(GLOBEX, name("example.org"))).contains(taken);
    }

    @Test
    void shows_nothing_of_a_name_to_whoever_lost_it() {
        zoneDeletedAtSerial(7);
        created(aZone().ownedBy(GLOBEX).wishedAt(FREE_AT));

        assertThat(found("example.org")).isEmpty();
        assertThat(zones().create(aZone().wishedAt(FREE_AT).creation())).isEqualTo(new CreateOutcome.NameHeld());
    }

    @Test
    void holds_the_name_for_the_latest_owner_when_it_is_deleted_again() {
        zoneDeletedAtSerial(7);
        created(aZone().ownedBy(GLOBEX).wishedAt(DELETED_AT.plus(ZoneStore.HELD_AFTER_DELETION)));
        deleted(GLOBEX, "example.org");

        assertThat(zones().create(aZone().wishedAt(DELETED_AT.plus(INSTANT)).creation()))
                .isEqualTo(new CreateOutcome.NameHeld());
    }

    @Test
    void starts_afresh_without_the_old_contents() {
        created(aZone().with("old", "A", "192.0.2.1").with("www", "A", "192.0.2.1"));
        deleted(ACME, "example.org");

        Zone again = created(aZone().with("www", "A", "192.0.2.2").wishedAt(DELETED_AT));

        assertThat(again.recordSetCount()).isEqualTo(2);
        assertThat(again.createdAt()).isEqualTo(DELETED_AT);
        assertThat(contents("example.org"))
                .containsExactly(
                        recordSet("example.org", "NS", "ns1.example.net."),
                        recordSet("www.example.org", "A", "192.0.2.2"));
    }

    @Test
    void keeps_the_deleted_zone_as_it_is_when_the_new_one_is_refused() {
        zoneDeletedAtSerial(7);

        assertThat(zones().create(
                                aZone().withoutNameServer().wishedAt(DELETED_AT).creation()))
                .isInstanceOf(CreateOutcome.Refused.class);

        assertThat(feed().zones()).containsExactly(new ZoneStanding(name("example.org"), new Serial(7), true));
    }

    @Test
    void goes_on_in_the_way_that_the_new_zone_is_run() {
        zoneDeletedAtSerial(7);
        ZoneSettings settings = new ZoneSettings(SerialPolicy.DATE, Optional.empty(), false);

        Zone again = created(aZone().run(settings).wishedAt(DELETED_AT));

        assertThat(again.serial()).isEqualTo(new Serial(2_026_011_600L));
        assertThat(found("example.org")).contains(again);
    }

    private void zoneDeletedAtSerial(long serial) {
        created(aZone().atSerial(serial));
        deleted(ACME, "example.org");
    }
}
