package dev.koder.herald.adapter.storage.testkit;

import static dev.koder.herald.adapter.storage.testkit.CommitBuilder.aCommit;
import static dev.koder.herald.adapter.storage.testkit.Samples.recordSet;
import static dev.koder.herald.adapter.storage.testkit.ZoneBuilder.aZone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.application.zone.CommitOutcome;
import dev.koder.herald.application.zone.CreateOutcome;
import dev.koder.herald.application.zone.DeleteOutcome;
import dev.koder.herald.application.zone.UndeleteOutcome;
import dev.koder.herald.application.zone.ZoneUndeletion;
import dev.koder.herald.application.zone.port.ZoneStore;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.zone.ChangeGuard;
import dev.koder.herald.domain.zone.ChangeId;
import dev.koder.herald.domain.zone.ChangeNote;
import dev.koder.herald.domain.zone.IdempotencyKey;
import dev.koder.herald.domain.zone.Precondition;
import dev.koder.herald.domain.zone.ZoneDeletion;
import dev.koder.herald.domain.zone.ZoneVersion;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** That a wish which comes again under its idempotency key has no second effect. */
abstract class RepeatingRequests extends Contract {

    private static final IdempotencyKey KEY = new IdempotencyKey("key-1", "aa");
    private static final IdempotencyKey SAME_KEY_OF_ANOTHER_REQUEST = new IdempotencyKey("key-1", "bb");

    @Test
    void a_commit_that_comes_again_is_answered_as_the_first_one_was() {
        created(aZone());
        CommitOutcome first = zones().commit(extension().commit());
        done(aCommit().deleting("t", "TXT"));

        CommitOutcome again = zones().commit(extension().commit());

        assertThat(first).isInstanceOf(CommitOutcome.Done.class);
        assertThat(again).isEqualTo(first);
        assertThat(stored("t.example.org.", "TXT")).isEmpty();
        assertThat(found("example.org.").orElseThrow().serial()).isEqualTo(new Serial(3));
    }

    private static CommitBuilder extension() {
        return aCommit().extending("t", "TXT", "one").under(KEY);
    }

    @Test
    void a_commit_that_comes_again_after_its_zone_was_created_again_has_no_second_effect() {
        created(aZone());
        ZoneVersion first = done(extension());
        deleted(Samples.ACME, "example.org");
        ZoneVersion again = createdVersion(aZone().wishedAt(DELETED_AT));

        ZoneVersion told = done(extension());

        assertThat(told.change()).isEqualTo(first.change());
        assertThat(told.zone().serial()).isEqualTo(first.zone().serial());
        assertThat(found("example.org.")).contains(again.zone());
        assertThat(stored("t.example.org.", "TXT")).isEmpty();
    }

    @Test
    void a_commit_whose_version_is_known_no_more_is_not_made_again() {
        created(aZone());
        done(extension());
        done(aCommit().deleting("t", "TXT"));
        stores().history().forget(DELETED_AT, 1, Optional.empty(), 10);

        assertThat(zones().commit(extension().commit())).isEqualTo(new CommitOutcome.KeyReused());
        assertThat(stored("t.example.org.", "TXT")).isEmpty();
    }

    @Test
    void tells_again_what_the_rules_warned_of() {
        created(aZone());
        CommitOutcome first = zones().commit(warned().commit());

        assertThat(first.warnings().count()).isPositive();
        assertThat(zones().commit(warned().commit())).isEqualTo(first);
    }

    private static CommitBuilder warned() {
        return aCommit().replacing("m", "MX", "10 nowhere.example.org.").under(KEY);
    }

    @Test
    void a_large_commit_that_comes_again_changes_nothing() {
        created(aZone());
        CommitBuilder large = aCommit().under(KEY);
        for (int i = 0; i < 500; i++) {
            large.extending("n" + i, "A", "192.0.2.1");
        }
        CommitOutcome first = zones().commit(large.commit());

        assertThat(zones().commit(large.commit())).isEqualTo(first);
        assertThat(found("example.org.").orElseThrow().serial()).isEqualTo(new Serial(2));
    }

    @Test
    void a_precondition_that_held_the_first_time_is_not_asked_for_again() {
        created(aZone());
        CommitBuilder commit = extension().onlyIf(new Precondition.ZoneIsAt(new Serial(1)));
        CommitOutcome first = zones().commit(commit.commit());

        assertThat(zones().commit(commit.commit())).isEqualTo(first);
    }

    @Test
    void a_key_that_was_used_for_another_request_is_refused() {
        created(aZone());
        done(extension());

        CommitOutcome other = zones().commit(aCommit()
                .deleting("t", "TXT")
                .under(SAME_KEY_OF_ANOTHER_REQUEST)
                .commit());

        assertThat(other).isEqualTo(new CommitOutcome.KeyReused());
        assertThat(stored("t.example.org.", "TXT")).isPresent();
    }

    @Test
    void a_key_that_was_used_for_another_zone_is_refused() {
        created(aZone());
        created(aZone().named("example.com."));
        done(extension());

        CommitOutcome other = zones().commit(aCommit()
                .to("example.com.")
                .extending("t", "TXT", "one")
                .under(SAME_KEY_OF_ANOTHER_REQUEST)
                .commit());

        assertThat(other).isEqualTo(new CommitOutcome.KeyReused());
    }

    @Test
    void one_request_changes_several_zones_once_each() {
        created(aZone());
        created(aZone().named("example.com."));
        done(extension());

        done(aCommit().to("example.com.").extending("t", "TXT", "one").under(KEY));

        assertThat(zones().commit(aCommit()
                        .to("example.com.")
                        .extending("t", "TXT", "one")
                        .under(KEY)
                        .commit()))
                .isInstanceOf(CommitOutcome.Done.class);
        assertThat(found("example.com.").orElseThrow().serial()).isEqualTo(new Serial(2));
    }

    @Test
    void keys_of_tenants_have_nothing_to_do_with_each_other() {
        created(aZone());
        created(aZone().named("example.com.").ownedBy(Samples.GLOBEX));
        done(extension());

        done(aCommit()
                .by(Samples.GLOBEX)
                .to("example.com.")
                .replacing("t", "TXT", "two")
                .under(SAME_KEY_OF_ANOTHER_REQUEST));
    }

    @Test
    void a_key_is_as_new_after_a_day() {
        created(aZone());
        done(extension());
        done(aCommit().deleting("t", "TXT"));

        done(extension().wishedAt(Samples.START.plus(Duration.ofHours(1)).plus(ZoneStore.KEYS_KEPT)));

        assertThat(stored("t.example.org.", "TXT")).contains(recordSet("t.example.org.", "TXT", "one"));
    }

    @Test
    void what_changed_nothing_leaves_the_key_as_it_was() {
        created(aZone());
        zones().commit(aCommit().deleting("t", "TXT").under(KEY).commit());

        done(aCommit().extending("t", "TXT", "one").under(SAME_KEY_OF_ANOTHER_REQUEST));
    }

    @Test
    void a_creation_that_comes_again_is_answered_as_the_first_one_was() {
        CreateOutcome first = zones().create(aZone().under(KEY).creation());

        CreateOutcome again = zones().create(aZone().under(KEY).creation());

        assertThat(first).isInstanceOf(CreateOutcome.Created.class);
        assertThat(again).isEqualTo(first);
    }

    @Test
    void a_creation_that_comes_again_after_another_one_is_answered_as_the_first_one_was() {
        ZoneBuilder creation = aZone().under(KEY).wishedAt(DELETED_AT);
        ZoneVersion first = createdVersion(creation);
        deleted(Samples.ACME, "example.org");
        ZoneVersion again = createdVersion(aZone().wishedAt(DELETED_AT));

        assertThat(createdVersion(creation).change()).isEqualTo(first.change());
        assertThat(found("example.org.")).contains(again.zone());
    }

    @Test
    void a_creation_whose_version_is_known_no_more_is_not_made_again() {
        created(aZone().under(KEY).wishedAt(DELETED_AT));
        deleted(Samples.ACME, "example.org");
        zones().forgetDeleted(DELETED_AT, 1);

        assertThat(zones().create(aZone().under(KEY).wishedAt(DELETED_AT).creation()))
                .isEqualTo(new CreateOutcome.KeyReused());
        assertThat(found("example.org.")).isEmpty();
    }

    @Test
    void a_creation_under_the_key_of_another_request_is_refused() {
        created(aZone().under(KEY));

        CreateOutcome other = zones().create(aZone().named("example.com.")
                .under(SAME_KEY_OF_ANOTHER_REQUEST)
                .creation());

        assertThat(other).isEqualTo(new CreateOutcome.KeyReused());
        assertThat(found("example.com.")).isEmpty();
    }

    @Test
    void a_deletion_that_comes_again_is_answered_as_the_first_one_was_and_spares_a_zone_that_is_there_again() {
        created(aZone());
        DeleteOutcome first = zones().delete(deletionUnder(KEY));
        created(aZone().wishedAt(DELETED_AT));

        assertThat(first).isInstanceOf(DeleteOutcome.Deleted.class);
        assertThat(zones().delete(deletionUnder(KEY))).isEqualTo(first);
        assertThat(found("example.org.")).isPresent();
    }

    private static ZoneDeletion deletionUnder(IdempotencyKey key) {
        return new ZoneDeletion(
                Samples.ACME,
                Samples.name("example.org"),
                new Precondition.None(),
                Samples.ALICE,
                ChangeNote.NONE,
                Optional.of(key),
                DELETED_AT,
                ChangeGuard.NONE,
                false);
    }

    @Test
    void a_deletion_under_the_key_of_another_request_is_refused() {
        created(aZone().under(KEY).wishedAt(DELETED_AT));

        assertThat(zones().delete(deletionUnder(SAME_KEY_OF_ANOTHER_REQUEST))).isEqualTo(new DeleteOutcome.KeyReused());
        assertThat(found("example.org.")).isPresent();
    }

    @Test
    void a_zone_is_had_back_once() {
        created(aZone());
        deleted(Samples.ACME, "example.org");
        UndeleteOutcome first = zones().undelete(undeletionUnder(KEY));
        deleted(Samples.ACME, "example.org");

        assertThat(first).isInstanceOf(UndeleteOutcome.Undeleted.class);
        assertThat(zones().undelete(undeletionUnder(KEY))).isEqualTo(first);
        assertThat(found("example.org.")).isEmpty();
    }

    private static ZoneUndeletion undeletionUnder(IdempotencyKey key) {
        return new ZoneUndeletion(
                Samples.ACME,
                Samples.name("example.org"),
                Samples.ALICE,
                ChangeNote.NONE,
                Optional.of(key),
                DELETED_AT,
                ChangeGuard.NONE);
    }

    @Test
    void a_zone_that_was_had_back_is_not_had_back_again_after_it_was_created_again() {
        created(aZone());
        deleted(Samples.ACME, "example.org");
        ChangeId first = undeletedUnder(KEY);
        deleted(Samples.ACME, "example.org");
        ZoneVersion again = createdVersion(aZone().wishedAt(DELETED_AT));

        assertThat(undeletedUnder(KEY)).isEqualTo(first);
        assertThat(found("example.org.")).contains(again.zone());
    }

    private ChangeId undeletedUnder(IdempotencyKey key) {
        UndeleteOutcome outcome = zones().undelete(undeletionUnder(key));
        assertThat(outcome).isInstanceOf(UndeleteOutcome.Undeleted.class);
        return ((UndeleteOutcome.Undeleted) outcome).version().change();
    }

    @Test
    void a_zone_whose_return_is_known_no_more_is_not_had_back_again() {
        created(aZone());
        deleted(Samples.ACME, "example.org");
        zones().undelete(undeletionUnder(KEY));
        deleted(Samples.ACME, "example.org");
        zones().forgetDeleted(DELETED_AT, 1);

        assertThat(zones().undelete(undeletionUnder(KEY))).isEqualTo(new UndeleteOutcome.KeyReused());
        assertThat(found("example.org.")).isEmpty();
    }

    @Test
    void a_zone_is_not_had_back_under_the_key_of_another_request() {
        created(aZone());
        zones().delete(deletionUnder(KEY));

        assertThat(zones().undelete(undeletionUnder(SAME_KEY_OF_ANOTHER_REQUEST)))
                .isEqualTo(new UndeleteOutcome.KeyReused());
        assertThat(found("example.org.")).isEmpty();
    }
}
