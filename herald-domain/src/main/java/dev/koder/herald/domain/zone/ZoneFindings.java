package dev.koder.herald.domain.zone;

import java.util.List;

/**
 * What the rules found of one severity. Immutable.
 *
 * @param first the first findings, in the order of the names; each stands once
 * @param count how many there are in all, those beyond the limit included
 */
public record ZoneFindings(List<ZoneFinding> first, long count) {

    /** Nothing found. */
    public static final ZoneFindings NONE = new ZoneFindings(List.of(), 0);

    /** Keeps what was handed in from changing. */
    public ZoneFindings {
        first = List.copyOf(first);
    }

    /** Whether nothing was found. */
    public boolean isEmpty() {
        return count == 0;
    }
}
