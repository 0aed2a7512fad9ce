package dev.koder.herald.adapter.storage.testkit;

import dev.koder.herald.domain.record.RecordSet;
import dev.koder.herald.domain.zone.ZoneContents;
import java.util.ArrayList;
import java.util.List;

/** Contents as a list, for assertions. */
final class AllOf {

    private AllOf() {}

    /** Every RRset, names in canonical order and types by code. */
    static List<RecordSet> these(ZoneContents contents) {
        List<RecordSet> all = new ArrayList<>();
        contents.forEach(all::add);
        return all;
    }
}
