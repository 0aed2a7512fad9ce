package dev.koder.herald.application.zone;

import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.application.zone.port.ZoneHistory;
import dev.koder.herald.application.zone.port.ZoneStore;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.record.RecordSet;
import dev.koder.herald.domain.zone.MemoryContents;
import dev.koder.herald.domain.zone.Precondition;
import dev.koder.herald.domain.zone.Zone;
import dev.koder.herald.domain.zone.ZoneChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes a zone of the caller's tenant what it was at an earlier version. That is a change like any other: judged by the rules,
 * and a version of its own, which can be undone in turn. Safe for use by many threads.
 */
public final class RestoreZone {

    /** So often the way back is looked for where the zone is changed meanwhile. */
    private static final int TRIES = 5;

    private final ZoneStore zones;
    private final ZoneHistory history;
    private final ZoneCommits commits;

    /** Restores by way of these commits. */
    public RestoreZone(ZoneStore zones, ZoneHistory history, ZoneCommits commits) {
        this.zones = zones;
        this.history = history;
        this.commits = commits;
    }

    /** Restores the zone as of this serial, provided that the precondition holds. */
    public HistoryOutcome<CommitOutcome> restore(
            Caller caller, DomainName zone, Precondition precondition, Serial serial) {
        Optional<Zone> seen = zones.find(caller.tenant(), zone);
        HistoryOutcome<CommitOutcome> outcome = tried(caller, seen, precondition, serial);
        for (int tries = 1; tries < TRIES && isOvertaken(outcome, seen); tries++) {
            seen = zones.find(caller.tenant(), zone);
            outcome = tried(caller, seen, precondition, serial);
        }
        return isOvertaken(outcome, seen) ? whole(caller, zone, precondition, serial) : outcome;
    }

    /** Puts all that the version held in the place of whatever the zone holds at that moment, which nobody can be faster than. */
    private HistoryOutcome<CommitOutcome> whole(
            Caller caller, DomainName zone, Precondition precondition, Serial serial) {
        return history.readAt(caller.tenant(), zone, serial, RestoreZone::all)
                .map(change -> commits.commit(caller, zone, precondition, change));
    }

    private static ZoneChange all(Zone version, ZoneReading.Contents contents) {
        List<RecordSet> sets = new ArrayList<>();
        contents.forEach(sets::add);
        return new ZoneChange.ReplaceContents(version.soa(), Optional.empty(), MemoryContents.of(sets));
    }

    /** Whether the zone was changed after it was looked at; what the caller asked for may hold of it still. */
    private static boolean isOvertaken(HistoryOutcome<CommitOutcome> outcome, Optional<Zone> seen) {
        return outcome instanceof HistoryOutcome.Found<CommitOutcome>(CommitOutcome.PreconditionFailed(Zone current))
                && !seen.map(Zone::serial).equals(Optional.of(current.serial()));
    }

    private HistoryOutcome<CommitOutcome> tried(
            Caller caller, Optional<Zone> seen, Precondition precondition, Serial serial) {
        if (seen.isEmpty()) {
            return new HistoryOutcome.NoSuchZone<>();
        }
        Zone current = seen.get();
        if (!precondition.suffices(current.settings())) {
            return new HistoryOutcome.Found<>(new CommitOutcome.PreconditionRequired(current));
        }
        Serial now = current.serial();
        return history.between(caller.tenant(), current.name(), now, serial)
                .map(way -> commits.commit(
                        caller,
                        current.name(),
                        new Precondition.Both(precondition, new Precondition.ZoneIsAt(now)),
                        ZoneChange.ChangeRecords.along(
                                way.recordSets(), way.to().soaRecordSet())));
    }
}
