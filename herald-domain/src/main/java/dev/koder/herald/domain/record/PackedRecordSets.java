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

    private static final int LINE = 4;

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

    /** The line of the text at which the RRset begins, from 1 on; 0 where it is from no text. */
    public long line(int index) {
        int place = places[index];
        byte[] octets = chunks.chunk(place);
        int at = chunks.offset(place);
        return (octets[at] & 0xffL) << 24
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

    /** Whether the RRsets at two places have one owner. */
    public boolean haveOneOwner(int index, int other) {
        return packed(index).compareKeyTo(packed(other)) == 0;
    }

    /**
     * Where the first RRset stands that is not before this owner and type.
     *
     * @param key the owner's canonical key relative to {@link #origin}
     */
    public int firstFrom(byte[] key, int typeCode) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            PackedRecordSet set = packed(middle);
            int order = set.compareKeyTo(key);
            boolean isBefore = order < 0 || (order == 0 && set.typeCode() < typeCode);
            low = isBefore ? middle + 1 : low;
            high = isBefore ? high : middle;
        }
        return low;
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
            return chunk.u32(Math.min(line, 0xffff_ffffL));
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
            for (int start = 0; start < size; ) {
                int end = start + 1;
                while (end < size && compare(places[start], places[end]) == 0) {
                    end++;
                }
                if (end == start + 1) {
                    places[kept++] = places[start];
                } else if (join(Arrays.copyOfRange(places, start, end), joining)) {
                    places[kept++] = begun;
                }
                start = end;
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
            joined.ifPresent(set -> append(set, lines.getFirst()));
            return joined.isPresent();
        }

        /** Whoever puts all in order meets each two with the same key, as these end up beside each other. */
        private int compare(int left, int right) {
            PackedRecordSet one = at(chunks, left);
            PackedRecordSet other = at(chunks, right);
            int byOwner = one.compareKeyTo(other);
            int byBoth = byOwner == 0 ? Integer.compare(one.typeCode(), other.typeCode()) : byOwner;
            hasSameKeys |= byBoth == 0;
            return byBoth;
        }
    }
}
