package dev.koder.herald.domain.zone;

import static dev.koder.herald.domain.zone.ZoneFixture.APEX;
import static dev.koder.herald.domain.zone.ZoneFixture.NOW;
import static dev.koder.herald.domain.zone.ZoneFixture.SOA;
import static dev.koder.herald.domain.zone.ZoneFixture.contents;
import static dev.koder.herald.domain.zone.ZoneFixture.delete;
import static dev.koder.herald.domain.zone.ZoneFixture.key;
import static dev.koder.herald.domain.zone.ZoneFixture.replace;
import static dev.koder.herald.domain.zone.ZoneFixture.set;
import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.lock.LockId;
import dev.koder.herald.domain.lock.LockLevel;
import dev.koder.herald.domain.lock.ZoneLock;
import dev.koder.herald.domain.lock.ZoneLocks;
import dev.koder.herald.domain.record.RecordKey;
import dev.koder.herald.domain.record.RecordSet;
import dev.koder.herald.domain.tenant.Actor;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ZoneLocksTest {

    private static final MemoryContents HELD =
            contents(set("www", "A", "192.0.2.1", "192.0.2.2"), set("mail", "A", "192.0.2.3"));
    private static final ZoneChange SETTINGS = new ZoneChange.ChangeSettings(true);

    private static ZoneLock lock(LockLevel level, Optional<RecordKey> target) {
        return new ZoneLock(
                new LockId("lock-1"),
                target,
                level,
                "the shop",
                new Actor("alice"),
                NOW.minusSeconds(60),
                Optional.of(NOW.plusSeconds(1)));
    }

    private static ZoneLock onZone(LockLevel level) {
        return lock(level, Optional.empty());
    }

    private static ZoneLock on(String owner, String type, LockLevel level) {
        return lock(level, Optional.of(key(owner, type)));
    }

    private static Zone zone(ZoneLock... locks) {
        return ZoneFixture.zone(SOA, ZoneSettings.PLAIN, HELD).with(new ZoneLocks(List.of(locks)));
    }

    private static Judgement judge(Zone zone, ZoneChange change) {
        return ZoneFixture.judge(zone, HELD, new Precondition.None(), change);
    }

    private static Judgement judge(Zone zone, RecordChange... changes) {
        return judge(zone, new ZoneChange.ChangeRecords(List.of(changes)));
    }

    private static ZoneDeletion.Verdict deleted(Zone zone, boolean breaksLocks) {
        return new ZoneDeletion(
                        zone.tenant(),
                        APEX,
                        new Precondition.None(),
                        new Actor("bob"),
                        ChangeNote.NONE,
                        Optional.empty(),
                        NOW,
                        ChangeGuard.NONE,
                        breaksLocks)
                .judge(zone, HELD);
    }

    private static void assertLocked(Judgement judgement) {
        assertThat(judgement).isInstanceOf(Judgement.Objected.class);
        assertThat(((Judgement.Objected) judgement).objection()).isInstanceOf(Objection.Locked.class);
    }

    private static ZoneChange all(MemoryContents contents) {
        return new ZoneChange.ReplaceContents(SOA, Optional.empty(), contents);
    }

    /** Each look-up would be one into the store, for every lock and every write. */
    @Test
    void locks_of_rrsets_that_a_change_is_not_about_have_nothing_looked_up() {
        Zone zone = zone(on("mail", "A", LockLevel.NO_CHANGE), on("www", "A", LockLevel.NO_DELETION));
        ZonePatch patch = new ZonePatch(List.of(), List.of(set("new", "A", "192.0.2.9")));

        Scrutiny.Result result =
                new Scrutiny(ChangeGuard.NONE, false, NOW).of(ZoneEffect.ofPatch(zone, new Unreadable(), zone, patch));

        assertThat(result.objection()).isEmpty();
    }

    /** Contents that nobody may ask for anything. */
    private static final class Unreadable implements ZoneContents {

        @Override
        public Optional<RecordSet> find(DomainName owner, RecordType type) {
            throw new AssertionError("looked up " + owner + " " + type);
        }

        @Override
        public List<RecordSet> at(DomainName owner) {
            throw new AssertionError("looked up " + owner);
        }

        @Override
        public Optional<DomainName> firstBelow(DomainName ancestor, DomainName after) {
            throw new AssertionError("looked below " + ancestor);
        }

        @Override
        public void forEach(Consumer<? super RecordSet> reader) {
            throw new AssertionError("read");
        }
    }

    @Test
    void a_zone_that_is_not_to_be_changed_is_changed_by_nothing() {
        Zone zone = zone(onZone(LockLevel.NO_CHANGE));

        assertLocked(judge(zone, replace("new", "A", "192.0.2.9")));
        assertLocked(judge(zone, SETTINGS));
        assertLocked(judge(zone, new ZoneChange.ReplaceSoa(SOA, SerialPolicy.DATE)));
        assertLocked(judge(zone, all(contents())));
        assertThat(deleted(zone, false)).isInstanceOf(ZoneDeletion.Objected.class);
    }

    @Test
    void what_changes_nothing_is_never_objected_to() {
        Zone zone = zone(onZone(LockLevel.NO_CHANGE));

        assertThat(judge(zone, replace("mail", "A", "192.0.2.3"))).isInstanceOf(Judgement.Unchanged.class);
        assertThat(judge(zone, all(HELD))).isInstanceOf(Judgement.Unchanged.class);
    }

    @Test
    void a_zone_without_deletions_grows_and_changes_but_loses_no_rrset() {
        Zone zone = zone(onZone(LockLevel.NO_DELETION));

        assertThat(judge(zone, replace("mail", "A", "192.0.2.7"), replace("new", "A", "192.0.2.9")))
                .isInstanceOf(Judgement.Accepted.class);
        assertLocked(judge(zone, delete("mail", "A")));
        assertLocked(judge(zone, all(contents(set("www", "A", "192.0.2.1")))));
        assertThat(deleted(zone, false)).isInstanceOf(ZoneDeletion.Objected.class);
    }

    @Test
    void emptying_an_rrset_is_its_deletion() {
        Zone zone = zone(on("www", "A", LockLevel.NO_DELETION));

        assertThat(judge(zone, new RecordChange.Prune(set("www", "A", "192.0.2.1"))))
                .isInstanceOf(Judgement.Accepted.class);
        assertLocked(judge(zone, new RecordChange.Prune(set("www", "A", "192.0.2.1", "192.0.2.2"))));
    }

    @Test
    void an_rrset_that_goes_and_comes_back_in_one_batch_is_not_deleted() {
        Zone zone = zone(on("www", "A", LockLevel.NO_DELETION));

        assertThat(judge(zone, delete("www", "A"), replace("www", "A", "192.0.2.8")))
                .isInstanceOf(Judgement.Accepted.class);
    }

    @Test
    void an_rrset_that_is_not_to_be_changed_leaves_the_others_free() {
        Zone zone = zone(on("WWW", "A", LockLevel.NO_CHANGE), on("gone", "TXT", LockLevel.NO_CHANGE));

        assertThat(judge(zone, delete("mail", "A"))).isInstanceOf(Judgement.Accepted.class);
        assertThat(judge(zone, SETTINGS)).isInstanceOf(Judgement.Accepted.class);
        assertLocked(judge(zone, replace("www", "A", "192.0.2.1")));
        assertLocked(judge(zone, replace("gone", "TXT", "\"back\"")));
        assertLocked(judge(zone, all(contents())));
    }

    @Test
    void a_lock_against_the_deletion_of_the_soa_keeps_the_zone_while_records_stay_editable() {
        Zone zone = zone(on("@", "SOA", LockLevel.NO_DELETION));

        assertThat(judge(zone, delete("mail", "A"))).isInstanceOf(Judgement.Accepted.class);
        assertThat(judge(zone, all(contents()))).isInstanceOf(Judgement.Accepted.class);
        assertThat(deleted(zone, false)).isInstanceOf(ZoneDeletion.Objected.class);
    }

    @Test
    void a_lock_on_the_soa_keeps_it_as_it_is_though_its_serial_goes_on() {
        Zone zone = zone(on("@", "SOA", LockLevel.NO_CHANGE));
        Soa other = new Soa(SOA.mname(), SOA.rname(), 3600, 900, 1_209_600, 300, SOA.ttl());

        assertThat(judge(zone, delete("mail", "A"))).isInstanceOf(Judgement.Accepted.class);
        assertLocked(judge(zone, new ZoneChange.ReplaceSoa(other, SerialPolicy.INCREMENT)));
        assertLocked(judge(zone, new ZoneChange.ReplaceContents(other, Optional.empty(), HELD)));
    }

    @Test
    void a_lock_counts_until_it_expires() {
        ZoneLock over = new ZoneLock(
                new LockId("lock-1"),
                Optional.empty(),
                LockLevel.NO_CHANGE,
                "the freeze",
                new Actor("alice"),
                NOW.minusSeconds(60),
                Optional.of(NOW));

        assertThat(judge(zone(over), delete("mail", "A"))).isInstanceOf(Judgement.Accepted.class);
        assertThat(deleted(zone(over), false)).isInstanceOf(ZoneDeletion.Granted.class);
    }

    @Test
    void whoever_may_break_locks_has_the_change_made_and_the_broken_ones_told() {
        ZoneLock broken = on("www", "A", LockLevel.NO_CHANGE);
        ZoneLock kept = on("mail", "A", LockLevel.NO_CHANGE);
        ZoneCommit commit = new ZoneCommit(
                zone().tenant(),
                APEX,
                new Precondition.None(),
                new ZoneChange.ChangeRecords(List.of(delete("www", "A"))),
                new Actor("bob"),
                ChangeNote.NONE,
                Optional.empty(),
                NOW,
                ZoneLimits.DEFAULT,
                ChangeGuard.NONE,
                true);

        Judgement judgement = commit.judge(zone(broken, kept), HELD);

        assertThat(judgement).isInstanceOf(Judgement.BreaksLocks.class);
        assertThat(((Judgement.BreaksLocks) judgement).locks()).containsExactly(broken);
        assertThat(((Judgement.BreaksLocks) judgement).change()).isInstanceOf(Judgement.Accepted.class);
        assertThat(deleted(zone(broken, kept), true)).isEqualTo(new ZoneDeletion.Granted(List.of(broken, kept)));
    }
}
