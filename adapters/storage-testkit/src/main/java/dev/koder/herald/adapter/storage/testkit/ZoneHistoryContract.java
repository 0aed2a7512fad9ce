package dev.koder.herald.adapter.storage.testkit;

import static dev.koder.herald.adapter.storage.testkit.CommitBuilder.aCommit;
import static dev.koder.herald.adapter.storage.testkit.Samples.ACME;
import static dev.koder.herald.adapter.storage.testkit.Samples.ALICE;
import static dev.koder.herald.adapter.storage.testkit.Samples.GLOBEX;
import static dev.koder.herald.adapter.storage.testkit.Samples.START;
import static dev.koder.herald.adapter.storage.testkit.Samples.recordSet;
import static dev.koder.herald.adapter.storage.testkit.ZoneBuilder.aZone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.application.zone.CommitOutcome;
import dev.koder.herald.application.zone.DeleteOutcome;
import dev.koder.herald.application.zone.HistoryOutcome;
import dev.koder.herald.application.zone.VersionDetails;
import dev.koder.herald.application.zone.ZoneUndeletion;
import dev.koder.herald.application.zone.port.ZoneHistory;
import dev.koder.herald.application.zone.port.ZoneStore;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.pop.CommittedChange;
import dev.koder.herald.domain.record.RecordKey;
import dev.koder.herald.domain.record.RecordSet;
import dev.koder.herald.domain.tenant.Actor;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.zone.Agreement;
import dev.koder.herald.domain.zone.ChangeGuard;
import dev.koder.herald.domain.zone.ChangeId;
import dev.koder.herald.domain.zone.ChangeNote;
import dev.koder.herald.domain.zone.Precondition;
import dev.koder.herald.domain.zone.Soa;
import dev.koder.herald.domain.zone.VersionEntry;
import dev.koder.herald.domain.zone.VersionKind;
import dev.koder.herald.domain.zone.Zone;
import dev.koder.herald.domain.zone.ZoneChange;
import dev.koder.herald.domain.zone.ZoneDeletion;
import dev.koder.herald.domain.zone.ZoneDiff;
import dev.koder.herald.domain.zone.ZonePatch;
import dev.koder.herald.domain.zone.ZoneVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What every {@link ZoneHistory} keeps to. */
abstract class ZoneHistoryContract extends ForgettingVersions {

    @Test
    void begins_with_the_creation() {
        ZoneVersion created = createdVersion(aZone().atSerial(7));

        assertThat(versions())
                .containsExactly(new VersionEntry(created, VersionKind.CREATED, ACME, ALICE, ChangeNote.NONE));
    }

    @Test
    void tells_the_latest_version_first_with_who_made_it_when_and_why() {
        ZoneVersion first = createdVersion(aZone());
        ZoneVersion second = done(aCommit().replacing("www", "A", "192.0.2.1").because("moving the site"));
        Instant later = START.plus(Duration.ofDays(3));
        ZoneVersion third = done(aCommit().deleting("www", "A").wishedAt(later));

        assertThat(versions())
                .containsExactly(
                        new VersionEntry(third, VersionKind.CHANGED, ACME, ALICE, ChangeNote.NONE),
                        new VersionEntry(
                                second,
                                VersionKind.CHANGED,
                                ACME,
                                ALICE,
                                new ChangeNote(
                                        Optional.of("request-1"),
                                        Optional.of("moving the site"),
                                        Optional.of("token-1"))),
                        new VersionEntry(first, VersionKind.CREATED, ACME, ALICE, ChangeNote.NONE));
        assertThat(versions().getFirst().version().zone().changedAt()).isEqualTo(later);
    }

    @Test
    void tells_who_agreed_to_a_version() {
        createdVersion(aZone());
        Agreement agreement = new Agreement("0a1b", List.of(new Actor("bob"), new Actor("carol")));

        done(aCommit().replacing("www", "A", "192.0.2.1").agreedTo(agreement));

        assertThat(versions().getFirst().note().agreement()).contains(agreement);
    }

    @Test
    void tells_a_deletion_and_a_return_from_other_versions() {
        Zone zone = created(aZone().atSerial(7));
        ChangeId deletion = zoneDeletedBecause("no longer needed");
        Instant later = DELETED_AT.plus(Duration.ofHours(2));
        zones().undelete(new ZoneUndeletion(
                ACME, ZONE, ALICE, ChangeNote.NONE, Optional.empty(), later, ChangeGuard.NONE));

        assertThat(versions())
                .extracting(VersionEntry::kind)
                .containsExactly(VersionKind.RESTORED, VersionKind.DELETED, VersionKind.CREATED);
        VersionEntry told = versions().get(1);
        assertThat(told.version().change()).isEqualTo(deletion);
        assertThat(told.version().zone().serial()).isEqualTo(zone.serial());
        assertThat(told.version().zone().changedAt()).isEqualTo(DELETED_AT);
        assertThat(told.note().reason()).contains("no longer needed");
        assertThat(versions().getFirst().version().zone().changedAt()).isEqualTo(later);
    }

    private ChangeId zoneDeletedBecause(String reason) {
        DeleteOutcome outcome = zones().delete(new ZoneDeletion(
                ACME,
                ZONE,
                new Precondition.None(),
                ALICE,
                new ChangeNote(Optional.empty(), Optional.of(reason), Optional.empty()),
                Optional.empty(),
                DELETED_AT,
                ChangeGuard.NONE,
                false));
        return ((DeleteOutcome.Deleted) outcome).change();
    }

    @Test
    void still_knows_a_deletion_for_one_after_the_zone_is_back() {
        Zone zone = created(aZone());
        ChangeId change = deleted(ACME, "example.org");
        created(aZone().wishedAt(DELETED_AT.plus(Duration.ofHours(2))));

        CommittedChange known =
                new CommittedChange(zone.name(), zone.serial(), DELETED_AT, true, Optional.of(DELETED_AT));
        assertThat(history().change(ACME, change)).contains(known);
        stores().events().forget(DELETED_AT.plus(Duration.ofDays(30)), 10);
        assertThat(history().change(ACME, change)).contains(known);
    }

    @Test
    void finds_each_of_many_versions_by_its_serial_and_none_between() {
        SplittableRandom random = new SplittableRandom(13);
        created(aZone().atSerial(Serial.MAX_VALUE - 300));
        Map<Serial, ChangeId> changes = new HashMap<>();
        for (int i = 0; i < 300; i++) {
            ZoneVersion version = done(aCommit()
                    .replacingAll(new ZoneChange.ReplaceContents(
                            ZoneBuilder.soa(),
                            leap(random, found("example.org").orElseThrow()),
                            aZone().with("www", "TXT", "text " + i).contents())));
            changes.put(version.zone().serial(), version.change());
        }

        changes.forEach((serial, change) -> assertThat(found(history().version(ACME, ZONE, serial))
                        .entry()
                        .version()
                        .change())
                .isEqualTo(change));
        for (Serial serial : changes.keySet()) {
            if (!changes.containsKey(serial.next())) {
                assertThat(history().version(ACME, ZONE, serial.next()))
                        .isEqualTo(new HistoryOutcome.NoSuchVersion<>(serial.next()));
            }
        }
    }

    /** Now and then some steps at once, within a block of serials or over the end of it. */
    private static Optional<Serial> leap(SplittableRandom random, Zone zone) {
        return random.nextInt(3) == 0 ? Optional.of(zone.serial().plus(2 + random.nextInt(100))) : Optional.empty();
    }

    @Test
    void pages_from_any_version_on() {
        createdVersion(aZone());
        List<ChangeId> changes = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            changes.add(done(aCommit().replacing("www", "A", "192.0.2." + i)).change());
        }

        List<VersionEntry> page =
                history().versions(ACME, ZONE, Optional.of(changes.get(4)), 2).orElseThrow();

        assertThat(page).extracting(entry -> entry.version().change()).containsExactly(changes.get(3), changes.get(2));
    }

    @Test
    void pages_from_no_version_of_another_zone() {
        createdVersion(aZone());
        ChangeId foreign =
                createdVersion(aZone().ownedBy(GLOBEX).named("example.com")).change();
        done(aCommit().to("example.com").by(GLOBEX).replacing("www", "A", "192.0.2.1"));

        assertThat(history().versions(ACME, ZONE, Optional.of(foreign), 10).orElseThrow())
                .isEmpty();
        assertThat(history()
                        .versions(ACME, ZONE, Optional.of(new ChangeId("no-such")), 10)
                        .orElseThrow())
                .isEmpty();
    }

    @Test
    void makes_no_version_of_what_changes_nothing_or_is_refused() {
        created(aZone().with("www", "A", "192.0.2.1"));

        CommitOutcome unchanged =
                zones().commit(aCommit().replacing("www", "A", "192.0.2.1").commit());
        CommitOutcome refused = zones().commit(aCommit().deleting("@", "NS").commit());

        assertThat(unchanged).isInstanceOf(CommitOutcome.Unchanged.class);
        assertThat(refused).isInstanceOf(CommitOutcome.Refused.class);
        assertThat(versions()).hasSize(1);
    }

    @Test
    void tells_what_a_version_changed() {
        created(aZone().atSerial(7).with("www", "A", "192.0.2.1").with("old", "A", "192.0.2.9"));
        done(aCommit().replacing("www", "A", "192.0.2.2").deleting("old", "A").replacing("new", "TXT", "new"));

        VersionDetails details = found(history().version(ACME, ZONE, new Serial(8)));

        assertThat(details.previous().orElseThrow().serial()).isEqualTo(new Serial(7));
        assertThat(details.patch().orElseThrow().before())
                .containsExactlyInAnyOrder(
                        recordSet("www.example.org", "A", "192.0.2.1"), recordSet("old.example.org", "A", "192.0.2.9"));
        assertThat(details.patch().orElseThrow().after())
                .containsExactlyInAnyOrder(
                        recordSet("www.example.org", "A", "192.0.2.2"), recordSet("new.example.org", "TXT", "new"));
    }

    @Test
    void counts_everything_as_new_in_the_first_version() {
        created(aZone().atSerial(7).with("www", "A", "192.0.2.1"));

        VersionDetails details = found(history().version(ACME, ZONE, new Serial(7)));

        assertThat(details.previous()).isEmpty();
        assertThat(details.patch()).isEmpty();
    }

    @Test
    void leads_from_any_version_to_any_other() {
        SplittableRandom random = new SplittableRandom(11);
        created(aZone().atSerial(1));
        List<Map<RecordKey, RecordSet>> states = new ArrayList<>(List.of(state()));
        for (int i = 0; i < 12; i++) {
            done(aCommit()
                    .replacing("h" + random.nextInt(4), "A", "192.0.2." + (10 + i))
                    .deleting("h" + (4 + random.nextInt(2)), "A")
                    .replacing("h" + (6 + random.nextInt(3)), "TXT", "text " + i));
            states.add(state());
        }

        for (int from = 0; from < states.size(); from++) {
            for (int to = 0; to < states.size(); to++) {
                ZoneDiff diff = found(history().between(ACME, ZONE, new Serial(1 + from), new Serial(1 + to)));
                assertThat(applied(diff.recordSets(), states.get(from)))
                        .as("%s to %s", from, to)
                        .isEqualTo(states.get(to));
                assertThat(diff.from().serial()).isEqualTo(new Serial(1 + from));
                assertThat(diff.to().serial()).isEqualTo(new Serial(1 + to));
            }
        }
    }

    @Test
    void reads_the_zone_as_it_was_at_any_version() {
        SplittableRandom random = new SplittableRandom(12);
        created(aZone().atSerial(1).withHosts(300, i -> "h" + i));
        List<List<RecordSet>> states = new ArrayList<>(List.of(contents("example.org")));
        for (int i = 0; i < 12; i++) {
            done(aCommit()
                    .replacing("h" + random.nextInt(400), "A", "192.0.2." + (10 + i))
                    .replacing("h" + random.nextInt(400) + ".deep", "TXT", "text " + i)
                    .deleting("h" + random.nextInt(300), "A"));
            states.add(contents("example.org"));
        }

        for (int i = 0; i < states.size(); i++) {
            Serial serial = new Serial(1 + i);
            assertThat(readAt(serial)).as("at %s", serial).isEqualTo(new HistoryOutcome.Found<>(states.get(i)));
        }
    }

    @Test
    void hands_over_the_version_with_what_it_held() {
        Zone first = created(aZone().atSerial(7));
        done(aCommit().replacing("www", "A", "192.0.2.1"));

        Zone read = found(history().readAt(ACME, ZONE, new Serial(7), (version, contents) -> version));

        assertThat(read.serial()).isEqualTo(first.serial());
        assertThat(read.soa()).isEqualTo(first.soa());
        assertThat(read.recordSetCount()).isEqualTo(first.recordSetCount());
    }

    @Test
    void reads_nothing_that_it_does_not_reach() {
        created(aZone().atSerial(1).withHosts(20_001, i -> "a" + i));
        done(aCommit()
                .replacingAll(new ZoneChange.ReplaceContents(
                        ZoneBuilder.soa(),
                        Optional.empty(),
                        aZone().withHosts(20_001, i -> "b" + i).contents())));

        assertThat(readAt(new Serial(1))).isEqualTo(new HistoryOutcome.OutOfReach<>(new Serial(2)));
        assertThat(readAt(new Serial(99))).isEqualTo(new HistoryOutcome.NoSuchVersion<>(new Serial(99)));
        assertThat(history().readAt(GLOBEX, ZONE, new Serial(2), (version, contents) -> version))
                .isEqualTo(new HistoryOutcome.NoSuchZone<>());
    }

    private HistoryOutcome<List<RecordSet>> readAt(Serial serial) {
        return history().readAt(ACME, ZONE, serial, (version, contents) -> {
            List<RecordSet> sets = new ArrayList<>();
            contents.forEach(sets::add);
            return sets;
        });
    }

    @Test
    void tells_the_soa_and_the_size_of_each_version() {
        created(aZone().atSerial(1));
        Soa soa = ZoneBuilder.soa();
        Soa changed = new Soa(soa.mname(), soa.rname(), 7300, soa.retry(), soa.expire(), soa.minimum(), soa.ttl());
        done(aCommit().replacingAll(new ZoneChange.ReplaceContents(changed, Optional.empty(), aZone().contents())));

        ZoneDiff diff = found(history().between(ACME, ZONE, new Serial(2), new Serial(1)));

        assertThat(diff.from().soa()).isEqualTo(changed);
        assertThat(diff.to().soa()).isEqualTo(soa);
        assertThat(diff.to().recordSetCount()).isEqualTo(1);
        assertThat(diff.recordSets()).isEqualTo(ZonePatch.NONE);
    }

    @Test
    void leads_back_over_a_replacement_of_most_of_a_zone() {
        created(aZone().atSerial(1).withHosts(1_500, i -> "a" + i));
        Map<RecordKey, RecordSet> before = state();
        done(aCommit()
                .replacingAll(new ZoneChange.ReplaceContents(
                        ZoneBuilder.soa(),
                        Optional.empty(),
                        aZone().withHosts(1_500, i -> "b" + i).contents())));

        ZoneDiff back = found(history().between(ACME, ZONE, new Serial(2), new Serial(1)));

        assertThat(applied(back.recordSets(), state())).isEqualTo(before);
    }

    @Test
    void says_that_a_version_is_out_of_reach_rather_than_telling_it_wrongly() {
        created(aZone().atSerial(1).withHosts(20_001, i -> "a" + i));
        done(aCommit()
                .replacingAll(new ZoneChange.ReplaceContents(
                        ZoneBuilder.soa(),
                        Optional.empty(),
                        aZone().withHosts(20_001, i -> "b" + i).contents())));
        done(aCommit().replacing("www", "A", "192.0.2.1"));

        assertThat(history().between(ACME, ZONE, new Serial(3), new Serial(1)))
                .isEqualTo(new HistoryOutcome.OutOfReach<>(new Serial(2)));
        assertThat(history().between(ACME, ZONE, new Serial(3), new Serial(2)))
                .isInstanceOf(HistoryOutcome.Found.class);
    }

    @Test
    void knows_no_serial_that_the_zone_never_was_at() {
        created(aZone().atSerial(7));

        assertThat(history().version(ACME, ZONE, new Serial(6)))
                .isEqualTo(new HistoryOutcome.NoSuchVersion<>(new Serial(6)));
        assertThat(history().between(ACME, ZONE, new Serial(7), new Serial(6)))
                .isEqualTo(new HistoryOutcome.NoSuchVersion<>(new Serial(6)));
    }

    @Test
    void goes_over_the_end_of_the_numbers() {
        created(aZone().atSerial(Serial.MAX_VALUE));
        done(aCommit().replacing("www", "A", "192.0.2.1"));

        ZoneDiff diff = found(history().between(ACME, ZONE, new Serial(Serial.MAX_VALUE), new Serial(0)));

        assertThat(diff.recordSets().after()).containsExactly(recordSet("www.example.org", "A", "192.0.2.1"));
    }

    @Test
    void tells_nothing_of_another_tenants_zone_nor_of_a_deleted_one() {
        created(aZone().atSerial(7));

        assertThat(history().versions(GLOBEX, ZONE, Optional.empty(), 10)).isEmpty();
        assertThat(history().version(GLOBEX, ZONE, new Serial(7))).isEqualTo(new HistoryOutcome.NoSuchZone<>());
        deleted(ACME, "example.org");
        assertThat(history().versions(ACME, ZONE, Optional.empty(), 10)).isEmpty();
        assertThat(history().between(ACME, ZONE, new Serial(7), new Serial(7)))
                .isEqualTo(new HistoryOutcome.NoSuchZone<>());
    }

    @Test
    void a_zone_that_its_tenant_creates_again_goes_on_with_its_versions() {
        ZoneVersion first = createdVersion(aZone().atSerial(7).with("old", "A", "192.0.2.9"));
        ZoneVersion second = done(aCommit().replacing("www", "A", "192.0.2.1"));
        ChangeId deletion = deleted(ACME, "example.org");

        ZoneVersion again = createdVersion(aZone().with("www", "A", "192.0.2.2").wishedAt(DELETED_AT));

        assertThat(versions())
                .extracting(entry -> entry.version().change())
                .containsExactly(again.change(), deletion, second.change(), first.change());
        VersionDetails details =
                found(history().version(ACME, ZONE, again.zone().serial()));
        assertThat(details.previous().orElseThrow().serial()).isEqualTo(new Serial(8));
        assertThat(details.patch().orElseThrow().before())
                .containsExactlyInAnyOrder(
                        recordSet("www.example.org", "A", "192.0.2.1"), recordSet("old.example.org", "A", "192.0.2.9"));
        assertThat(details.patch().orElseThrow().after())
                .containsExactly(recordSet("www.example.org", "A", "192.0.2.2"));
    }

    @Test
    void a_zone_that_its_tenant_creates_again_can_be_what_it_was_before_its_deletion() {
        created(aZone().atSerial(7).with("old", "A", "192.0.2.9"));
        done(aCommit().replacing("www", "A", "192.0.2.1"));
        List<RecordSet> before = contents("example.org");
        deleted(ACME, "example.org");
        Serial again = created(aZone().with("www", "A", "192.0.2.2").wishedAt(DELETED_AT))
                .serial();

        assertThat(readAt(new Serial(8))).isEqualTo(new HistoryOutcome.Found<>(before));
        ZoneDiff wayBack = found(history().between(ACME, ZONE, again, new Serial(8)));
        done(aCommit()
                .making(ZoneChange.ChangeRecords.along(
                        wayBack.recordSets(), wayBack.to().soaRecordSet())));
        assertThat(contents("example.org")).isEqualTo(before);
    }

    @Test
    void says_that_what_was_before_a_very_different_zone_of_the_same_name_is_out_of_reach() {
        created(aZone().atSerial(1).withHosts(20_001, i -> "a" + i));
        deleted(ACME, "example.org");
        created(aZone().withHosts(20_001, i -> "b" + i).wishedAt(DELETED_AT));

        assertThat(readAt(new Serial(1))).isEqualTo(new HistoryOutcome.OutOfReach<>(new Serial(2)));
        assertThat(versions()).hasSize(3);
    }

    @Test
    void a_zone_that_another_tenant_creates_has_no_past() {
        created(aZone().atSerial(7));
        ZoneVersion second = done(aCommit().replacing("www", "A", "192.0.2.1"));
        ChangeId deletion = deleted(ACME, "example.org");

        ZoneVersion theirs =
                createdVersion(aZone().ownedBy(GLOBEX).wishedAt(DELETED_AT.plus(ZoneStore.HELD_AFTER_DELETION)));

        assertThat(history().versions(GLOBEX, ZONE, Optional.empty(), 10).orElseThrow())
                .extracting(VersionEntry::version)
                .containsExactly(theirs);
        VersionDetails details =
                found(history().version(GLOBEX, ZONE, theirs.zone().serial()));
        assertThat(details.previous()).isEmpty();
        assertThat(details.patch()).isEmpty();
        assertThat(history().version(GLOBEX, ZONE, new Serial(8)))
                .isEqualTo(new HistoryOutcome.NoSuchVersion<>(new Serial(8)));
        for (TenantId tenant : List.of(ACME, GLOBEX)) {
            assertThat(history().change(tenant, second.change())).isEmpty();
            assertThat(history().change(tenant, deletion)).isEmpty();
        }
    }

    private Map<RecordKey, RecordSet> state() {
        Map<RecordKey, RecordSet> sets = new HashMap<>();
        contents("example.org").forEach(set -> sets.put(set.key(), set));
        return sets;
    }

    private static Map<RecordKey, RecordSet> applied(ZonePatch patch, Map<RecordKey, RecordSet> contents) {
        Map<RecordKey, RecordSet> sets = new HashMap<>(contents);
        patch.before().forEach(set -> assertThat(sets.remove(set.key())).isEqualTo(set));
        patch.after().forEach(set -> assertThat(sets.put(set.key(), set)).isNull());
        return sets;
    }
}
