package dev.koder.herald.application.pop;

import dev.koder.herald.application.feed.CommitBell;
import dev.koder.herald.application.pop.port.PopStore;
import dev.koder.herald.domain.pop.PopId;

/** Forgets points of presence that are retired, or were misspelt. Safe for use by many threads. */
public final class ForgetPop {

    private final PopStore pops;
    private final CommitBell reports;

    /** Forgets what this store holds, and rings this bell for whoever waits for them. */
    public ForgetPop(PopStore pops, CommitBell reports) {
        this.pops = pops;
        this.reports = reports;
    }

    /** Forgets one with all that it told; false where there is none. It is there again with its next report. */
    public boolean forget(PopId pop) {
        boolean wasThere = pops.forget(pop);
        if (wasThere) {
            reports.ring();
        }
        return wasThere;
    }
}
