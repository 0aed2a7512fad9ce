package dev.koder.herald.domain.pop;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How far a change of a zone has come, as the points of presence themselves have seen it served. Immutable.
 *
 * @param change the change
 * @param pops each point of presence that is known, by name; those that never had the zone are left out where it was deleted
 */
public record Propagation(CommittedChange change, List<Progress> pops) {

    /** Keeps what was handed in from changing. */
    public Propagation {
        pops = List.copyOf(pops);
    }

    /** How a change stands at one point of presence. */
    public enum State {
        /** It was seen to be served. */
        IN_SYNC,
        /** It was not seen to be served yet. */
        PENDING,
        /** The point of presence is not heard of, and nobody waits for it: what is known is what it told last. */
        SILENT
    }

    /**
     * How a change stands at one point of presence.
     *
     * @param pop the point of presence
     * @param serving what it told last of the zone; empty where it never did
     * @param isServed whether the change, or a later one, was seen to be served
     * @param isSilent whether it is no longer heard of
     * @param loadedAt since when the change is served; before that, since when is served what is; empty where it is not remembered
     * @param lag from the commit until the change, or a later one, was first seen to be served; empty before that, and where it is not
     *     remembered
     */
    public record Progress(
            Pop pop,
            Optional<ZoneServing> serving,
            boolean isServed,
            boolean isSilent,
            Optional<Instant> loadedAt,
            Optional<Duration> lag) {

        /** What follows from all. */
        public State state() {
            if (isSilent) {
                return State.SILENT;
            }
            return isServed ? State.IN_SYNC : State.PENDING;
        }
    }

    /**
     * What follows from the last reports.
     *
     * @param known all points of presence, by name
     * @param standings what is known of the zone at each of them
     */
    public static Propagation of(
            CommittedChange change, List<Pop> known, Map<PopId, ZoneStanding> standings, Instant now) {
        return new Propagation(
                change,
                known.stream()
                        .filter(pop -> !change.isDeletion() || standings.containsKey(pop.id()))
                        .map(pop -> progress(change, pop, Optional.ofNullable(standings.get(pop.id())), now))
                        .toList());
    }

    private static Progress progress(CommittedChange change, Pop pop, Optional<ZoneStanding> standing, Instant now) {
        Optional<ZoneServing> serving = standing.map(ZoneStanding::serving);
        boolean isServed = serving.filter(told -> change.isIn(told.serial())).isPresent();
        Optional<Instant> seenAt = standing.filter(known -> isServed)
                .flatMap(known -> known.loads().bringing(change))
                .map(load -> load.seenAt(change));
        return new Progress(
                pop,
                serving,
                isServed,
                pop.isSilentAt(now),
                isServed ? seenAt : serving.flatMap(ZoneServing::loadedAt),
                seenAt.map(seen -> lag(change, seen)));
    }

    private static Duration lag(CommittedChange change, Instant seenAt) {
        Duration passed = Duration.between(change.committedAt(), seenAt);
        return passed.isNegative() ? Duration.ZERO : passed;
    }

    /** Whether every point of presence that is heard of serves the change, and at least one was seen to; a deletion needs none. */
    public boolean isInSync() {
        boolean isServed = pops.stream().anyMatch(Progress::isServed);
        return awaited().isEmpty() && (isServed || change.isDeletion());
    }

    private List<Progress> awaited() {
        return pops.stream()
                .filter(progress -> progress.state() == State.PENDING)
                .toList();
    }

    /** From when on one more of those that are waited for counts as silent, unless it is heard of; empty where none is waited for. */
    public Optional<Instant> nextSilence() {
        return awaited().stream().map(progress -> progress.pop().silentFrom()).min(Comparator.naturalOrder());
    }
}
