package dev.koder.herald.domain.quota;

import java.util.Locale;

/** Something of which a tenant may have only so much. */
public enum Quota {
    /** Zones, those that are deleted left out. */
    ZONES,
    /** RRsets of one zone, its SOA left out. */
    RECORD_SETS_PER_ZONE;

    /** Its name in settings and documents. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
