package dev.koder.herald.domain.pop;

import java.time.Duration;
import java.time.Instant;
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

    /** A point of presence that was not heard of for so long counts as silent: three reports have failed to come. */
    public static final Duration SILENT_AFTER = Duration.ofSeconds(95);

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
        /** It is not known: the point of presence is not heard of, and nobody waits for it. */
        SILENT
    }

    /**
     * How a change stands at one point of presence.
     *
     * @param pop the point of presence
     * @param serving what it told last of the zone; empty where it never did
     * @param state what follows from both
     * @param lag from the commit until the change, or a later one, was seen to be served; empty before that
     */
    public record Progress(Pop pop, Optional<ZoneServing> serving, State state, Optional<Duration> lag) {}

    /**
     * What follows from the last reports.
     *
     * @param known all points of presence, by name
     * @param servings what each of them told last of the zone
     */
    public static Propagation of(
            CommittedChange change, List<Pop> known, Map<PopId, ZoneServing> servings, Instant now) {
        return new Propagation(
                change,
                known.stream()
                        .filter(pop -> !change.isDeletion() || servings.containsKey(pop.id()))
                        .map(pop -> progress(change, pop, Optional.ofNullable(servings.get(pop.id())), now))
                        .toList());
    }

    private static Progress progress(CommittedChange change, Pop pop, Optional<ZoneServing> serving, Instant now) {
        if (serving.filter(change::isSeenIn).isPresent()) {
            Optional<Duration> lag = serving.flatMap(ZoneServing::loadedAt)
                    .map(seen -> Duration.between(change.committedAt(), seen))
                    .map(passed -> passed.isNegative() ? Duration.ZERO : passed);
            return new Progress(pop, serving, State.IN_SYNC, lag);
        }
        boolean isSilent = Duration.between(pop.heardAt(), now).compareTo(SILENT_AFTER) > 0;
        return new Progress(pop, serving, isSilent ? State.SILENT : State.PENDING, Optional.empty());
    }

    /** Whether every point of presence that is heard of serves the change, and at least one does; a deletion needs none. */
    public boolean isInSync() {
        boolean isAwaited = pops.stream().anyMatch(progress -> progress.state() == State.PENDING);
        boolean isServed = pops.stream().anyMatch(progress -> progress.state() == State.IN_SYNC);
        return !isAwaited && (isServed || change.isDeletion());
    }
}
