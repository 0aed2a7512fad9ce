package dev.koder.herald.sync.zone;

import java.util.Locale;

/** What the agent depends on and does not own. */
public enum Part {
    ENGINE,
    REPORTS,
    KNOT_CONTROL,
    KNOT_DNS,
    KNOT_CONFIGURATION,
    DISK;

    /** The name in logs and in {@code /healthz}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
