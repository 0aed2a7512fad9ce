package dev.koder.herald.adapter.storage.testkit;

import static dev.koder.herald.adapter.storage.testkit.CommitBuilder.aCommit;
import static dev.koder.herald.adapter.storage.testkit.Samples.ACME;
import static dev.koder.herald.adapter.storage.testkit.Samples.GLOBEX;
import static dev.koder.herald.adapter.storage.testkit.Samples.name;
import static dev.koder.herald.adapter.storage.testkit.ZoneBuilder.aZone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.application.feed.FeedCursor;
import dev.koder.herald.application.feed.FeedSlice;
import dev.koder.herald.application.feed.FeedSlice.ZoneStanding;
import dev.koder.herald.application.zone.port.ZoneStore;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.tenant.TenantId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The order of all changes, as those see it who follow it. */
abstract class FollowingTheFeed extends Contract {

    private static final int MOST_SLICES = 1000;
    private static final int MOST_LOOKS = 1_000_000;
    private static final int PATIENCE_SECONDS = 30;

    /** Opens a store that has nothing to do with the one under test. */
    abstract OpenedStore openAnother() throws Exception;

    @Test
    void is_empty_and_complete_at_first() {
        FeedSlice.Changes slice = feed();

        assertThat(slice.zones()).isEmpty();
        assertThat(slice.complete()).isTrue();
    }

    @Test
    void goes_on_from_the_emptiness_at_first() {
        FeedCursor beginning = feed().next();

        created(aZone());

        assertThat(feedAfter(beginning).zones()).containsExactly(live("example.org", 1));
    }

    @Test
    void tells_of_zones_in_the_order_of_their_latest_change() {
        created(aZone().named("a.example"));
        created(aZone().named("b.example"));
        created(aZone().named("c.example"));

        done(aCommit().to("a.example").replacing("www", "A", "192.0.2.1"));

        assertThat(feed().zones()).containsExactly(live("b.example", 1), live("c.example", 1), live("a.example", 2));
    }

    @Test
    void tells_of_a_zone_once_however_often_it_changed() {
        created(aZone());
        for (int i = 0; i < 10; i++) {
            done(aCommit().replacing("www", "A", "192.0.2." + i));
        }

        assertThat(feed().zones()).containsExactly(live("example.org", 11));
    }

    @Test
    void tells_of_what_changed_after_a_point() {
        created(aZone().named("a.example"));
        created(aZone().named("b.example"));
        FeedCursor point = feed().next();

        done(aCommit().to("a.example").replacing("www", "A", "192.0.2.1"));

        assertThat(feedAfter(point).zones()).containsExactly(live("a.example", 2));
    }

    @Test
    void stays_at_the_point_where_nothing_changed() {
        created(aZone());
        FeedCursor point = feed().next();

        FeedSlice.Changes slice = feedAfter(point);

        assertThat(slice).isEqualTo(new FeedSlice.Changes(point, true, List.of()));
    }

    @Test
    void tells_of_deleted_zones_by_their_last_serial() {
        created(aZone().named("a.example").atSerial(7));
        created(aZone().named("b.example"));
        FeedCursor point = feed().next();

        deleted(ACME, "a.example");

        assertThat(feedAfter(point).zones()).containsExactly(tombstone("a.example", 7));
        assertThat(feed().zones()).containsExactly(live("b.example", 1), tombstone("a.example", 7));
    }

    @Test
    void tells_of_a_zone_that_was_created_again_as_a_live_one() {
        created(aZone());
        deleted(ACME, "example.org");
        FeedCursor point = feed().next();

        created(aZone().wishedAt(DELETED_AT));

        assertThat(feedAfter(point).zones()).containsExactly(live("example.org", 2));
        assertThat(feed().zones()).containsExactly(live("example.org", 2));
    }

    @Test
    void tells_of_one_tenants_zones_alone() {
        created(aZone().named("a.example").ownedBy(ACME));
        created(aZone().named("b.example").ownedBy(GLOBEX));
        created(aZone().named("c.example").ownedBy(ACME));
        deleted(ACME, "a.example");

        assertThat(feed(Optional.of(ACME), Optional.empty(), 10).zones())
                .containsExactly(live("c.example", 1), tombstone("a.example", 1));
        assertThat(feed(Optional.of(GLOBEX), Optional.empty(), 10).zones()).containsExactly(live("b.example", 1));
    }

    @Test
    void is_complete_for_a_tenant_though_others_changed_after_it() {
        created(aZone().named("a.example").ownedBy(ACME));
        FeedCursor point = feed(Optional.of(ACME), Optional.empty(), 10).next();

        created(aZone().named("b.example").ownedBy(GLOBEX));

        FeedSlice.Changes slice = feed(Optional.of(ACME), Optional.of(point), 10);
        assertThat(slice.zones()).isEmpty();
        assertThat(slice.complete()).isTrue();
    }

    @Test
    void tells_a_former_owner_nothing_of_a_name_that_others_took() {
        created(aZone().ownedBy(ACME));
        deleted(ACME, "example.org");
        FeedCursor point = feed(Optional.of(ACME), Optional.empty(), 10).next();

        created(aZone().ownedBy(GLOBEX).wishedAt(DELETED_AT.plus(ZoneStore.HELD_AFTER_DELETION)));

        assertThat(feed(Optional.of(ACME), Optional.of(point), 10).zones()).isEmpty();
    }

    @Test
    void hands_out_at_most_as_many_as_asked_for_and_says_whether_that_was_all() {
        for (int i = 0; i < 5; i++) {
            created(aZone().named("zone-" + i + ".example"));
        }

        FeedSlice.Changes first = feed(Optional.empty(), Optional.empty(), 2);
        FeedSlice.Changes second = feed(Optional.empty(), Optional.of(first.next()), 2);
        FeedSlice.Changes third = feed(Optional.empty(), Optional.of(second.next()), 2);

        assertThat(List.of(first, second, third))
                .extracting(FeedSlice.Changes::complete)
                .containsExactly(false, false, true);
        assertThat(List.of(first, second, third))
                .flatExtracting(FeedSlice.Changes::zones)
                .extracting(ZoneStanding::zone)
                .containsExactly(
                        name("zone-0.example"),
                        name("zone-1.example"),
                        name("zone-2.example"),
                        name("zone-3.example"),
                        name("zone-4.example"));
    }

    @Test
    void is_complete_when_exactly_as_many_are_left_as_asked_for() {
        created(aZone().named("a.example"));
        created(aZone().named("b.example"));

        assertThat(feed(Optional.empty(), Optional.empty(), 2).complete()).isTrue();
    }

    @Test
    void misses_no_zone_that_changes_between_two_slices() {
        created(aZone().named("a.example"));
        created(aZone().named("b.example"));
        FeedSlice.Changes first = feed(Optional.empty(), Optional.empty(), 1);

        done(aCommit().to("a.example").replacing("www", "A", "192.0.2.1"));

        assertThat(feedAfter(first.next()).zones()).containsExactly(live("b.example", 1), live("a.example", 2));
    }

    @Test
    void writes_points_in_the_letters_that_were_agreed() {
        created(aZone());

        assertThat(feed().next().value()).matches("[A-Za-z0-9._-]{1,128}");
    }

    @Test
    void knows_no_point_of_another_store() throws Exception {
        created(aZone());
        try (OpenedStore other = openAnother()) {
            FeedCursor foreign = ((FeedSlice.Changes)
                            other.stores().directory().changedAfter(Optional.empty(), Optional.empty(), 10))
                    .next();

            assertThat(stores().directory().changedAfter(Optional.empty(), Optional.of(foreign), 10))
                    .isEqualTo(new FeedSlice.CursorUnknown());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "1", "nonsense", ".", "..", "-", "a.b.c", "99999999999999999999999999"})
    void knows_no_point_that_it_never_gave(String text) {
        created(aZone());

        assertThat(stores().directory().changedAfter(Optional.empty(), Optional.of(new FeedCursor(text)), 10))
                .isEqualTo(new FeedSlice.CursorUnknown());
    }

    /** Whoever applies every slice in order ends up with exactly the zones that there are. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void leads_a_follower_to_the_state_of_the_store(long seed) {
        Random random = new Random(seed);
        Map<DomainName, ZoneStanding> followed = new HashMap<>();
        Optional<FeedCursor> cursor = Optional.empty();
        for (int i = 0; i < 200; i++) {
            changeSomething(random, i);
            if (random.nextInt(4) == 0) {
                FeedSlice.Changes slice = feed(Optional.empty(), cursor, 1 + random.nextInt(4));
                slice.zones().forEach(zone -> followed.put(zone.zone(), zone));
                cursor = Optional.of(slice.next());
            }
        }
        follow(cursor, followed);

        assertThat(followed.values()).containsExactlyInAnyOrderElementsOf(feed().zones());
        assertThat(followed.values())
                .allSatisfy(zone -> assertThat(zones().find(ACME, zone.zone()).map(found -> found.serial()))
                        .isEqualTo(zone.deleted() ? Optional.empty() : Optional.of(zone.serial())));
    }

    private void changeSomething(Random random, int step) {
        String zone = "zone-" + random.nextInt(12) + ".example";
        if (zones().find(ACME, name(zone)).isEmpty()) {
            created(aZone().named(zone).wishedAt(DELETED_AT));
        } else if (random.nextInt(3) == 0) {
            deleted(ACME, zone);
        } else {
            done(aCommit().to(zone).replacing("www", "TXT", "\"" + step + "\""));
        }
    }

    @Test
    void shows_a_follower_every_zone_while_others_write() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            names.add("zone-" + i + ".example");
        }
        CompletableFuture<Void> writers = CompletableFuture.allOf(
                CompletableFuture.runAsync(() -> names.subList(0, 50).forEach(zone -> created(aZone().named(zone)))),
                CompletableFuture.runAsync(() -> names.subList(50, 100).forEach(zone -> created(aZone().named(zone)))));
        Map<DomainName, ZoneStanding> followed = new HashMap<>();

        Optional<FeedCursor> cursor = Optional.empty();
        for (int looks = 0; looks < MOST_LOOKS && !writers.isDone(); looks++) {
            cursor = Optional.of(follow(cursor, followed));
        }
        writers.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        follow(cursor, followed);

        assertThat(followed.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        names.stream().map(Samples::name).toList());
    }

    /** Reads slices until nothing is left; returns where that was. */
    private FeedCursor follow(Optional<FeedCursor> from, Map<DomainName, ZoneStanding> followed) {
        Optional<FeedCursor> cursor = from;
        for (int slices = 0; slices < MOST_SLICES; slices++) {
            FeedSlice.Changes slice = feed(Optional.<TenantId>empty(), cursor, 3);
            slice.zones().forEach(zone -> followed.put(zone.zone(), zone));
            if (slice.complete()) {
                return slice.next();
            }
            cursor = Optional.of(slice.next());
        }
        throw new AssertionError("the feed has no end");
    }

    private static ZoneStanding live(String zone, long serial) {
        return new ZoneStanding(name(zone), new Serial(serial), false);
    }

    private static ZoneStanding tombstone(String zone, long serial) {
        return new ZoneStanding(name(zone), new Serial(serial), true);
    }
}
