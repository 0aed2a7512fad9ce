package dev.koder.herald.application.zone;

import dev.koder.herald.domain.zone.Judgement;
import dev.koder.herald.domain.zone.Zone;
import dev.koder.herald.domain.zone.ZoneContents;

/**
 * Looks at what would become of a commit, beside the version that it would change.
 *
 * @param <R> what comes of it
 */
@FunctionalInterface
public interface TrialReading<R> {

    /**
     * Reads. It must be over when it returns, and must not call the store.
     *
     * @param base the zone as it is
     * @param contents the contents of that version
     * @param judgement on the commit, seen from there
     */
    R read(Zone base, ZoneContents contents, Judgement judgement);
}
