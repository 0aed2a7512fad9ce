package dev.koder.herald.domain.zone;

import dev.koder.herald.domain.record.RecordKey;
import dev.koder.herald.domain.record.RecordSet;

/** One thing that a change does to one RRset. */
public sealed interface RecordChange {

    /** Which RRset it is about. */
    RecordKey key();

    /** Puts this RRset in the place of whatever was there. */
    record Replace(RecordSet recordSet) implements RecordChange {
        @Override
        public RecordKey key() {
            return recordSet.key();
        }
    }

    /**
     * Adds these records to the RRset; a record that is there already stays.
     *
     * @param keepsTtl whether an RRset that is there already keeps its TTL, instead of taking that of these records
     */
    record Extend(RecordSet recordSet, boolean keepsTtl) implements RecordChange {
        @Override
        public RecordKey key() {
            return recordSet.key();
        }
    }

    /** Takes these records out of the RRset, whose TTL stays; a record that is not there is passed over. */
    record Prune(RecordSet recordSet) implements RecordChange {
        @Override
        public RecordKey key() {
            return recordSet.key();
        }
    }

    /** Takes the whole RRset away; nothing happens where there is none. */
    record Delete(RecordKey key) implements RecordChange {}
}
