package dev.koder.herald.adapter.storage.testkit;

import static dev.koder.herald.adapter.storage.testkit.Samples.ACME;
import static dev.koder.herald.adapter.storage.testkit.Samples.name;
import static dev.koder.herald.adapter.storage.testkit.ZoneBuilder.aZone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.application.feed.FeedCursor;
import dev.koder.herald.application.zone.DeleteOutcome;
import dev.koder.herald.application.zone.HistoryOutcome;
import dev.koder.herald.application.zone.UndeleteOutcome;
import dev.koder.herald.application.zone.ZoneUndeletion;
import dev.koder.herald.application.zone.port.ZoneStore;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.zone.ChangeGuard;
import dev.koder.herald.domain.zone.ChangeId;
import dev.koder.herald.domain.zone.ChangeNote;
import dev.koder.herald.domain.zone.Precondition;
import dev.koder.herald.domain.zone.Zone;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a store does with a wish to delete a zone. */
abstract class DeletingZones extends Contract {

    @Test
    void finds_nothing_of_a_deleted_zone() {
        created(aZone().with("www", "A", "192.0.2.1"));

        deleted(ACME, "example.org");

        assertThat(found("example.org")).isEmpty();
        assertThat(zones().list(ACME, Optional.empty(), 10)).isEmpty();
        assertThat(stored("www.example.org", "A")).isEmpty();
        assertThat(stored("example.org", "SOA")).isEmpty();
        assertThat(zones().recordSets(ACME, name("example.org"), Optional.empty(), 10))
                .isEmpty();
        assertThat(zones().<Boolean>read(ACME, name("example.org"), (zone, contents) -> true))
                .isEmpty();
    }

    @Test
    void has_a_deleted_zone_back_with_what_it_held_at_a_serial_ahead() {
        Zone zone = created(aZone().with("www", "A", "192.0.2.1"));
        deleted(ACME, "example.org");

        UndeleteOutcome outcome = zones().undelete(undeletion(ACME, DELETED_AT));

        assertThat(outcome).isInstanceOf(UndeleteOutcome.Undeleted.class);
        Zone back = found("example.org").orElseThrow();
        assertThat(back.serial().isAfter(zone.serial())).isTrue();
        assertThat(back.recordSetCount()).isEqualTo(zone.recordSetCount());
        assertThat(back.createdAt()).isEqualTo(zone.createdAt());
        assertThat(stored("www.example.org", "A")).isPresent();
        assertThat(zones().deleted(ACME, Samples.START, Optional.empty(), 10)).isEmpty();
    }

    private static ZoneUndeletion undeletion(TenantId tenant, Instant at) {
        return new ZoneUndeletion(
                tenant, name("example.org"), Samples.ALICE, ChangeNote.NONE, Optional.empty(), at, ChangeGuard.NONE);
    }

    @Test
    void keeps_the_history_of_a_zone_that_is_had_back() {
        Zone zone = created(aZone().with("www", "A", "192.0.2.1"));
        deleted(ACME, "example.org");
        zones().undelete(undeletion(ACME, DELETED_AT));

        Serial now = found("example.org").orElseThrow().serial();
        assertThat(stores().history().between(ACME, name("example.org"), zone.serial(), now))
                .isInstanceOf(HistoryOutcome.Found.class);
    }

    @Test
    void has_a_zone_back_for_its_tenant_alone_and_only_for_a_while() {
        created(aZone());
        deleted(ACME, "example.org");

        assertThat(zones().undelete(undeletion(Samples.GLOBEX, DELETED_AT)))
                .isEqualTo(new UndeleteOutcome.NoSuchZone());
        assertThat(zones().undelete(undeletion(ACME, DELETED_AT.plus(ZoneStore.HELD_AFTER_DELETION))))
                .isEqualTo(new UndeleteOutcome.NoSuchZone());
        assertThat(found("example.org")).isEmpty();
    }

    @Test
    void has_no_zone_back_of_which_nothing_is_kept() {
        created(aZone());
        deleted(ACME, "example.org");

        zones().forgetDeleted(DELETED_AT.plusSeconds(1), 10);

        assertThat(zones().deleted(ACME, Samples.START, Optional.empty(), 10)).isEmpty();
        assertThat(zones().undelete(undeletion(ACME, DELETED_AT))).isEqualTo(new UndeleteOutcome.NoSuchZone());
    }

    @Test
    void has_no_zone_back_that_was_never_deleted() {
        Zone zone = created(aZone());

        assertThat(zones().undelete(undeletion(ACME, DELETED_AT))).isEqualTo(new UndeleteOutcome.NoSuchZone());
        assertThat(found("example.org")).contains(zone);
    }

    @Test
    void forgets_what_zones_held_that_were_deleted_long_ago() {
        Zone zone = created(aZone().with("www", "A", "192.0.2.1"));
        created(aZone().named("kept.example"));
        deleted(ACME, "example.org");

        assertThat(zones().forgetDeleted(DELETED_AT.minusSeconds(1), 10)).isZero();
        assertThat(zones().forgetDeleted(DELETED_AT, 10)).isEqualTo(1);
        assertThat(zones().forgetDeleted(DELETED_AT, 10)).isZero();

        Zone again = created(aZone().wishedAt(DELETED_AT));
        assertThat(again.serial().isAfter(zone.serial())).isTrue();
        assertThat(stored("www.example.org", "A")).isEmpty();
        assertThat(contents("kept.example")).hasSize(1);
    }

    @Test
    void forgets_so_many_deleted_zones_at_most() {
        created(aZone().named("a.example"));
        created(aZone().named("b.example"));
        deleted(ACME, "a.example");
        deleted(ACME, "b.example");

        assertThat(zones().forgetDeleted(DELETED_AT, 1)).isEqualTo(1);
        assertThat(zones().forgetDeleted(DELETED_AT, 10)).isEqualTo(1);
    }

    @Test
    void lists_the_deleted_zones_of_a_tenant() {
        created(aZone().named("a.example"));
        created(aZone().named("b.example"));
        created(aZone().named("c.example"));
        deleted(ACME, "b.example");
        deleted(ACME, "c.example");

        assertThat(zones().deleted(ACME, Samples.START, Optional.empty(), 10))
                .extracting(deleted -> deleted.zone().name())
                .containsExactly(name("b.example"), name("c.example"));
        assertThat(zones().deleted(ACME, Samples.START, Optional.of(name("b.example")), 10))
                .hasSize(1);
        assertThat(zones().deleted(ACME, DELETED_AT, Optional.empty(), 10)).isEmpty();
        assertThat(zones().deleted(Samples.GLOBEX, Samples.START, Optional.empty(), 10))
                .isEmpty();
    }

    @Test
    void tells_the_feed_and_leaves_an_event_when_a_zone_is_had_back() {
        created(aZone());
        deleted(ACME, "example.org");
        FeedCursor cursor = feed().next();

        zones().undelete(undeletion(ACME, DELETED_AT));

        assertThat(feedAfter(cursor).zones()).singleElement().satisfies(zone -> assertThat(zone.deleted())
                .isFalse());
    }

    @Test
    void deletes_without_regard_to_case() {
        created(aZone().named("example.org"));

        deleted(ACME, "EXAMPLE.org");

        assertThat(found("example.org")).isEmpty();
    }

    @Test
    void names_the_change_that_took_a_zone_away() {
        ChangeId creation = createdVersion(aZone()).change();

        ChangeId deletion = deleted(ACME, "example.org");

        assertThat(deletion).isNotEqualTo(creation);
        assertThat(deletion.value()).matches("[A-Za-z0-9-]+");
    }

    @Test
    void leaves_other_zones_alone() {
        created(aZone().named("example.org"));
        Zone other = created(aZone().named("sub.example.org"));

        deleted(ACME, "example.org");

        assertThat(found("sub.example.org")).contains(other);
        assertThat(contents("sub.example.org")).hasSize(1);
    }

    @Test
    void deletes_a_zone_once() {
        created(aZone());
        deleted(ACME, "example.org");
        FeedCursor feed = feed().next();

        DeleteOutcome again = zones().delete(deletion(ACME, "example.org"));

        assertThat(again).isEqualTo(new DeleteOutcome.NoSuchZone());
        assertThat(feedAfter(feed).zones()).isEmpty();
    }

    @Test
    void knows_no_zone_that_never_was() {
        assertThat(zones().delete(deletion(ACME, "example.org"))).isEqualTo(new DeleteOutcome.NoSuchZone());
    }

    @Test
    void deletes_at_the_serial_that_was_asked_for() {
        created(aZone().atSerial(7));

        DeleteOutcome outcome = zones().delete(deletion(ACME, "example.org", new Precondition.ZoneIsAt(new Serial(7))));

        assertThat(outcome).isInstanceOf(DeleteOutcome.Deleted.class);
    }

    @Test
    void leaves_a_zone_that_is_not_at_the_serial_that_was_asked_for() {
        Zone zone = created(aZone().atSerial(7).with("www", "A", "192.0.2.1"));
        FeedCursor feed = feed().next();

        DeleteOutcome outcome = zones().delete(deletion(ACME, "example.org", new Precondition.ZoneIsAt(new Serial(6))));

        assertThat(outcome).isEqualTo(new DeleteOutcome.PreconditionFailed(zone));
        assertThat(found("example.org")).contains(zone);
        assertThat(feedAfter(feed).zones()).isEmpty();
    }

    @Test
    void judges_a_deletion_by_the_contents_too() {
        Zone zone = created(aZone());
        Precondition precondition = new Precondition.RecordSetExists(Samples.key("www.example.org", "A"));

        DeleteOutcome outcome = zones().delete(deletion(ACME, "example.org", precondition));

        assertThat(outcome).isEqualTo(new DeleteOutcome.PreconditionFailed(zone));
    }
}
