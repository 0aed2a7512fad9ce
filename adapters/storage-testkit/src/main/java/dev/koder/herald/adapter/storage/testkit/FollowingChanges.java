package dev.koder.herald.adapter.storage.testkit;

import static dev.koder.herald.adapter.storage.testkit.CommitBuilder.aCommit;
import static dev.koder.herald.adapter.storage.testkit.Samples.ACME;
import static dev.koder.herald.adapter.storage.testkit.Samples.GLOBEX;
import static dev.koder.herald.adapter.storage.testkit.Samples.name;
import static dev.koder.herald.adapter.storage.testkit.ZoneBuilder.aZone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.application.zone.UndeleteOutcome;
import dev.koder.herald.application.zone.ZoneUndeletion;
import dev.koder.herald.application.zone.port.ZoneStore;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.pop.CommittedChange;
import dev.koder.herald.domain.zone.ChangeGuard;
import dev.koder.herald.domain.zone.ChangeId;
import dev.koder.herald.domain.zone.ChangeNote;
import dev.koder.herald.domain.zone.Zone;
import dev.koder.herald.domain.zone.ZoneVersion;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a store knows of a change that somebody follows. */
abstract class FollowingChanges extends Contract {

    @Test
    void knows_the_zone_and_the_serial_of_a_change() {
        created(aZone());
        ZoneVersion version = done(aCommit().replacing("www", "A", "192.0.2.1"));

        assertThat(stores().history().change(ACME, version.change()))
                .contains(CommittedChange.ofLive(
                        version.zone().name(),
                        version.zone().serial(),
                        version.zone().changedAt()));
    }

    @Test
    void knows_the_change_that_deleted_a_zone() {
        Zone zone = created(aZone());
        ChangeId change = deleted(ACME, "example.org");

        assertThat(stores().history().change(ACME, change))
                .contains(new CommittedChange(zone.name(), zone.serial(), DELETED_AT, true, Optional.of(DELETED_AT)));
    }

    @Test
    void knows_that_a_zone_was_deleted_after_a_change() {
        created(aZone());
        ZoneVersion version = done(aCommit().replacing("www", "A", "192.0.2.1"));

        deleted(ACME, "example.org");

        assertThat(stores().history().change(ACME, version.change()))
                .hasValueSatisfying(change -> assertThat(change.goneAt()).contains(DELETED_AT));
    }

    @Test
    void knows_the_changes_of_a_zone_that_was_created_again() {
        created(aZone());
        ZoneVersion version = done(aCommit().replacing("www", "A", "192.0.2.1"));
        ChangeId deletion = deleted(ACME, "example.org");

        ZoneVersion again = createdVersion(aZone().wishedAt(DELETED_AT.plusSeconds(1)));

        DomainName name = version.zone().name();
        assertThat(stores().history().change(ACME, version.change()))
                .contains(new CommittedChange(
                        name, version.zone().serial(), version.zone().changedAt(), false, Optional.of(DELETED_AT)));
        assertThat(stores().history().change(ACME, deletion))
                .contains(
                        new CommittedChange(name, version.zone().serial(), DELETED_AT, true, Optional.of(DELETED_AT)));
        assertThat(stores().history().change(ACME, again.change()))
                .contains(CommittedChange.ofLive(
                        name, again.zone().serial(), again.zone().changedAt()));
    }

    @Test
    void knows_a_deletion_for_one_after_the_zone_was_had_back() {
        created(aZone());
        ChangeId deletion = deleted(ACME, "example.org");

        assertThat(zones().undelete(new ZoneUndeletion(
                        ACME,
                        name("example.org"),
                        Samples.ALICE,
                        ChangeNote.NONE,
                        Optional.empty(),
                        DELETED_AT.plusSeconds(1),
                        ChangeGuard.NONE)))
                .isInstanceOf(UndeleteOutcome.Undeleted.class);

        assertThat(stores().history().change(ACME, deletion))
                .hasValueSatisfying(change -> assertThat(change.isDeletion()).isTrue());
    }

    @Test
    void tells_nothing_of_changes_of_a_zone_that_is_another_tenants_by_now() {
        created(aZone());
        ChangeId deletion = deleted(ACME, "example.org");

        created(aZone().ownedBy(GLOBEX).wishedAt(DELETED_AT.plus(ZoneStore.HELD_AFTER_DELETION)));

        assertThat(stores().history().change(ACME, deletion)).isEmpty();
        assertThat(stores().history().change(GLOBEX, deletion)).isEmpty();
    }

    @Test
    void tells_nothing_of_another_tenants_change_nor_of_one_that_never_was() {
        created(aZone());
        ZoneVersion version = done(aCommit().replacing("www", "A", "192.0.2.1"));

        assertThat(stores().history().change(GLOBEX, version.change())).isEmpty();
        assertThat(stores().history().change(ACME, new ChangeId("elsewhere-7"))).isEmpty();
    }
}
