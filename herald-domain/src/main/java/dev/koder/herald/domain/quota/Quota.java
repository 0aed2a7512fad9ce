package dev.koder.herald.domain.quota;

import java.util.Locale;

/** Something of which a tenant may have only so much. */
public enum Quota {
    /** Zones, those that are deleted left out. */
    ZONES,
    /** RRsets of one zone, its SOA left out. */
    RECORD_SETS_PER_ZONE,
    /** RRsets of all zones together, SOAs and zones that are deleted left out. */
    RECORD_SETS,
    /** Tokens of programs, those that were revoked left out. */
    TOKENS,
    /** Change requests that are open. */
    CHANGE_REQUESTS,
    /** Requests on one day of the calendar, in UTC, points of presence and operators left out. */
    REQUESTS_PER_DAY;

    /** Its name in settings and documents. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
