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

    /** What a step makes of a zone that it is done to. */
    sealed interface Effect {

        /** Nothing: it looks. */
        record Reads() implements Effect {}

        /**
         * Other addresses.
         *
         * @param addresses by host, empty where it is to have none
         */
        record Sets(Map<String, Optional<String>> addresses) implements Effect {}

        /** What it was at a serial. */
        record Restores(long serial) implements Effect {}

        /** Nothing but what a new zone has. */
        record Creates() implements Effect {}

        /** It is no more. */
        record Deletes() implements Effect {}
    }

    /** What came of a step. */
    sealed interface Outcome {

        /**
         * It was done.
         *
         * @param serial the one that came of it; of a deletion, the last one of the zone
         */
        record Done(long serial) implements Outcome {}

        /** All was as it was to be. */
        record AsItWas() implements Outcome {}

        /** Its precondition did not hold. */
        record Refused() implements Outcome {}

        /** There was no zone. */
        record NoZone() implements Outcome {}
    }

    /**
     * One question and its answer.
     *
     * @param host whose address it is about
     * @param wanted what was to hold of the host
     * @param wantedSerial the serial that the zone was to be at
     * @param startedAt when it was asked, in nanoseconds
     * @param endedAt when it was answered
     */
    record Step(
            String host,
            Wanted wanted,
            OptionalLong wantedSerial,
            Effect effect,
            Outcome outcome,
            long startedAt,
            long endedAt) {

        private boolean isCommit() {
            return outcome instanceof Outcome.Done && !(effect instanceof Effect.Deletes);
        }

        private boolean isDeletion() {
            return outcome instanceof Outcome.Done && effect instanceof Effect.Deletes;
        }

        private long serial() {
            return ((Outcome.Done) outcome).serial();
        }
    }

    private final long first;
    private final List<Step> commits;
    private final Map<Long, Step> deletions = new HashMap<>();
    private final List<Map<String, String>> states = new ArrayList<>();

    private ZoneTrail(long first, Map<String, String> initial, Collection<Step> steps) {
        this.first = first;
        this.commits = steps.stream()
                .filter(Step::isCommit)
                .sorted(Comparator.comparingLong(Step::serial))
                .toList();
        this.states.add(initial);
        steps.stream().filter(Step::isDeletion).forEach(this::delete);
    }

    private void delete(Step deletion) {
        require(deletions.put(deletion.serial(), deletion) == null, "deleted twice", deletion);
        require(
                deletion.wantedSerial().isEmpty() || deletion.wantedSerial().getAsLong() == deletion.serial(),
                "deleted what was not to be deleted",
                deletion);
    }

    /**
     * Checks all steps.
     *
     * @param first the serial of the zone before
     * @param initial what a new zone has
     * @return what the zone holds in the end; empty where it is no more
     * @throws AssertionError where one step cannot have happened so
     */
    static Optional<Map<String, String>> check(long first, Map<String, String> initial, Collection<Step> steps) {
        ZoneTrail trail = new ZoneTrail(first, initial, steps);
        trail.commits.forEach(trail::follow);
        for (Step step : steps) {
            trail.requireReason(step);
        }
        boolean isDeleted = trail.deletions.containsKey(first + trail.states.size() - 1);
        return isDeleted ? Optional.empty() : Optional.of(trail.states.getLast());
    }

    private void follow(Step commit) {
        long serial = commit.serial();
        Map<String, String> before = states.getLast();
        require(serial == first + states.size(), "serial " + serial + " is not one step on", commit);
        require(serial > leastAt(commit), "serial is behind what was acknowledged before it was asked for", commit);
        require(holds(commit, serial - 1), "precondition did not hold of " + before, commit);
        require(
                deletions.containsKey(serial - 1) == commit.effect() instanceof Effect.Creates,
                "done to a zone that was deleted, or created though it was there",
                commit);
        states.add(after(commit, before));
    }

    private Map<String, String> after(Step step, Map<String, String> before) {
        return switch (step.effect()) {
            case Effect.Reads reads -> before;
            case Effect.Deletes deletes -> before;
            case Effect.Creates creates -> states.getFirst();
            case Effect.Restores restores -> stateAt(restores.serial());
            case Effect.Sets sets -> {
                Map<String, String> after = new HashMap<>(before);
                sets.addresses()
                        .forEach((host, address) ->
                                address.ifPresentOrElse(now -> after.put(host, now), () -> after.remove(host)));
                yield after;
            }
        };
    }

    private Map<String, String> stateAt(long serial) {
        return states.get(Math.toIntExact(serial - first));
    }

    private void requireReason(Step step) {
        switch (step.outcome()) {
            case Outcome.Done done -> {}
            case Outcome.AsItWas asItWas -> {
                requireAtSomeSerial(
                        step, "read what never was", serial -> holds(step, serial) && isAsItWas(step, serial));
                require(
                        deletions.values().stream().noneMatch(deletion -> isOnlyWithin(step, deletion)),
                        "read of a zone that was deleted",
                        step);
            }
            case Outcome.Refused refused ->
                requireAtSomeSerial(step, "refused without a reason", serial -> !holds(step, serial));
            case Outcome.NoZone noZone ->
                require(
                        deletions.values().stream().anyMatch(deletion -> mayBeWithin(step, deletion)),
                        "found no zone, though there was one",
                        step);
        }
    }

    private boolean isAsItWas(Step step, long serial) {
        return after(step, stateAt(serial)).equals(stateAt(serial));
    }

    /** It was so at a serial that the zone may have been at between question and answer. */
    private void requireAtSomeSerial(Step step, String otherwise, LongPredicate isSo) {
        require(
                LongStream.rangeClosed(leastAt(step), Math.min(mostAt(step), first + states.size() - 1))
                        .anyMatch(isSo),
                otherwise,
                step);
    }

    private Optional<Step> creationAfter(Step deletion) {
        int index = Math.toIntExact(deletion.serial() - first);
        return index < commits.size() ? Optional.of(commits.get(index)) : Optional.empty();
    }

    private boolean mayBeWithin(Step step, Step deletion) {
        return step.endedAt() > deletion.startedAt()
                && creationAfter(deletion).map(Step::endedAt).orElse(Long.MAX_VALUE) > step.startedAt();
    }

    private boolean isOnlyWithin(Step step, Step deletion) {
        return step.startedAt() > deletion.endedAt()
                && creationAfter(deletion).map(Step::startedAt).orElse(Long.MAX_VALUE) > step.endedAt();
    }

    private boolean holds(Step step, long serial) {
        return step.wanted().holds(Optional.ofNullable(stateAt(serial).get(step.host())))
                && (step.wantedSerial().isEmpty() || step.wantedSerial().getAsLong() == serial);
    }

    /** The serial that had been acknowledged when it was asked for. */
    private long leastAt(Step step) {
        return commits.stream()
                .filter(commit -> commit.endedAt() < step.startedAt())
                .mapToLong(Step::serial)
                .max()
                .orElse(first);
    }

    /** The last serial that had been asked for when it was answered. */
    private long mostAt(Step step) {
        return commits.stream()
                .filter(commit -> commit.startedAt() < step.endedAt())
                .mapToLong(Step::serial)
                .max()
                .orElse(first);
    }

    private static void require(boolean isSo, String otherwise, Step step) {
        if (!isSo) {
            throw new AssertionError(otherwise + ": " + step);
        }
    }
}
