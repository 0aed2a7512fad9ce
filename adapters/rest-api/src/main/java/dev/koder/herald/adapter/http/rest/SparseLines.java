package dev.koder.herald.adapter.http.rest;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Which lines go into the log of something that may happen with every request: the first about each subject at once, and then one a
 * minute for as long as it happens. Safe for use by many threads.
 */
final class SparseLines<S extends Enum<S>> {

    private static final Duration BETWEEN = Duration.ofMinutes(1);

    private final InstantSource clock;
    private final Map<S, Told> told;

    SparseLines(Class<S> subjects, InstantSource clock) {
        this.clock = clock;
        this.told = new EnumMap<>(subjects);
    }

    /**
     * What was told of a subject.
     *
     * @param at when a line was written last
     * @param untold how many times it happened since
     */
    private record Told(Instant at, long untold) {

        private static final Told NEVER = new Told(Instant.MIN, 0);

        boolean isDue(Instant now) {
            return now.isBefore(at) || !now.isBefore(at.plus(BETWEEN));
        }
    }

    /** It happened. Where a line is due, how many times it did since the last one that nobody was told of; else empty. */
    synchronized OptionalLong note(S subject) {
        Instant now = clock.instant();
        Told last = told.getOrDefault(subject, Told.NEVER);
        boolean isDue = last.isDue(now);
        told.put(subject, isDue ? new Told(now, 0) : new Told(last.at(), last.untold() + 1));
        return isDue ? OptionalLong.of(last.untold()) : OptionalLong.empty();
    }

    /** It is over: should it begin anew, a line is due at once. */
    synchronized void forgetAll() {
        told.clear();
    }
}
