package dev.koder.herald.sync.zone;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is wrong with the parts the agent depends on, at most one thing each. Safe for use by many threads. */
public final class Troubles {
    private static final Logger LOG = System.getLogger(Troubles.class.getName());

    private final InstantSource clock;
    private final Map<Part, Problem> problems = new EnumMap<>(Part.class);

    public Troubles(InstantSource clock) {
        this.clock = clock;
    }

    /** Takes down that something is wrong; a trouble that goes on keeps the time it began. */
    public synchronized void raise(Part part, String what) {
        @Nullable Problem before = problems.get(part);
        problems.put(part, new Problem(what, before == null ? clock.instant() : before.since()));
        if (before == null || !before.what().equals(what)) {
            LOG.log(
                    Level.WARNING,
                    Event.of("trouble").with("part", part.label()).with("what", what));
        }
    }

    /** Takes down that nothing is wrong; answers whether something was. */
    public synchronized boolean clear(Part part) {
        @Nullable Problem before = problems.remove(part);
        if (before != null) {
            LOG.log(
                    Level.INFO,
                    Event.of("trouble over").with("part", part.label()).with("what", before.what()));
        }
        return before != null;
    }

    /** Whether there is nobody to change anything at: nothing is tried then. */
    public synchronized boolean isNameServerAway() {
        return problems.containsKey(Part.KNOT_CONTROL) || problems.containsKey(Part.KNOT_DNS);
    }

    /** All of it at this moment. */
    public synchronized Map<Part, Problem> all() {
        return Map.copyOf(problems);
    }
}
