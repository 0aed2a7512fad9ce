package dev.koder.herald.adapter.storage.testkit;

import static dev.koder.herald.adapter.storage.testkit.CommitBuilder.aCommit;
import static dev.koder.herald.adapter.storage.testkit.Samples.ACME;
import static dev.koder.herald.adapter.storage.testkit.Samples.ALICE;
import static dev.koder.herald.adapter.storage.testkit.Samples.GLOBEX;
import static dev.koder.herald.adapter.storage.testkit.Samples.name;
import static dev.koder.herald.adapter.storage.testkit.ZoneBuilder.aZone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.koder.herald.application.feed.FeedCursor;
import dev.koder.herald.application.transfer.AcceptOutcome;
import dev.koder.herald.application.zone.CreateOutcome;
import dev.koder.herald.application.zone.DeleteOutcome;
import dev.koder.herald.application.zone.HistoryOutcome;
import dev.koder.herald.application.zone.UndeleteOutcome;
import dev.koder.herald.application.zone.VersionDetails;
import dev.koder.herald.application.zone.ZoneUndeletion;
import dev.koder.herald.domain.claim.NameObstacle;
import dev.koder.herald.domain.event.Event;
import dev.koder.herald.domain.event.EventType;
import dev.koder.herald.domain.lock.ZoneLocks;
import dev.koder.herald.domain.quota.Quota;
import dev.koder.herald.domain.record.RecordSet;
import dev.koder.herald.domain.transfer.ZoneAcceptance;
import dev.koder.herald.domain.transfer.ZoneOffer;
import dev.koder.herald.domain.zone.ChangeGuard;
import dev.koder.herald.domain.zone.ChangeNote;
import dev.koder.herald.domain.zone.NameServerSetName;
import dev.koder.herald.domain.zone.Objection;
import dev.koder.herald.domain.zone.Precondition;
import dev.koder.herald.domain.zone.SerialPolicy;
import dev.koder.herald.domain.zone.VersionEntry;
import dev.koder.herald.domain.zone.VersionKind;
import dev.koder.herald.domain.zone.Zone;
import dev.koder.herald.domain.zone.ZoneSettings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** How zones go from one tenant to another. */
abstract class TransferringZones extends OfferingContract {

    @Test
    void puts_a_zone_into_other_hands_as_it_is() {
        created(aZone().run(
                        new ZoneSettings(SerialPolicy.INCREMENT, Optional.of(new NameServerSetName("team")), true)));
        done(aCommit().onlyIf(new Precondition.ZoneExists()).replacing("www", "A", "192.0.2.1"));
        Zone before = found("example.org").orElseThrow();
        List<RecordSet> contents = contents("example.org");
        ZoneOffer offer = offered(anOffer("example.org"), new Precondition.ZoneExists());

        accepted(offer);

        Zone after = zones().find(GLOBEX, name("example.org")).orElseThrow();
        assertThat(found("example.org")).isEmpty();
        assertThat(after).isEqualTo(before.transferredTo(GLOBEX, ACCEPTED_AT));
        assertThat(after.serial()).isEqualTo(before.serial());
        assertThat(after.settings().nameServerSet()).isEmpty();
        assertThat(after.settings().preconditionRequired()).isTrue();
        assertThat(contents(GLOBEX, name("example.org"))).isEqualTo(contents);
        assertThat(stores().directory().locate(name("example.org"))).contains(GLOBEX);
        assertThat(stores().quotas().holdings(ACME).zones()).isZero();
        assertThat(stores().quotas().holdings(GLOBEX).zones()).isEqualTo(1);
    }

    @Test
    void takes_the_history_along_and_tells_in_it_of_the_change_of_hands() {
        Zone first = created(aZone());
        Zone second = done(aCommit().replacing("www", "A", "192.0.2.1")).zone();
        accepted(offered(anOffer("example.org")));

        assertThat(stores().history()
                        .versions(GLOBEX, name("example.org"), Optional.empty(), 10)
                        .orElseThrow())
                .extracting(entry -> entry.version().zone().serial())
                .containsExactly(second.serial(), second.serial(), first.serial());
        assertThat(stores().history()
                        .versions(GLOBEX, name("example.org"), Optional.empty(), 10)
                        .orElseThrow())
                .extracting(VersionEntry::kind, VersionEntry::tenant, VersionEntry::actor)
                .containsExactly(
                        tuple(VersionKind.TRANSFERRED, GLOBEX, BOB),
                        tuple(VersionKind.CHANGED, ACME, ALICE),
                        tuple(VersionKind.CREATED, ACME, ALICE));
        assertThat(stores().history()
                        .versions(GLOBEX, name("example.org"), Optional.empty(), 1)
                        .orElseThrow()
                        .getFirst()
                        .note()
                        .reason())
                .contains("transferred from tenant acme");
        assertThat(stores().history().version(GLOBEX, name("example.org"), second.serial()))
                .isInstanceOfSatisfying(HistoryOutcome.Found.class, found -> assertThat(((VersionDetails) found.value())
                                .patch()
                                .orElseThrow()
                                .after())
                        .hasSize(1));
        assertThat(stores().history().versions(ACME, name("example.org"), Optional.empty(), 10))
                .isEmpty();
        done(aCommit().by(GLOBEX).replacing("www", "A", "192.0.2.2"));
    }

    @Test
    void tells_the_feed_of_all_and_that_of_the_receiver_of_the_change_of_hands() {
        Zone zone = created(aZone());
        FeedCursor cursor = feed().next();
        accepted(offered(anOffer("example.org")));

        assertThat(feedAfter(cursor).zones()).hasSize(1);
        assertThat(feedAfter(cursor).zones().getFirst().serial()).isEqualTo(zone.serial());
        assertThat(feed(Optional.of(GLOBEX), Optional.empty(), 10).zones()).hasSize(1);
        assertThat(feed(Optional.of(ACME), Optional.empty(), 10).zones()).isEmpty();
    }

    @Test
    void leaves_an_event_for_each_of_the_two_and_tells_neither_who_acted_on_the_other_side() {
        created(aZone());
        accepted(offered(anOffer("example.org")));

        Event ofGiver = events(ACME).getLast();
        Event ofReceiver = events(GLOBEX).getLast();
        assertThat(List.of(ofGiver.type(), ofReceiver.type())).containsOnly(EventType.ZONE_TRANSFERRED);
        assertThat(ofGiver.actor()).isEqualTo(ALICE);
        assertThat(ofGiver.note().reason()).contains("transferred to tenant globex");
        assertThat(ofReceiver.actor()).isEqualTo(BOB);
        assertThat(List.of(ofGiver.subject(), ofReceiver.subject())).containsOnly(Optional.of("offer-of-example-org"));
        assertThat(events(GLOBEX)).hasSize(1);
    }

    @Test
    void answers_an_acceptance_that_comes_again_as_the_first_time() {
        created(aZone());
        ZoneOffer offer = offered(anOffer("example.org"));
        ZoneOffer accepted = accepted(offer);

        assertThat(transfers().accept(acceptance(offer))).isEqualTo(new AcceptOutcome.Accepted(accepted));
        assertThat(transfers().find(ACME, offer.id(), ACCEPTED_AT)).contains(accepted);
        assertThat(transfers().list(GLOBEX, Optional.empty(), 10, ACCEPTED_AT)).isEmpty();
        assertThat(events(GLOBEX)).hasSize(1);
    }

    @Test
    void gives_a_zone_to_nobody_but_whom_it_was_offered_to() {
        created(aZone());
        ZoneOffer offer = offered(anOffer("example.org"));

        assertThat(transfers().accept(acceptance(INITECH, offer, ChangeGuard.NONE)))
                .isEqualTo(new AcceptOutcome.NoSuchOffer());
        assertThat(transfers().accept(acceptance(ACME, offer, ChangeGuard.NONE)))
                .isEqualTo(new AcceptOutcome.NoSuchOffer());
        assertThat(transfers().decline(ACME, offer.id(), ACCEPTED_AT)).isFalse();
        assertThat(found("example.org")).isPresent();
    }

    @Test
    void does_not_give_what_was_locked_since() {
        created(aZone());
        ZoneOffer offer = offered(anOffer("example.org"));
        locked("example.org");

        assertThat(transfers().accept(acceptance(offer))).isEqualTo(new AcceptOutcome.HeldBack(offer));
        assertThat(found("example.org").map(Zone::locks)).isNotEqualTo(Optional.of(ZoneLocks.NONE));
    }

    @Test
    void asks_the_guard_of_whoever_gets_it_with_the_zones_that_are_there() {
        created(aZone().named("theirs.example").ownedBy(GLOBEX));
        created(aZone());
        ZoneOffer offer = offered(anOffer("example.org"));
        AcceptOutcome outcome = transfers()
                .accept(acceptance(
                        GLOBEX,
                        offer,
                        effect -> Optional.of(new Objection.OverQuota(
                                Quota.ZONES, 1, effect.otherZones(), effect.otherZones() + 1))));

        assertThat(outcome).isEqualTo(new AcceptOutcome.Objected(new Objection.OverQuota(Quota.ZONES, 1, 1, 2)));
        assertThat(found("example.org")).isPresent();
    }

    @Test
    void gives_a_family_as_a_whole_where_that_is_wished() {
        created(aZone());
        created(aZone().named("a.example.org"));
        created(aZone().named("b.a.example.org"));
        created(aZone().named("example.com"));
        ZoneOffer offer = offered(withZonesBelow(anOffer("example.org")));
        created(aZone().named("new.example.org"));

        accepted(offer);

        assertThat(zones().list(GLOBEX, Optional.empty(), 10))
                .extracting(zone -> zone.name().toString())
                .containsExactlyInAnyOrder("example.org.", "a.example.org.", "b.a.example.org.", "new.example.org.");
        assertThat(zones().list(ACME, Optional.empty(), 10)).hasSize(1);
        assertThat(stores().quotas().holdings(GLOBEX).zones()).isEqualTo(4);
        created(aZone().named("more.example.org").ownedBy(GLOBEX));
        assertThat(zones().create(aZone().named("evil.example.org").creation()))
                .isEqualTo(new CreateOutcome.NotAvailable(NameObstacle.RELATED_NAME_HELD));
    }

    @Test
    void holds_a_zone_back_below_which_the_giver_has_one_that_was_not_offered() {
        created(aZone());
        ZoneOffer offer = offered(anOffer("example.org"));
        created(aZone().named("sub.example.org"));

        assertThat(transfers().accept(acceptance(offer))).isEqualTo(new AcceptOutcome.HeldBack(offer));
    }

    @Test
    void lets_go_of_names_below_that_the_giver_held_since_it_deleted_them() {
        created(aZone());
        created(aZone().named("sub.example.org"));
        assertThat(zones().delete(deletion(ACME, "sub.example.org"))).isInstanceOf(DeleteOutcome.Deleted.class);
        Instant later = DELETED_AT.plusSeconds(1);
        ZoneOffer offer = offered(anOffer("example.org"));

        AcceptOutcome outcome = transfers()
                .accept(new ZoneAcceptance(GLOBEX, offer.id(), BOB, ChangeNote.NONE, later, ChangeGuard.NONE));

        assertThat(outcome).isInstanceOf(AcceptOutcome.Accepted.class);
        assertThat(zones().undelete(new ZoneUndeletion(
                        ACME,
                        name("sub.example.org"),
                        ALICE,
                        ChangeNote.NONE,
                        Optional.empty(),
                        later,
                        ChangeGuard.NONE)))
                .isEqualTo(new UndeleteOutcome.NoSuchZone());
        created(aZone().named("sub.example.org").ownedBy(GLOBEX).wishedAt(later));
    }

    @Test
    void lets_exactly_one_of_acceptance_withdrawal_and_deletion_win() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < 20; round++) {
                String zone = "zone-" + round + ".example";
                created(aZone().named(zone));
                ZoneOffer offer = offered(anOffer(zone));
                List<Callable<Boolean>> rivals = List.of(
                        () -> transfers().accept(acceptance(offer)) instanceof AcceptOutcome.Accepted,
                        () -> transfers().withdraw(ACME, offer.zone(), ALICE, ChangeNote.NONE, ACCEPTED_AT),
                        () -> transfers().decline(GLOBEX, offer.id(), ACCEPTED_AT));

                long winners = 0;
                for (Future<Boolean> rival : threads.invokeAll(rivals)) {
                    winners += rival.get() ? 1 : 0;
                }

                assertThat(winners).isEqualTo(1);
            }
        }
    }

    @Test
    void gives_or_deletes_a_zone_and_never_both() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < 20; round++) {
                String zone = "zone-" + round + ".example";
                created(aZone().named(zone));
                ZoneOffer offer = offered(anOffer(zone));
                List<Callable<Boolean>> rivals = List.of(
                        () -> transfers().accept(acceptance(offer)) instanceof AcceptOutcome.Accepted,
                        () -> zones().delete(deletion(ACME, zone)) instanceof DeleteOutcome.Deleted);

                List<Future<Boolean>> answers = threads.invokeAll(rivals);

                assertThat(answers.get(0).get()).isNotEqualTo(answers.get(1).get());
                assertThat(zones().find(GLOBEX, name(zone)).isPresent())
                        .isEqualTo(answers.get(0).get());
            }
        }
    }
}
