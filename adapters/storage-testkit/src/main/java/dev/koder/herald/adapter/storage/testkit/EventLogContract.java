package dev.koder.herald.adapter.storage.testkit;

import static dev.koder.herald.adapter.storage.testkit.CommitBuilder.aCommit;
import static dev.koder.herald.adapter.storage.testkit.Samples.ACME;
import static dev.koder.herald.adapter.storage.testkit.Samples.ALICE;
import static dev.koder.herald.adapter.storage.testkit.Samples.GLOBEX;
import static dev.koder.herald.adapter.storage.testkit.Samples.START;
import static dev.koder.herald.adapter.storage.testkit.Samples.name;
import static dev.koder.herald.adapter.storage.testkit.ZoneBuilder.aZone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.application.event.EventSlice;
import dev.koder.herald.application.event.port.EventLog;
import dev.koder.herald.application.zone.port.ZoneStore;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.event.Event;
import dev.koder.herald.domain.event.EventType;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.zone.ChangeId;
import dev.koder.herald.domain.zone.ChangeNote;
import dev.koder.herald.domain.zone.Precondition;
import dev.koder.herald.domain.zone.ZoneVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link EventLog} keeps to. */
abstract class EventLogContract extends Contract {

    private static final int MOST_LOOKS = 1_000_000;
    private static final int PATIENCE_SECONDS = 30;

    private static final ChangeNote NOTE =
            new ChangeNote(Optional.of("request-1"), Optional.of("moving the site"), Optional.of("token-1"));

    /** Opens a store that has nothing to do with the one under test. */
    abstract OpenedStore openAnother() throws Exception;

    private EventLog log() {
        return stores().events();
    }

    private EventSlice.Events events(Optional<TenantId> tenant, Optional<ChangeId> after, int limit) {
        EventSlice slice = log().after(tenant, after, limit);
        assertThat(slice).isInstanceOf(EventSlice.Events.class);
        return (EventSlice.Events) slice;
    }

    private EventSlice.Events events() {
        return events(Optional.empty(), Optional.empty(), 500);
    }

    private EventSlice.Events eventsAfter(ChangeId point) {
        return events(Optional.empty(), Optional.of(point), 500);
    }

    @Test
    void is_empty_and_complete_at_first() {
        assertThat(events().list()).isEmpty();
        assertThat(events().complete()).isTrue();
        assertThat(events().next()).isEqualTo(log().end());
    }

    @Test
    void tells_of_a_zones_creation_change_and_deletion_with_who_when_and_why() {
        ZoneVersion first = createdVersion(aZone().atSerial(7));
        ZoneVersion second = done(aCommit().replacing("www", "A", "192.0.2.1").because("moving the site"));
        ChangeId deletion = deleted(ACME, "example.org");

        assertThat(events().list())
                .containsExactly(
                        event(first, EventType.ZONE_CREATED, ChangeNote.NONE),
                        event(second, EventType.ZONE_CHANGED, NOTE),
                        new Event(
                                deletion,
                                EventType.ZONE_DELETED,
                                ACME,
                                Optional.of(new Event.Place(name("example.org"), new Serial(8))),
                                ALICE,
                                ChangeNote.NONE,
                                DELETED_AT,
                                Optional.empty()));
    }

    private static Event event(ZoneVersion version, EventType type, ChangeNote note) {
        return new Event(
                version.change(),
                type,
                ACME,
                Optional.of(Event.Place.of(version.zone())),
                ALICE,
                note,
                version.zone().changedAt(),
                Optional.empty());
    }

    @Test
    void tells_of_every_change_though_the_zone_changed_since() {
        created(aZone());
        for (int i = 1; i <= 10; i++) {
            done(aCommit().replacing("www", "A", "192.0.2." + i));
        }

        assertThat(events().list())
                .extracting(event -> event.place().orElseThrow().serial().value())
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L);
    }

    @Test
    void tells_of_nothing_that_changed_nothing() {
        created(aZone().with("www", "A", "192.0.2.1"));
        ChangeId point = log().end();

        zones().commit(aCommit().replacing("www", "A", "192.0.2.1").commit());
        zones().commit(aCommit().replacing("www", "CNAME", "example.net.").commit());
        zones().commit(aCommit()
                .replacing("www", "A", "192.0.2.2")
                .onlyIf(new Precondition.ZoneIsAt(new Serial(99)))
                .commit());
        zones().create(aZone().creation());
        zones().delete(deletion(GLOBEX, "example.org"));

        assertThat(eventsAfter(point).list()).isEmpty();
    }

    @Test
    void keeps_the_past_of_a_zone_that_is_created_again() {
        created(aZone());
        deleted(ACME, "example.org");
        created(aZone().wishedAt(DELETED_AT));

        assertThat(events().list())
                .extracting(Event::type)
                .containsExactly(EventType.ZONE_CREATED, EventType.ZONE_DELETED, EventType.ZONE_CREATED);
    }

    @Test
    void tells_of_one_tenants_zones_alone() {
        created(aZone().named("a.example").ownedBy(ACME));
        created(aZone().named("b.example").ownedBy(GLOBEX));
        created(aZone().named("c.example").ownedBy(ACME));

        assertThat(zonesOf(events(Optional.of(ACME), Optional.empty(), 10)))
                .containsExactly("a.example.", "c.example.");
        assertThat(zonesOf(events(Optional.of(GLOBEX), Optional.empty(), 10))).containsExactly("b.example.");
    }

    @Test
    void tells_a_former_owner_of_what_was_before_and_nothing_of_what_came_after() {
        created(aZone().ownedBy(ACME));
        deleted(ACME, "example.org");
        created(aZone().ownedBy(GLOBEX).wishedAt(DELETED_AT.plus(ZoneStore.HELD_AFTER_DELETION)));

        assertThat(events(Optional.of(ACME), Optional.empty(), 10).list())
                .extracting(Event::type)
                .containsExactly(EventType.ZONE_CREATED, EventType.ZONE_DELETED);
        assertThat(events(Optional.of(GLOBEX), Optional.empty(), 10).list())
                .extracting(Event::type)
                .containsExactly(EventType.ZONE_CREATED);
    }

    private static List<String> zonesOf(EventSlice.Events slice) {
        return slice.list().stream()
                .map(event -> event.zone().orElseThrow().toString())
                .toList();
    }

    @Test
    void goes_on_from_the_event_that_was_read_last() {
        created(aZone().named("a.example"));
        created(aZone().named("b.example"));
        created(aZone().named("c.example"));

        ChangeId second = events().list().get(1).id();

        assertThat(zonesOf(eventsAfter(second))).containsExactly("c.example.");
    }

    @Test
    void goes_on_from_the_end() {
        created(aZone().named("a.example"));
        ChangeId end = log().end();
        assertThat(eventsAfter(end).list()).isEmpty();

        created(aZone().named("b.example"));

        assertThat(zonesOf(eventsAfter(end))).containsExactly("b.example.");
    }

    @Test
    void moves_a_tenant_on_over_what_others_did() {
        created(aZone().named("a.example").ownedBy(ACME));
        created(aZone().named("b.example").ownedBy(GLOBEX));

        EventSlice.Events slice = events(Optional.of(ACME), Optional.empty(), 10);

        assertThat(slice.complete()).isTrue();
        assertThat(slice.next()).isEqualTo(log().end());
    }

    @Test
    void hands_out_at_most_as_many_as_asked_for_and_says_whether_that_was_all() {
        for (int i = 0; i < 5; i++) {
            created(aZone().named("zone-" + i + ".example"));
        }

        EventSlice.Events first = events(Optional.of(ACME), Optional.empty(), 2);
        EventSlice.Events second = events(Optional.of(ACME), Optional.of(first.next()), 2);
        EventSlice.Events third = events(Optional.of(ACME), Optional.of(second.next()), 2);

        assertThat(List.of(first, second, third))
                .extracting(EventSlice.Events::complete)
                .containsExactly(false, false, true);
        assertThat(List.of(first, second, third))
                .flatExtracting(EventLogContract::zonesOf)
                .containsExactly(
                        "zone-0.example.", "zone-1.example.", "zone-2.example.", "zone-3.example.", "zone-4.example.");
    }

    @Test
    void forgets_what_is_old_and_tells_those_who_missed_it() {
        ChangeId beginning = log().end();
        created(aZone().named("old.example"));
        created(aZone().named("older.example"));
        ChangeId lastForgotten = log().end();
        created(aZone().named("new.example").wishedAt(START.plus(Duration.ofDays(40))));

        while (log().forget(START.plus(Duration.ofDays(30)), 1)) {
            assertThat(events().list()).isNotEmpty();
        }

        assertThat(zonesOf(events())).containsExactly("new.example.");
        assertThat(zonesOf(eventsAfter(lastForgotten))).containsExactly("new.example.");
        assertThat(log().after(Optional.of(ACME), Optional.of(beginning), 10))
                .isEqualTo(new EventSlice.CursorUnknown());
    }

    @Test
    void goes_on_after_everything_was_forgotten() {
        created(aZone().named("old.example"));
        assertThat(log().forget(START.plus(Duration.ofDays(30)), 500)).isFalse();
        ChangeId end = log().end();

        created(aZone().named("new.example"));

        assertThat(zonesOf(events())).containsExactly("new.example.");
        assertThat(zonesOf(eventsAfter(end))).containsExactly("new.example.");
    }

    @Test
    void forgets_nothing_behind_an_event_that_is_not_old() {
        created(aZone().named("new.example").wishedAt(START.plus(Duration.ofDays(40))));
        created(aZone().named("of-a-clock-set-back.example"));

        assertThat(log().forget(START.plus(Duration.ofDays(30)), 500)).isFalse();

        assertThat(events().list()).hasSize(2);
    }

    @Test
    void finds_the_point_just_before_a_time() {
        created(aZone().named("a.example"));
        created(aZone().named("b.example").ownedBy(GLOBEX).wishedAt(START.plusSeconds(10)));
        created(aZone().named("c.example").wishedAt(START.plusSeconds(20)));

        assertThat(zonesSince(ACME, START)).containsExactly("a.example.", "c.example.");
        assertThat(zonesSince(ACME, START.plusNanos(1))).containsExactly("c.example.");
        assertThat(zonesSince(ACME, START.plusSeconds(20))).containsExactly("c.example.");
        assertThat(log().justBefore(ACME, START.plusSeconds(21))).isEqualTo(log().end());
    }

    private List<String> zonesSince(TenantId tenant, Instant time) {
        return zonesOf(events(Optional.of(tenant), Optional.of(log().justBefore(tenant, time)), 10));
    }

    @Test
    void knows_no_point_of_another_store() throws Exception {
        created(aZone());
        try (OpenedStore other = openAnother()) {
            ChangeId foreign = other.stores().events().end();

            assertThat(log().after(Optional.empty(), Optional.of(foreign), 10))
                    .isEqualTo(new EventSlice.CursorUnknown());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "1", "nonsense", "-", "--", "a-b-c", "99999999999999999999999999"})
    void knows_no_point_that_it_never_gave(String text) {
        created(aZone());

        assertThat(log().after(Optional.empty(), Optional.of(new ChangeId(text)), 10))
                .isEqualTo(new EventSlice.CursorUnknown());
    }

    @Test
    void knows_no_point_that_is_still_to_come() {
        ChangeId later = createdVersion(aZone()).change();
        String future = later.value().replaceFirst("-[0-9]+$", "-1000");

        assertThat(log().after(Optional.empty(), Optional.of(new ChangeId(future)), 10))
                .isEqualTo(new EventSlice.CursorUnknown());
    }

    @Test
    void shows_a_follower_every_event_once_and_in_order_while_others_write() {
        int each = 100;
        ChangeId point = log().end();
        CompletableFuture<Void> writers = CompletableFuture.allOf(
                CompletableFuture.runAsync(() -> createMany("a", each)),
                CompletableFuture.runAsync(() -> createMany("b", each)));
        List<ChangeId> seen = new ArrayList<>();

        boolean isOver = false;
        for (int looks = 0; looks < MOST_LOOKS && !isOver; looks++) {
            isOver = writers.isDone();
            EventSlice.Events slice = events(Optional.empty(), Optional.of(point), 500);
            slice.list().forEach(event -> seen.add(event.id()));
            point = slice.next();
        }
        writers.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();

        assertThat(seen)
                .doesNotHaveDuplicates()
                .containsExactlyElementsOf(
                        events().list().stream().map(Event::id).toList());
        assertThat(seen).hasSize(2 * each);
    }

    private void createMany(String prefix, int count) {
        for (int i = 0; i < count; i++) {
            created(aZone().named(prefix + "-" + i + ".example"));
        }
    }
}
