package dev.koder.herald.adapter.storage.testkit;

import static dev.koder.herald.adapter.storage.testkit.CommitBuilder.aCommit;
import static dev.koder.herald.adapter.storage.testkit.Samples.ACME;
import static dev.koder.herald.adapter.storage.testkit.Samples.name;
import static dev.koder.herald.adapter.storage.testkit.ZoneBuilder.aZone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.application.zone.HistoryOutcome;
import dev.koder.herald.application.zone.ZoneUndeletion;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.record.RecordSet;
import dev.koder.herald.domain.zone.ChangeGuard;
import dev.koder.herald.domain.zone.ChangeNote;
import dev.koder.herald.domain.zone.SerialPolicy;
import dev.koder.herald.domain.zone.Soa;
import dev.koder.herald.domain.zone.ZoneChange;
import dev.koder.herald.domain.zone.ZoneDiff;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Whatever is done to a zone, it can be read as it was at each version, and be made that again: all but the serial is as it was. */
abstract class RestoringAnyHistory extends Contract {

    private static final DomainName ZONE = name("example.org");
    private static final int HISTORIES = 6;
    private static final int CHANGES = 40;
    private static final int RESTORES = 15;

    private final Map<Serial, State> states = new LinkedHashMap<>();
    private int values;

    /** What a version holds. */
    private record State(Soa soa, List<RecordSet> contents) {}

    @Test
    void each_version_is_read_and_restored_as_it_was() {
        for (int seed = 1; seed <= HISTORIES; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            states.clear();
            created(aZone().atSerial(random.nextLong(Serial.MAX_VALUE)).wishedAt(DELETED_AT));
            note();
            for (int i = 0; i < CHANGES; i++) {
                change(random);
                note();
            }
            states.forEach((serial, state) ->
                    assertThat(readAt(serial)).as("at %s", serial).isEqualTo(state));
            for (int i = 0; i < RESTORES; i++) {
                Serial serial = any(random);
                restore(serial);
                assertThat(current()).as("restored to %s", serial).isEqualTo(states.get(serial));
            }
            deleted(ACME, "example.org");
            zones().forgetDeleted(DELETED_AT, 10);
        }
    }

    private void note() {
        states.putIfAbsent(found("example.org").orElseThrow().serial(), current());
    }

    private State current() {
        return new State(found("example.org").orElseThrow().soa(), contents("example.org"));
    }

    private State readAt(Serial serial) {
        return found(stores().history().readAt(ACME, ZONE, serial, (version, contents) -> {
            List<RecordSet> sets = new ArrayList<>();
            contents.forEach(sets::add);
            return new State(version.soa(), sets);
        }));
    }

    private static <T> T found(HistoryOutcome<T> outcome) {
        assertThat(outcome).isInstanceOf(HistoryOutcome.Found.class);
        return ((HistoryOutcome.Found<T>) outcome).value();
    }

    private Serial any(SplittableRandom random) {
        return List.copyOf(states.keySet()).get(random.nextInt(states.size()));
    }

    private void restore(Serial serial) {
        Serial now = found("example.org").orElseThrow().serial();
        ZoneDiff way = found(stores().history().between(ACME, ZONE, now, serial));
        zones().commit(aCommit()
                .making(ZoneChange.ChangeRecords.along(
                        way.recordSets(), way.to().soaRecordSet()))
                .commit());
    }

    /** One of all ways to change a zone; some of them change nothing, or are refused. */
    private void change(SplittableRandom random) {
        switch (random.nextInt(9)) {
            case 0 ->
                zones().commit(aCommit()
                        .replacing(host(random), "A", address(random))
                        .commit());
            case 1 ->
                zones().commit(aCommit()
                        .extending(host(random), "A", address(random))
                        .commit());
            case 2 ->
                zones().commit(aCommit()
                        .pruning(host(random), "A", address(random))
                        .commit());
            case 3 ->
                zones().commit(aCommit()
                        .deleting(host(random), "A")
                        .replacing(host(random), "TXT", "text " + values++)
                        .commit());
            case 4 ->
                zones().commit(aCommit()
                        .making(new ZoneChange.ReplaceSoa(
                                soa(random), List.of(SerialPolicy.values()).get(random.nextInt(3))))
                        .commit());
            case 5 ->
                zones().commit(aCommit()
                        .replacingAll(new ZoneChange.ReplaceContents(
                                soa(random),
                                Optional.of(new Serial(random.nextLong(Serial.MAX_VALUE))),
                                someHosts(random).contents()))
                        .commit());
            case 6 -> restore(any(random));
            case 7 -> {
                deleted(ACME, "example.org");
                zones().undelete(new ZoneUndeletion(
                        ACME, ZONE, Samples.ALICE, ChangeNote.NONE, Optional.empty(), DELETED_AT, ChangeGuard.NONE));
            }
            default -> {
                deleted(ACME, "example.org");
                created(someHosts(random).wishedAt(DELETED_AT));
            }
        }
    }

    private static ZoneBuilder someHosts(SplittableRandom random) {
        int first = random.nextInt(20);
        return aZone().withHosts(random.nextInt(60), i -> "h" + (first + i));
    }

    private static String host(SplittableRandom random) {
        return "h" + random.nextInt(40);
    }

    private static String address(SplittableRandom random) {
        return "192.0.2." + random.nextInt(4);
    }

    private static Soa soa(SplittableRandom random) {
        Soa soa = ZoneBuilder.soa();
        return new Soa(
                soa.mname(),
                soa.rname(),
                7200 + random.nextInt(3),
                soa.retry(),
                soa.expire(),
                soa.minimum(),
                soa.ttl());
    }
}
