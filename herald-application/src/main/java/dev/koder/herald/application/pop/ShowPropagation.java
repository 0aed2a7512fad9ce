package dev.koder.herald.application.pop;

import dev.koder.herald.application.feed.CommitBell;
import dev.koder.herald.application.feed.Deadline;
import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.application.pop.port.PopStore;
import dev.koder.herald.application.zone.port.ZoneHistory;
import dev.koder.herald.application.zone.port.ZoneStore;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.pop.CommittedChange;
import dev.koder.herald.domain.pop.Propagation;
import dev.koder.herald.domain.zone.ChangeId;
import dev.koder.herald.domain.zone.Zone;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Shows how far the changes of the caller's zones have come, and waits until one is served everywhere. Safe for use by many
 * threads; a caller that waits costs a parked virtual thread.
 */
public final class ShowPropagation {

    /** The longest a caller may wait. */
    public static final Duration MAX_WAIT = Duration.ofSeconds(60);

    private final ZoneStore zones;
    private final ZoneHistory history;
    private final PopStore pops;
    private final CommitBell reports;
    private final InstantSource clock;
    private final LongSupplier nanos;

    /**
     * Shows what these stores hold.
     *
     * @param reports rings whenever a point of presence has reported
     * @param nanos a clock that nobody sets, for waits
     */
    public ShowPropagation(
            ZoneStore zones,
            ZoneHistory history,
            PopStore pops,
            CommitBell reports,
            InstantSource clock,
            LongSupplier nanos) {
        this.zones = zones;
        this.history = history;
        this.pops = pops;
        this.reports = reports;
        this.clock = clock;
        this.nanos = nanos;
    }

    /** How far the current version of a zone has come; empty where the caller has no such zone. */
    public Optional<Propagation> ofZone(Caller caller, DomainName zone) {
        return zones.find(caller.tenant(), zone).map(found -> propagation(caller, latest(found)));
    }

    private static CommittedChange latest(Zone zone) {
        return CommittedChange.ofLive(zone.name(), zone.serial(), zone.changedAt());
    }

    private Propagation propagation(Caller caller, CommittedChange change) {
        return Propagation.of(change, pops.all(), pops.standing(caller.tenant(), change.zone()), clock.instant());
    }

    /**
     * How far a change has come; empty where the caller made none of this name, or it was forgotten.
     *
     * @param wait how long to wait for it to be served everywhere; zero for not at all
     * @throws InterruptedException where the waiting thread is told to give up
     */
    public Optional<Propagation> ofChange(Caller caller, ChangeId change, Duration wait) throws InterruptedException {
        Optional<CommittedChange> found = history.change(caller.tenant(), change)
                .filter(it -> caller.authority().sees(it.zone()));
        return found.isEmpty() ? Optional.empty() : Optional.of(awaited(caller, found.get(), wait));
    }

    /** Looks again with each report, when a point of presence that is waited for falls silent, and when the time is over. */
    private Propagation awaited(Caller caller, CommittedChange change, Duration wait) throws InterruptedException {
        Deadline deadline = Deadline.in(wait, nanos);
        boolean isOver = false;
        while (true) {
            long seen = reports.rings();
            Propagation propagation = propagation(caller, change);
            Duration left = deadline.left();
            if (propagation.isInSync() || isOver || !left.isPositive()) {
                return propagation;
            }
            Duration pause = propagation
                    .nextSilence()
                    .map(silence -> Duration.between(clock.instant(), silence))
                    .filter(untilSilence -> untilSilence.compareTo(left) < 0)
                    .orElse(left);
            boolean hasRung = reports.awaitAfter(seen, pause);
            isOver = reports.isClosed() || (!hasRung && pause.equals(left));
        }
    }
}
