package dev.koder.herald.adapter.storage.sqlite;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Stream;

/**
 * The names that a store has had, its own first: it gets another one whenever a backup is put in its place.
 *
 * <p>By it a database that went on from a backup is told from one that was made anew, which knows nothing of what was given out since.
 */
record Lineage(List<String> epochs) {

    /** What the earlier names are kept under, with a blank between two. */
    private static final String EARLIER = "earlier-epochs";

    /** More restores than this of one store, and the first ones are forgotten. */
    private static final int MOST = 200;

    /** The names of the store that a database holds. */
    static Lineage of(Session session) {
        List<String> epochs = new ArrayList<>();
        session.text(MetaSql.FIND, Opening.EPOCH).ifPresent(epochs::add);
        Optional<String> earlier = session.text(MetaSql.FIND, EARLIER);
        earlier.filter(words -> !words.isEmpty()).ifPresent(words -> epochs.addAll(List.of(words.split(" "))));
        return new Lineage(List.copyOf(epochs));
    }

    /** Whether one of them goes on from the other, or from a backup of it. */
    boolean isRelatedTo(Lineage other) {
        return !epochs.isEmpty()
                && !other.epochs.isEmpty()
                && (other.epochs.contains(epochs.getFirst()) || epochs.contains(other.epochs.getFirst()));
    }

    /** Gives a database a new name; it goes on from this store, and from the other one where there is one. */
    void rename(Session session, String epoch, Optional<Lineage> other) {
        SequencedSet<String> earlier = new LinkedHashSet<>(epochs);
        other.ifPresent(lineage -> earlier.addAll(lineage.epochs));
        Stream<String> kept = earlier.stream().limit(MOST);
        session.run(MetaSql.PUT, EARLIER, String.join(" ", kept.toList()));
        session.run(MetaSql.PUT, Opening.EPOCH, epoch);
    }
}
