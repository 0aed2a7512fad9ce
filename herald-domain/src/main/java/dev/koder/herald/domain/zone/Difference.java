package dev.koder.herald.domain.zone;

import dev.koder.herald.domain.record.PackedRecordSet;
import dev.koder.herald.domain.record.PackedRecordSets;
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

    /** So many differences are noted for the zone's history even where the contents are written as a whole. */
    private static final int NOTED = 20_000;

    private final PackedRecordSets after;
    private final long fewest;
    private final long noted;
    private final List<RecordSet> gone = new ArrayList<>();
    private final List<RecordSet> come = new ArrayList<>();
    private long count;
    private int next;

    private Difference(PackedRecordSets after, long noted) {
        this.after = after;
        this.fewest = Math.max(SMALL, after.size() / SHARE);
        this.noted = Math.max(fewest, noted);
    }

    static Difference between(ZoneContents before, PackedRecordSets after) {
        return between(before, after, NOTED);
    }

    /** @param most how many differences are noted at least */
    static Difference between(ZoneContents before, PackedRecordSets after, long most) {
        Difference difference = new Difference(after, most);
        before.forEach(difference);
        while (difference.next < after.size()) {
            difference.note(Optional.empty());
            difference.takeNext();
        }
        return difference;
    }

    /** Whether it is so large that the new contents are better written as a whole. */
    boolean isLarge() {
        return count > fewest;
    }

    /** The difference; empty where there is too much of it. */
    Optional<ZonePatch> patch() {
        return isNoted() ? Optional.of(new ZonePatch(gone, come)) : Optional.empty();
    }

    private boolean isNoted() {
        return count <= noted;
    }

    @Override
    public void accept(RecordSet old) {
        if (!isNoted()) {
            return;
        }
        byte[] key = old.owner().canonicalKey(after.origin());
        while (orderOfNext(key, old.type().code()) < 0) {
            note(Optional.empty());
            takeNext();
        }
        if (orderOfNext(key, old.type().code()) > 0) {
            note(Optional.of(old));
        } else if (after.get(next).equals(old)) {
            next++;
        } else {
            note(Optional.of(old));
            takeNext();
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

    /** Counts a place where they differ. */
    private void note(Optional<RecordSet> old) {
        count++;
        if (isNoted()) {
            old.ifPresent(gone::add);
        }
    }

    /** Takes what stands there now. */
    private void takeNext() {
        if (isNoted()) {
            come.add(after.get(next));
        }
        next++;
    }
}
