package dev.koder.herald.domain.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * All that is to be looked at before a change is made. Immutable.
 *
 * @param first the first cautions, by policy, and those of one policy in the order of the names
 * @param count how many there are in all, those beyond the limit included
 */
public record Cautions(List<Caution> first, long count) {

    /** So many are told of each policy; all are counted. */
    public static final int MOST_OF_A_POLICY = 50;

    /** Nothing to be looked at. */
    public static final Cautions NONE = new Cautions(List.of(), 0);

    /** Keeps what was handed in from changing. */
    public Cautions {
        first = List.copyOf(first);
    }

    /** Cautions on their way. Not thread-safe. */
    static final class Draft {

        private final List<Caution> first = new ArrayList<>();
        private long count;

        /** Adds what is to be said of one policy. */
        void add(List<Caution> ofPolicy) {
            ofPolicy.stream().limit(MOST_OF_A_POLICY).forEach(first::add);
            count += ofPolicy.size();
        }

        Cautions cautions() {
            return new Cautions(first, count);
        }
    }
}
