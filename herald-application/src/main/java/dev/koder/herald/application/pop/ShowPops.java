package dev.koder.herald.application.pop;

import dev.koder.herald.application.pop.port.PopStore;
import dev.koder.herald.domain.pop.Pop;
import java.util.List;

/** Shows the points of presence that reported and were not forgotten. Safe for use by many threads. */
public final class ShowPops {

    private final PopStore pops;

    /** Shows what this store holds. */
    public ShowPops(PopStore pops) {
        this.pops = pops;
    }

    /** All of them, by name. */
    public List<Pop> all() {
        return pops.all();
    }
}
