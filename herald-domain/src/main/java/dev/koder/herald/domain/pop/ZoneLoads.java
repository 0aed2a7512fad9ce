package dev.koder.herald.domain.pop;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The last loads of a zone at a point of presence, from which follows when each of its latest changes was first seen to be served.
 *
 * @param list the first one first, at most {@link #MOST}
 * @param isWhole whether there were none before them
 */
public record ZoneLoads(List<ZoneLoad> list, boolean isWhole) {

    /** So many are remembered, whatever the age of a zone. */
    public static final int MOST = 32;

    /** There were none yet. */
    public static final ZoneLoads NONE = new ZoneLoads(List.of(), true);

    /** Keeps what was handed in from changing. */
    public ZoneLoads {
        list = List.copyOf(list);
    }

    ZoneLoads and(ZoneLoad load) {
        boolean isFull = list.size() >= MOST;
        List<ZoneLoad> kept = isFull ? list.subList(list.size() - MOST + 1, list.size()) : list;
        return new ZoneLoads(Stream.concat(kept.stream(), Stream.of(load)).toList(), isWhole && !isFull);
    }

    /** The load that brought a change; empty where that is not remembered, as an earlier one may have. */
    Optional<ZoneLoad> bringing(CommittedChange change) {
        Optional<ZoneLoad> first = list.stream().filter(change::isBroughtBy).findFirst();
        return first.filter(load -> isWhole
                || !load.equals(list.getFirst())
                || load.serial().filter(change.serial()::equals).isPresent());
    }
}
