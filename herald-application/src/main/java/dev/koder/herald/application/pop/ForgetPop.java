package dev.koder.herald.application.pop;

import dev.koder.herald.application.feed.CommitBell;
import dev.koder.herald.application.pop.port.PopStore;
import dev.koder.herald.domain.pop.Pop;
import dev.koder.herald.domain.pop.PopId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Forgets points of presence that are retired, or were misspelt. Safe for use by many threads. */
public final class ForgetPop {

    private final PopStore pops;
    private final CommitBell reports;
    private final InstantSource clock;

    /** Forgets what this store holds, and rings this bell for whoever waits for them. */
    public ForgetPop(PopStore pops, CommitBell reports, InstantSource clock) {
        this.pops = pops;
        this.reports = reports;
        this.clock = clock;
    }

    /** Forgets one with all that it told, unless it is heard of. It is there again with its next report. */
    public Outcome forget(PopId pop) {
        Instant now = clock.instant();
        Optional<Pop> heard = pops.all().stream()
                .filter(known -> known.id().equals(pop) && isHeardAt(known, now))
                .findFirst();
        if (heard.isPresent()) {
            return new Outcome.StillHeard(heard.get());
        }
        if (!pops.forget(pop)) {
            return new Outcome.NotThere();
        }
        reports.ring();
        return new Outcome.Forgotten();
    }

    /** A report of a time to come is of a clock that was ahead: who is heard of now has sent another one since. */
    private static boolean isHeardAt(Pop pop, Instant now) {
        return !pop.isSilentAt(now) && !pop.heardAt().isAfter(now);
    }

    /** What came of the wish. */
    public sealed interface Outcome {

        /** It is forgotten. */
        record Forgotten() implements Outcome {}

        /** There is none of this name. */
        record NotThere() implements Outcome {}

        /** It reports, and would be there again at once. */
        record StillHeard(Pop pop) implements Outcome {}
    }
}
