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
import dev.koder.herald.application.zone.CommitOutcome;
import dev.koder.herald.application.zone.CreateOutcome;
import dev.koder.herald.application.zone.DeleteOutcome;
import dev.koder.herald.application.zone.UndeleteOutcome;
import dev.koder.herald.application.zone.ZoneUndeletion;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.event.Event;
import dev.koder.herald.domain.event.EventType;
import dev.koder.herald.domain.lock.LockId;
import dev.koder.herald.domain.lock.LockLevel;
import dev.koder.herald.domain.lock.ZoneLock;
import dev.koder.herald.domain.lock.ZoneLocks;
import dev.koder.herald.domain.record.RecordKey;
import dev.koder.herald.domain.tenant.Actor;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.zone.ChangeGuard;
import dev.koder.herald.domain.zone.ChangeNote;
import dev.koder.herald.domain.zone.LockChange;
import dev.koder.herald.domain.zone.Objection;
import dev.koder.herald.domain.zone.Precondition;
import dev.koder.herald.domain.zone.Zone;
import dev.koder.herald.domain.zone.ZoneDeletion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What a store does with locks on zones, and with guards that object to changes. */
abstract class LockingZones extends Contract {

    private static final Instant LOCKED_AT = START.plusSeconds(10);
    private static final ZoneLock FREEZE = lock("freeze", Optional.empty(), LockLevel.NO_CHANGE);
    private static final ZoneLock KEEP =
            lock("keep", Optional.of(new RecordKey(name("example.org"), RecordType.SOA)), LockLevel.NO_DELETION);

    private static ZoneLock lock(String id, Optional<RecordKey> target, LockLevel level) {
        return new ZoneLock(
                new LockId(id),
                target,
                level,
                "until the \"sale\" is over: 5 % off",
                ALICE,
                LOCKED_AT,
                Optional.of(DELETED_AT.plusSeconds(60)));
    }

    private Optional<LockChange.Verdict> change(TenantId tenant, LockChange.Action action, Actor actor) {
        return zones().changeLocks(
                        new LockChange(tenant, name("example.org"), action, actor, ChangeNote.NONE, LOCKED_AT));
    }

    private void lock(ZoneLock lock) {
        assertThat(change(ACME, new LockChange.Set(lock), ALICE).orElseThrow()).isInstanceOf(LockChange.Granted.class);
    }

    private List<Event> events() {
        EventSlice slice = stores().events().after(Optional.of(ACME), Optional.empty(), 500);
        assertThat(slice).isInstanceOf(EventSlice.Events.class);
        return ((EventSlice.Events) slice).list();
    }

    private ZoneLocks locks() {
        return found("example.org").orElseThrow().locks();
    }

    @Test
    void keeps_locks_as_they_were_set_and_makes_no_version_of_it() {
        Zone before = created(aZone());

        lock(FREEZE);
        lock(KEEP);

        assertThat(locks().list()).containsExactly(FREEZE, KEEP);
        assertThat(found("example.org").orElseThrow().serial()).isEqualTo(before.serial());
        assertThat(zones().list(ACME, Optional.empty(), 10).getFirst().locks()).isEqualTo(locks());
    }

    @Test
    void a_lock_that_comes_or_goes_leaves_an_event_and_nothing_in_the_feed() {
        created(aZone());
        var cursor = feed().next();

        lock(FREEZE);
        change(ACME, new LockChange.Remove(FREEZE.id(), false), ALICE);

        assertThat(locks()).isEqualTo(ZoneLocks.NONE);
        assertThat(events())
                .extracting(Event::type)
                .containsExactly(EventType.ZONE_CREATED, EventType.LOCK_SET, EventType.LOCK_REMOVED);
        assertThat(events().getLast().subject()).contains("freeze");
        assertThat(events()).extracting(Event::id).doesNotHaveDuplicates();
        assertThat(feedAfter(cursor).zones()).isEmpty();
    }

    @Test
    void refuses_what_the_verdict_refuses_and_writes_nothing() {
        created(aZone());
        lock(FREEZE);
        Actor bob = new Actor("bob");

        assertThat(change(ACME, new LockChange.Remove(FREEZE.id(), false), bob))
                .contains(new LockChange.OfSomebodyElse(FREEZE));
        assertThat(change(ACME, new LockChange.Remove(KEEP.id(), true), bob)).contains(new LockChange.NoSuchLock());
        assertThat(change(GLOBEX, new LockChange.Remove(FREEZE.id(), true), bob))
                .isEmpty();
        assertThat(locks().list()).containsExactly(FREEZE);
        assertThat(events()).hasSize(2);
    }

    @Test
    void a_lock_that_is_altered_is_the_same_lock_and_leaves_an_event() {
        created(aZone());
        lock(FREEZE);
        lock(KEEP);

        Optional<LockChange.Verdict> verdict = change(ACME, toLevel(LockLevel.NO_DELETION, false), ALICE);

        ZoneLock altered = FREEZE.with(LockLevel.NO_DELETION, FREEZE.reason(), FREEZE.expiresAt());
        assertThat(verdict.orElseThrow()).isInstanceOf(LockChange.Granted.class);
        assertThat(locks().list()).containsExactly(altered, KEEP);
        assertThat(events().getLast().type()).isEqualTo(EventType.LOCK_CHANGED);
        assertThat(events().getLast().subject()).contains("freeze");
    }

    private static LockChange.Alter toLevel(LockLevel level, boolean ofAnybody) {
        return new LockChange.Alter(FREEZE.id(), Optional.of(level), Optional.empty(), Optional.empty(), ofAnybody);
    }

    @Test
    void a_lock_that_is_as_wished_already_leaves_nothing() {
        created(aZone());
        lock(FREEZE);

        assertThat(change(ACME, toLevel(FREEZE.level(), false), ALICE)).contains(new LockChange.Same(FREEZE));
        assertThat(change(ACME, new LockChange.Set(FREEZE), ALICE)).contains(new LockChange.Same(FREEZE));

        assertThat(locks().list()).containsExactly(FREEZE);
        assertThat(events()).hasSize(2);
    }

    @Test
    void a_lock_of_somebody_elses_is_altered_by_those_alone_who_may_take_it_away() {
        created(aZone());
        lock(FREEZE);
        Actor bob = new Actor("bob");

        assertThat(change(ACME, toLevel(LockLevel.NO_DELETION, false), bob))
                .contains(new LockChange.OfSomebodyElse(FREEZE));
        assertThat(locks().list()).containsExactly(FREEZE);

        change(ACME, toLevel(LockLevel.NO_DELETION, true), bob);

        assertThat(locks().list().getFirst().level()).isEqualTo(LockLevel.NO_DELETION);
        assertThat(locks().list().getFirst().owner()).isEqualTo(ALICE);
    }

    @Test
    void has_every_commit_judged_by_the_locks() {
        created(aZone());
        lock(FREEZE);

        CommitOutcome outcome =
                zones().commit(aCommit().replacing("www", "A", "192.0.2.1").commit());

        assertThat(outcome)
                .isEqualTo(
                        new CommitOutcome.Objected(found("example.org").orElseThrow(), new Objection.Locked(FREEZE)));
        assertThat(stored("www.example.org", "A")).isEmpty();
    }

    @Test
    void locks_stay_whatever_version_the_zone_is_at() {
        created(aZone());
        lock(KEEP);

        done(aCommit().replacing("www", "A", "192.0.2.1"));

        assertThat(locks().list()).containsExactly(KEEP);
    }

    @Test
    void deletes_no_zone_that_is_locked_unless_the_lock_is_broken() {
        created(aZone());
        lock(KEEP);

        assertThat(zones().delete(deletion(ACME, "example.org"))).isInstanceOf(DeleteOutcome.Objected.class);
        assertThat(zones().delete(breaking())).isInstanceOf(DeleteOutcome.Deleted.class);
        assertThat(events())
                .extracting(Event::type)
                .containsExactly(
                        EventType.ZONE_CREATED, EventType.LOCK_SET, EventType.LOCK_BROKEN, EventType.ZONE_DELETED);
    }

    private static ZoneDeletion breaking() {
        return new ZoneDeletion(
                ACME,
                name("example.org"),
                new Precondition.None(),
                ALICE,
                ChangeNote.NONE,
                Optional.empty(),
                DELETED_AT,
                ChangeGuard.NONE,
                true);
    }

    @Test
    void a_broken_lock_leaves_an_event_just_before_that_of_the_change() {
        created(aZone());
        lock(FREEZE);

        done(aCommit().replacing("www", "A", "192.0.2.1").breakingLocks().because("the site is down"));

        List<Event> events = events();
        Event broken = events.get(events.size() - 2);
        assertThat(broken.type()).isEqualTo(EventType.LOCK_BROKEN);
        assertThat(broken.subject()).contains("freeze");
        assertThat(broken.note().reason()).contains("the site is down");
        assertThat(events.getLast().type()).isEqualTo(EventType.ZONE_CHANGED);
        assertThat(locks().list()).containsExactly(FREEZE);
    }

    @Test
    void a_zone_that_is_had_back_is_locked_as_it_was_and_one_created_anew_is_not() {
        created(aZone());
        lock(KEEP);
        zones().delete(breaking());

        zones().undelete(undeletion(ChangeGuard.NONE));
        assertThat(locks().list()).containsExactly(KEEP);

        zones().delete(breaking());
        created(aZone().wishedAt(DELETED_AT));
        assertThat(locks()).isEqualTo(ZoneLocks.NONE);
    }

    private static ZoneUndeletion undeletion(ChangeGuard guard) {
        return new ZoneUndeletion(
                ACME, name("example.org"), ALICE, ChangeNote.NONE, Optional.empty(), DELETED_AT, guard);
    }

    @Test
    void asks_the_guard_of_a_change_and_writes_nothing_where_it_objects() {
        Objection objection = new Objection.Locked(FREEZE);
        ChangeGuard against = effect -> Optional.of(objection);

        assertThat(zones().create(aZone().guardedBy(against).creation()))
                .isEqualTo(new CreateOutcome.Objected(objection));
        assertThat(found("example.org")).isEmpty();

        Zone zone = created(aZone());
        assertThat(zones().commit(aCommit()
                        .replacing("www", "A", "192.0.2.1")
                        .guardedBy(against)
                        .commit()))
                .isEqualTo(new CommitOutcome.Objected(zone, objection));
        assertThat(stored("www.example.org", "A")).isEmpty();

        deleted(ACME, "example.org");
        assertThat(zones().undelete(undeletion(against))).isEqualTo(new UndeleteOutcome.Objected(zone, objection));
        assertThat(found("example.org")).isEmpty();
    }

    @Test
    void a_guard_sees_what_a_change_would_make_of_the_zone() {
        created(aZone().with("www", "A", "192.0.2.1"));
        RecordKey www = new RecordKey(name("www.example.org"), RecordType.parse("A"));
        AtomicInteger asked = new AtomicInteger();
        ChangeGuard guard = effect -> {
            asked.incrementAndGet();
            assertThat(effect.before(www)).isPresent();
            assertThat(effect.after(www)).isEmpty();
            assertThat(effect.deletes(www)).isTrue();
            assertThat(effect.recordSetChanges().orElseThrow()).singleElement().satisfies(change -> {
                assertThat(change.key()).isEqualTo(www);
                assertThat(change.isDeletion()).isTrue();
            });
            return Optional.empty();
        };

        done(aCommit().deleting("www", "A").guardedBy(guard));

        assertThat(asked.get()).isPositive();
    }
}
