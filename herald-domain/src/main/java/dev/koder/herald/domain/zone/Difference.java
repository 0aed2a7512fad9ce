package dev.koder.herald.domain.zone;

import dev.koder.herald.domain.record.PackedRecordSet;
import dev.koder.herald.domain.record.PackedRecordSets;
import dev.koder.herald.domain.record.RecordKey;
import dev.koder.herald.domain.record.RecordSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Goes through old and new contents side by side, in canonical order, and notes where they differ. */
final class Difference implements Consumer<RecordSet> {

    /** So many differences are always told one by one. */
    private static final int SMALL = 1000;

    /** Beyond one RRset in so many, writing all of them is cheaper than finding the place of each. */
    private static final int SHARE = 20;

    private final PackedRecordSets after;
    private final long most;
    private final List<RecordSet> put = new ArrayList<>();
    private final List<RecordKey> removed = new ArrayList<>();
    private int next;
    private boolean isLarge;

    private Difference(PackedRecordSets after) {
        this.after = after;
        this.most = Math.max(SMALL, after.size() / SHARE);
    }

    /** The difference; empty where it is so large that the new contents are better written as a whole. */
    static Optional<ZonePatch> between(ZoneContents before, PackedRecordSets after) {
        Difference difference = new Difference(after);
        before.forEach(difference);
        while (difference.next < after.size()) {
            difference.putNext();
        }
        return difference.isLarge ? Optional.empty() : Optional.of(new ZonePatch(difference.put, difference.removed));
    }

    @Override
    public void accept(RecordSet old) {
        if (isLarge) {
            return;
        }
        byte[] key = old.owner().canonicalKey(after.origin());
        while (orderOfNext(key, old.type().code()) < 0) {
            putNext();
        }
        if (orderOfNext(key, old.type().code()) > 0) {
            removed.add(old.key());
            isLarge |= isTooMany();
        } else if (after.get(next).equals(old)) {
            next++;
        } else {
            putNext();
        }
    }

    /** Whether the next of the new RRsets stands before (below 0), at (0) or after this place. */
    private int orderOfNext(byte[] key, int typeCode) {
        if (next == after.size()) {
            return 1;
        }
        PackedRecordSet set = after.packed(next);
        int order = set.compareKeyTo(key);
        return order == 0 ? Integer.compare(set.typeCode(), typeCode) : order;
    }

    private void putNext() {
        if (!isLarge) {
            put.add(after.get(next));
            isLarge = isTooMany();
        }
        next++;
    }

    private boolean isTooMany() {
        return put.size() + removed.size() > most;
    }
}
