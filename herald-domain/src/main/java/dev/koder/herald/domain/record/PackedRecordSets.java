package dev.koder.herald.domain.record;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.OctetBuffer;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.dns.Ttl;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.RandomAccess;

/**
 * RRsets in canonical order, each key once, held as octets: a million of them take some 60 MB, a fifth of what they take as
 * objects. Each becomes an object when it is asked for. Immutable.
 */
public final class PackedRecordSets extends AbstractList<RecordSet> implements RandomAccess {

    /** Before each RRset stands its line, and in the upper two bits of the first octet how it follows the one before it. */
    private static final int LINE = 4;

    private static final long LAST_LINE = 0x3fff_ffff;
    private static final int LINE_BITS = 0x3f;
    private static final int FOLLOWS_OWNER = 0x80;
    private static final int FOLLOWS_KEY = 0x40;

    private final DomainName origin;
    private final Chunks chunks;
    private final int[] places;
    private final int size;

    private PackedRecordSets(DomainName origin, Chunks chunks, int[] places, int size) {
        this.origin = origin;
        this.chunks = chunks;
        this.places = places;
        this.size = size;
    }

    /** The name at or below which all owners are. */
    public DomainName origin() {
        return origin;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public RecordSet get(int index) {
        return packed(index).recordSet(origin);
    }

    /** The owner of the RRset at {@code index}. */
    public DomainName owner(int index) {
        return packed(index).owner(origin);
    }

    /** The line of the text at which the RRset begins, from 1 to 2^30 - 1; 0 where it is from no text. */
    public long line(int index) {
        int place = places[index];
        byte[] octets = chunks.chunk(place);
        int at = chunks.offset(place);
        return (octets[at] & (long) LINE_BITS) << 24
                | (octets[at + 1] & 0xffL) << 16
                | (octets[at + 2] & 0xffL) << 8
                | (octets[at + 3] & 0xffL);
    }

    /** The octets of the RRset at {@code index}, its key relative to {@link #origin}. */
    public PackedRecordSet packed(int index) {
        return at(chunks, places[Objects.checkIndex(index, size)]);
    }

    private static PackedRecordSet at(Chunks chunks, int place) {
        return new PackedRecordSet(chunks.chunk(place), chunks.offset(place) + LINE);
    }

    /** Whether the RRset has the owner of the one before it. */
    public boolean continuesOwner(int index) {
        int place = places[index];
        return (chunks.chunk(place)[chunks.offset(place)] & FOLLOWS_OWNER) != 0;
    }

    /**
     * Where the first RRset stands that is not before this owner and type.
     *
     * @param key the owner's canonical key relative to {@link #origin}
     */
    public int firstFrom(byte[] key, int typeCode) {
        return firstBetween(0, size, key, typeCode);
    }

    /**
     * As {@link #firstFrom(byte[], int)}, the faster the nearer it stands to some index.
     *
     * @param near 0 to {@link #size}
     */
    public int firstFrom(byte[] key, int typeCode, int near) {
        int low = near;
        int high = near;
        for (int step = 1; high < size && isBefore(high, key, typeCode); step *= 2) {
            low = high + 1;
            high = (int) Math.min(size, (long) high + step);
        }
        for (int step = 1; low > 0 && !isBefore(low - 1, key, typeCode); step *= 2) {
            high = low - 1;
            low = Math.max(0, low - step);
        }
        return firstBetween(low, high, key, typeCode);
    }

    private int firstBetween(int from, int to, byte[] key, int typeCode) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            boolean isBefore = isBefore(middle, key, typeCode);
            low = isBefore ? middle + 1 : low;
            high = isBefore ? high : middle;
        }
        return low;
    }

    private boolean isBefore(int index, byte[] key, int typeCode) {
        PackedRecordSet set = packed(index);
        int order = set.compareKeyTo(key);
        return order < 0 || (order == 0 && set.typeCode() < typeCode);
    }

    /** The same RRsets with keys relative to {@code zone}, at or below which all owners must be. */
    public PackedRecordSets relativeTo(DomainName zone) {
        if (zone.equals(origin)) {
            return this;
        }
        Draft draft = new Draft(zone);
        forEach(draft::add);
        return draft.sorted((sets, lines) -> Optional.of(sets.getLast()));
    }

    /** RRsets, or single records of them, on their way into order. Not thread-safe. */
    public static final class Draft {

        private final DomainName origin;
        private final Chunks chunks = new Chunks();
        private final NaturalMergeSort order = new NaturalMergeSort(this::compare);
        private boolean hasSameKeys;
        private int begun;

        /** @param origin the name at or below which all owners will be */
        public Draft(DomainName origin) {
            this.origin = origin;
        }

        /** Adds an RRset that stands in no text. */
        public void add(RecordSet set) {
            append(set, 0);
            order.add(begun);
        }

        /** Adds an RRset whose key is relative to the origin. */
        public void add(PackedRecordSet set) {
            set.copyTo(begin(set.length(), 0));
            order.add(begun);
        }

        private void append(RecordSet set, long line) {
            byte[] key = set.owner().canonicalKey(origin);
            PackedRecordSet.append(begin(PackedRecordSet.length(key, set.packedLength()), line), key, set);
        }

        /**
         * Adds a record, an RRset of its own until it is joined with others.
         *
         * @param key the owner's canonical key relative to the origin
         * @param line where the record stands in a text
         */
        public void add(byte[] key, RecordType type, Ttl ttl, Rdata rdata, long line) {
            int length = PackedRecordSet.length(key, RecordSet.packedLength(rdata));
            PackedRecordSet.append(begin(length, line), key, type, ttl, rdata);
            order.add(begun);
        }

        private OctetBuffer begin(int length, long line) {
            OctetBuffer chunk = chunks.roomFor(LINE + length);
            begun = chunks.nextPlace();
            return chunk.u32(Math.min(line, LAST_LINE));
        }

        /** Makes one RRset of several with the same key. */
        @FunctionalInterface
        public interface Joining {

            /**
             * What becomes of them; empty where nothing may.
             *
             * @param sets at least two, in the order in which they were added
             * @param lines where each stands in the text
             */
            Optional<RecordSet> join(List<RecordSet> sets, List<Long> lines);
        }

        /** Everything added, in order; what has the same key is joined. To be called once. */
        public PackedRecordSets sorted(Joining joining) {
            int[] places = order.sorted();
            int size = hasSameKeys ? join(places, order.size(), joining) : order.size();
            return new PackedRecordSets(origin, chunks, places, size);
        }

        /** Joins what has the same key among so many; returns how many there are then. */
        private int join(int[] places, int size, Joining joining) {
            int kept = 0;
            for (int start = 0, end; start < size; start = end) {
                end = start + 1;
                while (end < size && follows(places[end], FOLLOWS_KEY)) {
                    end++;
                }
                if (end == start + 1) {
                    places[kept++] = places[start];
                } else if (join(Arrays.copyOfRange(places, start, end), joining)) {
                    places[kept++] = begun;
                } else if (end < size && !follows(places[start], FOLLOWS_OWNER)) {
                    unmark(places[end]);
                }
            }
            return kept;
        }

        /** Joins what stands at these places, and adds the outcome to the octets; false where nothing may come of it. */
        private boolean join(int[] places, Joining joining) {
            PackedRecordSets members = new PackedRecordSets(origin, chunks, places, places.length);
            List<Long> lines = new ArrayList<>();
            for (int i = 0; i < members.size(); i++) {
                lines.add(members.line(i));
            }
            Optional<RecordSet> joined = joining.join(List.copyOf(members), lines);
            joined.ifPresent(set -> {
                append(set, lines.getFirst());
                mark(begun, follows(places[0], FOLLOWS_OWNER) ? FOLLOWS_OWNER : 0);
            });
            return joined.isPresent();
        }

        /**
         * Whoever puts all in order compares each two that end up beside each other, so that here is learnt, without another look at
         * all of them, which follows one with the same owner or key.
         */
        private int compare(int left, int right) {
            byte[] one = chunks.chunk(left);
            byte[] other = chunks.chunk(right);
            int oneAt = chunks.offset(left) + LINE;
            int otherAt = chunks.offset(right) + LINE;
            int byOwner = PackedRecordSet.compareKeys(one, oneAt, other, otherAt);
            if (byOwner != 0) {
                return byOwner;
            }
            int byType = PackedRecordSet.compareTypes(one, oneAt, other, otherAt);
            hasSameKeys |= byType == 0;
            mark(byType <= 0 ? right : left, byType == 0 ? FOLLOWS_OWNER | FOLLOWS_KEY : FOLLOWS_OWNER);
            return byType;
        }

        private boolean follows(int place, int how) {
            return (chunks.chunk(place)[chunks.offset(place)] & how) != 0;
        }

        /** Notes how the one at a place follows the one before it. */
        private void mark(int place, int how) {
            chunks.chunk(place)[chunks.offset(place)] |= (byte) how;
        }

        private void unmark(int place) {
            chunks.chunk(place)[chunks.offset(place)] &= LINE_BITS;
        }
    }
}
