package dev.koder.herald.adapter.storage.testkit;

import static dev.koder.herald.adapter.storage.testkit.CommitBuilder.aCommit;
import static dev.koder.herald.adapter.storage.testkit.Samples.ACME;
import static dev.koder.herald.adapter.storage.testkit.Samples.GLOBEX;
import static dev.koder.herald.adapter.storage.testkit.Samples.START;
import static dev.koder.herald.adapter.storage.testkit.Samples.name;
import static dev.koder.herald.adapter.storage.testkit.ZoneBuilder.aZone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.application.zone.CommitOutcome;
import dev.koder.herald.application.zone.HistoryOutcome;
import dev.koder.herald.application.zone.VersionDetails;
import dev.koder.herald.application.zone.ZoneUndeletion;
import dev.koder.herald.application.zone.port.ZoneStore;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.zone.ChangeGuard;
import dev.koder.herald.domain.zone.ChangeNote;
import dev.koder.herald.domain.zone.Precondition;
import dev.koder.herald.domain.zone.SerialPolicy;
import dev.koder.herald.domain.zone.VersionKind;
import dev.koder.herald.domain.zone.Zone;
import dev.koder.herald.domain.zone.ZoneChange;
import dev.koder.herald.domain.zone.ZoneVersion;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** That no two versions which are kept have the same serial, however often serials go round (RFC 1982). */
abstract class GivingSerialsOnce extends Contract {

    private int texts;

    @Test
    void a_zone_that_leaps_half_way_round_goes_on_where_it_is_rather_than_meet_a_serial_again() {
        ZoneVersion five = createdVersion(aZone().atSerial(5));
        done(aCommit().replacing("www", "A", "192.0.2.1"));

        assertThat(imported(2_147_483_652L)).isEqualTo(2_147_483_652L);
        assertThat(imported(4_294_967_295L)).isEqualTo(2_147_483_653L);
        done(aCommit().replacing("www", "A", "192.0.2.2"));
        assertThat(imported(5)).isEqualTo(2_147_483_655L);

        assertThat(serials()).doesNotHaveDuplicates().hasSize(6);
        assertThat(zones().commit(aCommit()
                        .onlyIf(new Precondition.ZoneIsAt(new Serial(5)))
                        .replacing("www", "A", "192.0.2.3")
                        .commit()))
                .isInstanceOf(CommitOutcome.PreconditionFailed.class);
        assertThat(stores().history().version(ACME, name("example.org"), new Serial(5)))
                .isInstanceOfSatisfying(HistoryOutcome.Found.class, found -> assertThat(((VersionDetails) found.value())
                                .entry()
                                .version()
                                .change())
                        .isEqualTo(five.change()));
    }

    private long imported(long serial) {
        return done(aCommit()
                        .replacingAll(new ZoneChange.ReplaceContents(
                                ZoneBuilder.soa(),
                                Optional.of(new Serial(serial)),
                                aZone().with("t", "TXT", "text " + texts++).contents())))
                .zone()
                .serial()
                .value();
    }

    /** Of all versions but those that are at the serial of the one before. */
    private List<Long> serials() {
        return stores().history().versions(ACME, name("example.org"), Optional.empty(), 500).orElseThrow().stream()
                .filter(entry -> entry.kind() != VersionKind.DELETED)
                .map(entry -> entry.version().zone().serial().value())
                .toList();
    }

    @Test
    void a_leap_is_free_again_once_the_versions_that_it_would_meet_are_forgotten() {
        created(aZone().atSerial(5));
        imported(2_147_483_652L);
        assertThat(imported(4_294_967_295L)).isEqualTo(2_147_483_653L);

        stores().history().forget(START.plus(Duration.ofDays(90)), 1, Optional.empty(), 10);

        assertThat(imported(4_294_967_295L)).isEqualTo(4_294_967_295L);
        assertThat(imported(4)).isEqualTo(4);
        assertThat(serials()).containsExactly(4L, 4_294_967_295L, 2_147_483_653L);
    }

    @Test
    void a_zone_that_is_created_again_meets_no_serial_that_it_had_before_its_deletion() {
        created(aZone().atSerial(1));
        imported(2_147_483_640L);
        assertThat(imported(4_294_967_292L)).isEqualTo(2_147_483_641L);
        deleted(ACME, "example.org");

        Zone again = created(aZone().atSerial(1).wishedAt(DELETED_AT));

        assertThat(again.serial()).isEqualTo(new Serial(2_147_483_642L));
        assertThat(serials()).doesNotHaveDuplicates();
    }

    @Test
    void a_zone_that_another_tenant_creates_is_free_to_leap_where_it_is_ahead() {
        created(aZone().atSerial(5));
        imported(2_147_483_652L);
        deleted(ACME, "example.org");

        Zone theirs =
                created(aZone().ownedBy(GLOBEX).atSerial(3).wishedAt(DELETED_AT.plus(ZoneStore.HELD_AFTER_DELETION)));

        assertThat(theirs.serial()).isEqualTo(new Serial(3));
        assertThat(theirs.oldest()).isEqualTo(new Serial(3));
    }

    @Test
    void no_serial_comes_twice_whatever_is_done_to_a_zone() {
        for (long seed = 1; seed <= 5; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            created(aZone().atSerial(random.nextLong(Serial.MAX_VALUE)));
            for (int i = 0; i < 60; i++) {
                act(random);
            }
            Set<Long> serials = new HashSet<>(serials());
            assertThat(serials).as("seed %s", seed).hasSameSizeAs(serials());
            deleted(ACME, "example.org");
            zones().forgetDeleted(DELETED_AT, 10);
        }
    }

    /** One of the ways to get another serial. */
    private void act(SplittableRandom random) {
        switch (random.nextInt(6)) {
            case 0, 1 -> done(aCommit().replacing("www", "TXT", "text " + texts++));
            case 2 -> imported(random.nextLong(Serial.MAX_VALUE));
            case 3 -> {
                SerialPolicy policy = List.of(SerialPolicy.values()).get(random.nextInt(3));
                zones().commit(aCommit()
                        .making(new ZoneChange.ReplaceSoa(ZoneBuilder.soa(), policy))
                        .commit());
            }
            case 4 -> {
                deleted(ACME, "example.org");
                zones().undelete(new ZoneUndeletion(
                        ACME,
                        name("example.org"),
                        Samples.ALICE,
                        ChangeNote.NONE,
                        Optional.empty(),
                        DELETED_AT,
                        ChangeGuard.NONE));
            }
            default -> {
                deleted(ACME, "example.org");
                created(aZone().atSerial(random.nextLong(Serial.MAX_VALUE))
                        .with("t", "TXT", "text " + texts++)
                        .wishedAt(DELETED_AT));
            }
        }
    }
}
