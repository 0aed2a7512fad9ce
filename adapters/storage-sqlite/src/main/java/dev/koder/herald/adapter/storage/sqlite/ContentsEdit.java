package dev.koder.herald.adapter.storage.sqlite;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.OctetBuffer;
import dev.koder.herald.domain.record.PackedRecordSet;
import dev.koder.herald.domain.record.RecordKey;
import dev.koder.herald.domain.record.RecordSet;
import dev.koder.herald.domain.zone.ZonePatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A difference in the order in which pieces hold what it changes. */
final class ContentsEdit {

    private static final Comparator<Change> CANONICAL =
            Comparator.comparing(Change::key, Arrays::compareUnsigned).thenComparingInt(Change::typeCode);

    private final List<Change> changes = new ArrayList<>();
    private int next;

    /** What becomes of an RRset; empty where it goes. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Change(byte[] key, int typeCode, Optional<RecordSet> now) {}

    ContentsEdit(DomainName zone, ZonePatch patch) {
        for (RecordKey key : patch.removed()) {
            changes.add(new Change(key.owner().canonicalKey(zone), key.type().code(), Optional.empty()));
        }
        for (RecordSet set : patch.after()) {
            changes.add(new Change(set.owner().canonicalKey(zone), set.type().code(), Optional.of(set)));
        }
        changes.sort(CANONICAL);
    }

    boolean isDone() {
        return next == changes.size();
    }

    /** Whether no more than one change is left. */
    boolean isAtLast() {
        return next + 1 >= changes.size();
    }

    /** The owner's key of the next change. */
    byte[] nextKey() {
        return changes.get(next).key();
    }

    /** Hands over what a piece holds once it is changed; takes the changes that fall before {@code end}. */
    void apply(Piece piece, Optional<byte[]> end, PieceCutter out) {
        for (PackedRecordSet old : piece) {
            while (isNextBefore(old)) {
                takeNext(out);
            }
            if (isNextAt(old)) {
                takeNext(out);
            } else {
                out.add(old);
            }
        }
        while (!isDone() && isBefore(nextKey(), end)) {
            takeNext(out);
        }
    }

    private static boolean isBefore(byte[] key, Optional<byte[]> end) {
        return end.isEmpty() || Arrays.compareUnsigned(key, end.get()) < 0;
    }

    private boolean isNextBefore(PackedRecordSet old) {
        return !isDone() && orderOf(old) > 0;
    }

    private boolean isNextAt(PackedRecordSet old) {
        return !isDone() && orderOf(old) == 0;
    }

    /** The order of an RRset beside the next change. */
    private int orderOf(PackedRecordSet old) {
        int order = old.compareKeyTo(nextKey());
        return order == 0 ? Integer.compare(old.typeCode(), changes.get(next).typeCode()) : order;
    }

    private void takeNext(PieceCutter out) {
        Change change = changes.get(next++);
        change.now().ifPresent(set -> {
            OctetBuffer packed = new OctetBuffer(64);
            PackedRecordSet.append(packed, change.key(), set);
            out.add(new PackedRecordSet(packed.storage(), 0));
        });
    }
}
