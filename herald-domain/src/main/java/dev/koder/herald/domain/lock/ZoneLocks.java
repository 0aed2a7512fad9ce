package dev.koder.herald.domain.lock;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The locks of a zone, in the order in which they were set.
 *
 * @param list at most {@link #MOST}, those included that are over
 */
public record ZoneLocks(List<ZoneLock> list) {

    /** The most locks of a zone. */
    public static final int MOST = 100;

    /** A zone that nothing locks. */
    public static final ZoneLocks NONE = new ZoneLocks(List.of());

    /** Keeps what was handed in from changing. */
    public ZoneLocks {
        list = List.copyOf(list);
    }

    /** Whether there is none, not even one that is over. */
    public boolean isEmpty() {
        return list.isEmpty();
    }

    /** Those that count at this time. */
    public List<ZoneLock> inForce(Instant at) {
        return list.stream().filter(lock -> lock.isInForce(at)).toList();
    }

    /** The one of this name, where it counts at this time. */
    public Optional<ZoneLock> find(LockId id, Instant at) {
        return inForce(at).stream().filter(lock -> lock.id().equals(id)).findFirst();
    }

    /** These and one more, without those that are over by then; empty where that would be too many. */
    public Optional<ZoneLocks> with(ZoneLock lock, Instant at) {
        List<ZoneLock> inForce = inForce(at);
        return inForce.size() == MOST
                ? Optional.empty()
                : Optional.of(new ZoneLocks(
                        Stream.concat(inForce.stream(), Stream.of(lock)).toList()));
    }

    /** These, with one in the place of the one of its name. */
    public ZoneLocks replacing(ZoneLock lock) {
        return new ZoneLocks(
                list.stream().map(it -> it.id().equals(lock.id()) ? lock : it).toList());
    }

    /** These without one. */
    public ZoneLocks without(LockId id) {
        return new ZoneLocks(list.stream().filter(lock -> !lock.id().equals(id)).toList());
    }
}
