package dev.koder.herald.application.zone;

import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.application.zone.port.ZoneHistory;
import dev.koder.herald.application.zone.port.ZoneStore;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.zone.Precondition;
import dev.koder.herald.domain.zone.Zone;
import dev.koder.herald.domain.zone.ZoneChange;
import java.util.Optional;

/**
 * Makes a zone of the caller's tenant what it was at an earlier version. That is a change like any other: judged by the rules,
 * and a version of its own, which can be undone in turn. Safe for use by many threads.
 */
public final class RestoreZone {

    /** So often it is tried again where the zone was changed meanwhile, and the caller did not say what it is to be at. */
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
        HistoryOutcome<CommitOutcome> outcome = tried(caller, zone, precondition, serial);
        for (int tries = 1; tries < TRIES && isOvertaken(outcome, precondition); tries++) {
            outcome = tried(caller, zone, precondition, serial);
        }
        return outcome;
    }

    private static boolean isOvertaken(HistoryOutcome<CommitOutcome> outcome, Precondition precondition) {
        return isOfAnyVersion(precondition)
                && outcome instanceof HistoryOutcome.Found<CommitOutcome>(CommitOutcome.PreconditionFailed failed);
    }

    private static boolean isOfAnyVersion(Precondition precondition) {
        return precondition instanceof Precondition.None || precondition instanceof Precondition.ZoneExists;
    }

    private HistoryOutcome<CommitOutcome> tried(
            Caller caller, DomainName zone, Precondition precondition, Serial serial) {
        Optional<Zone> current = zones.find(caller.tenant(), zone);
        if (current.isEmpty()) {
            return new HistoryOutcome.NoSuchZone<>();
        }
        if (!precondition.suffices(current.get().settings())) {
            return new HistoryOutcome.Found<>(new CommitOutcome.PreconditionRequired(current.get()));
        }
        Serial now = current.get().serial();
        Precondition narrowed = isOfAnyVersion(precondition) ? new Precondition.ZoneIsAt(now) : precondition;
        return history.between(caller.tenant(), zone, now, serial)
                .map(way -> commits.commit(
                        caller,
                        zone,
                        narrowed,
                        ZoneChange.ChangeRecords.along(
                                way.recordSets(), way.to().soaRecordSet())));
    }
}
