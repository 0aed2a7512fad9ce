package dev.koder.herald.domain.zone;

import dev.koder.herald.domain.record.RecordKey;
import dev.koder.herald.domain.record.RecordSet;
import java.util.List;

/**
 * The difference between two versions' contents, as a store applies it. No key stands in both lists.
 *
 * @param put RRsets that are new or take the place of one
 * @param removed RRsets that are no longer there
 */
public record ZonePatch(List<RecordSet> put, List<RecordKey> removed) {

    /** Keeps what was handed in from changing. */
    public ZonePatch {
        put = List.copyOf(put);
        removed = List.copyOf(removed);
    }

    /** Whether it leaves the contents as they are. */
    public boolean isEmpty() {
        return put.isEmpty() && removed.isEmpty();
    }
}
