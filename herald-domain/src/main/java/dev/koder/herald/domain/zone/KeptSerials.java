package dev.koder.herald.domain.zone;

import dev.koder.herald.domain.dns.Serial;

/**
 * The serials of the versions of a zone that are kept: from the oldest on to the latest, none of them twice.
 *
 * <p>Serials go round, so a leap can end short of a serial that is kept, and counting on from there would give that one a second
 * time: it would name two versions, and a precondition on the first would hold for the second. So a zone leaps only to where it
 * is ahead of all of them (RFC 1982). Counting on one by one needs no look at them.
 *
 * @param oldest of the oldest version that is kept
 * @param latest of the version that the zone is at
 */
public record KeptSerials(Serial oldest, Serial latest) {

    /** Where but one version is known. */
    public static KeptSerials of(Serial only) {
        return new KeptSerials(only, only);
    }

    /** Whether a zone that leaps to this serial is ahead of every version that is kept, and of each between. */
    boolean areBehind(Serial wished) {
        return wished.isAfter(latest) && wished.isAfter(oldest) && !oldest.isAfter(latest);
    }
}
