package dev.koder.herald.app.scenario;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;

/**
 * What many clients did to one zone at the same time, held against the only order in which it can have happened: that of the
 * serials. Each commit must have met its precondition on exactly what the commits before it left, each refusal must have had
 * a reason at some moment between question and answer, and each reading must have been true at such a moment.
 */
final class ZoneTrail {

    /** What a write wants of a host before it changes it. */
    sealed interface Wanted {

        /** Nothing. */
        record Nothing() implements Wanted {}

        /** That it has an address, whichever. */
        record Anything() implements Wanted {}

        /**
         * That it has exactly this.
         *
         * @param address empty where it is to have none
         */
        record Exactly(Optional<String> address) implements Wanted {}

        default boolean holds(Optional<String> address) {
            return switch (this) {
                case Nothing nothing -> true;
                case Anything anything -> address.isPresent();
                case Exactly exactly -> exactly.address().equals(address);
            };
        }
    }

    /**
     * One question and its answer.
     *
     * @param host whose address it is about
     * @param wanted what was to hold of the host
     * @param wantedSerial the serial that the zone was to be at
     * @param changes the addresses wished, by host, empty where it is to have none; none at all for a reading
     * @param serial the serial that came of it; empty where nothing was changed
     * @param startedAt when it was asked, in nanoseconds
     * @param endedAt when it was answered
     */
    record Step(
            String host,
            Wanted wanted,
            OptionalLong wantedSerial,
            Map<String, Optional<String>> changes,
            OptionalLong serial,
            long startedAt,
            long endedAt) {

        private boolean isCommit() {
            return serial.isPresent();
        }

        private boolean isReading() {
            return changes.isEmpty();
        }
    }

    private final long first;
    private final List<Step> commits;
    private final List<Map<String, String>> states = new ArrayList<>();

    /** @param first the serial of the zone before, when it had no hosts */
    private ZoneTrail(long first, Collection<Step> steps) {
        this.first = first;
        this.commits = steps.stream()
                .filter(Step::isCommit)
                .sorted(Comparator.comparingLong(step -> step.serial().getAsLong()))
                .toList();
        this.states.add(Map.of());
    }

    /**
     * Checks all steps.
     *
     * @param first the serial of the zone before, when it had no hosts
     * @return what the zone holds in the end
     * @throws AssertionError where one step cannot have happened so
     */
    static Map<String, String> check(long first, Collection<Step> steps) {
        ZoneTrail trail = new ZoneTrail(first, steps);
        trail.commits.forEach(trail::follow);
        for (Step step : steps) {
            if (!step.isCommit()) {
                trail.requireReason(step);
            }
        }
        return trail.states.getLast();
    }

    private void follow(Step commit) {
        long serial = commit.serial().getAsLong();
        Map<String, String> before = states.getLast();
        require(serial == first + states.size(), "serial " + serial + " is not one step on", commit);
        require(serial > leastAt(commit), "serial is behind what was acknowledged before it was asked for", commit);
        require(holds(commit, serial - 1), "precondition did not hold of " + before, commit);
        Map<String, String> after = new HashMap<>(before);
        commit.changes()
                .forEach((host, address) ->
                        address.ifPresentOrElse(now -> after.put(host, now), () -> after.remove(host)));
        states.add(after);
    }

    /** A reading was true, or a precondition broken, at a serial that the zone may have been at. */
    private void requireReason(Step step) {
        LongPredicate reason = step.isReading() ? serial -> holds(step, serial) : serial -> !holds(step, serial);
        require(
                LongStream.rangeClosed(leastAt(step), mostAt(step)).anyMatch(reason),
                step.isReading() ? "read what never was" : "refused without a reason",
                step);
    }

    private boolean holds(Step step, long serial) {
        Map<String, String> state = states.get(Math.toIntExact(serial - first));
        return step.wanted().holds(Optional.ofNullable(state.get(step.host())))
                && (step.wantedSerial().isEmpty() || step.wantedSerial().getAsLong() == serial);
    }

    /** The serial that had been acknowledged when it was asked for. */
    private long leastAt(Step step) {
        return commits.stream()
                .filter(commit -> commit.endedAt() < step.startedAt())
                .mapToLong(commit -> commit.serial().getAsLong())
                .max()
                .orElse(first);
    }

    /** The last serial that had been asked for when it was answered. */
    private long mostAt(Step step) {
        return commits.stream()
                .filter(commit -> commit.startedAt() < step.endedAt())
                .mapToLong(commit -> commit.serial().getAsLong())
                .max()
                .orElse(first);
    }

    private static void require(boolean isSo, String otherwise, Step step) {
        if (!isSo) {
            throw new AssertionError(otherwise + ": " + step);
        }
    }
}
