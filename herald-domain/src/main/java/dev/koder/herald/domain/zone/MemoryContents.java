package dev.koder.herald.domain.zone;

import dev.koder.herald.domain.dns.Aside;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.record.PackedRecordSets;
import dev.koder.herald.domain.record.RecordSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Contents held in memory, immutable: those of an import, or of a zone in a test. */
public final class MemoryContents implements ZoneContents {

    static final int BEFORE_ALL_TYPES = 0;

    private static final int AFTER_ALL_TYPES = 0x1_0000;

    private final PackedRecordSets sets;
    private final Aside aside;

    private MemoryContents(PackedRecordSets sets, Aside aside) {
        this.sets = sets;
        this.aside = aside;
    }

    /** Holds these RRsets; of two with the same key, the later one. */
    public static MemoryContents of(Collection<RecordSet> recordSets) {
        PackedRecordSets.Draft draft = new PackedRecordSets.Draft(DomainName.ROOT);
        recordSets.forEach(draft::add);
        return of(draft.sorted((same, lines) -> Optional.of(same.getLast())));
    }

    /** Holds these RRsets. */
    public static MemoryContents of(PackedRecordSets recordSets) {
        return of(recordSets, Aside.NOBODY);
    }

    /**
     * Holds these RRsets.
     *
     * @param aside who helps where all of them are to be judged
     */
    public static MemoryContents of(PackedRecordSets recordSets, Aside aside) {
        return new MemoryContents(recordSets, aside);
    }

    /** All RRsets in canonical order. */
    public PackedRecordSets recordSets() {
        return sets;
    }

    /**
     * What leads here from other contents; empty where it is more than so many RRsets, and more than are always told.
     *
     * @param most how many are told at least
     */
    public Optional<ZonePatch> differenceFrom(ZoneContents before, long most) {
        return Difference.between(before, sets, most).patch();
    }

    /** How many RRsets there are. */
    public int recordSetCount() {
        return sets.size();
    }

    /** Who helps where all RRsets are to be judged. */
    Aside aside() {
        return aside;
    }

    /** Where a name begins, half of the RRsets before it or a few more. */
    int middle() {
        return sets.isEmpty() ? 0 : endOfOwner(sets.size() / 2);
    }

    /** Hands over every name that has data among the RRsets between two places at which names begin, in canonical order. */
    void forEachName(int from, int to, Consumer<Name> reader) {
        for (int index = from, end; index < to; index = end) {
            end = endOfOwner(index);
            reader.accept(new Name(index, end));
        }
    }

    /** One name, of which no more is made an object than is asked for. */
    final class Name {

        private final int start;
        private final int end;

        private Name(int start, int end) {
            this.start = start;
            this.end = end;
        }

        DomainName owner() {
            return sets.owner(start);
        }

        /** All that stands there, whose owner is known. */
        List<RecordSet> recordSets(DomainName owner) {
            return between(owner, start, end);
        }

        TypeSet types() {
            long bits = TypeSet.NONE.bits();
            for (int i = start; i < end; i++) {
                bits |= TypeSet.bit(sets.packed(i).typeCode());
            }
            return new TypeSet(bits);
        }

        long lowestTtlSeconds() {
            long lowest = Long.MAX_VALUE;
            for (int i = start; i < end; i++) {
                lowest = Math.min(lowest, sets.packed(i).ttlSeconds());
            }
            return lowest;
        }

        /** Whether an asterisk stands inside the name, the labels of {@link PackedRecordSets#origin} left out. */
        boolean hasInnerAsterisk() {
            return sets.packed(start).hasInnerAsterisk();
        }
    }

    /** Where the RRsets of the next owner begin. */
    private int endOfOwner(int index) {
        int end = index + 1;
        while (end < sets.size() && sets.continuesOwner(end)) {
            end++;
        }
        return end;
    }

    @Override
    public Optional<RecordSet> find(DomainName owner, RecordType type) {
        int index = indexOf(owner, type);
        return index < 0 ? Optional.empty() : Optional.of(sets.get(index));
    }

    /** Where the RRset stands; below 0 where it is not there. */
    private int indexOf(DomainName owner, RecordType type) {
        int index = firstFrom(owner, type.code());
        boolean isThere = index < sets.size()
                && sets.packed(index).typeCode() == type.code()
                && sets.owner(index).equals(owner);
        return isThere ? index : -1;
    }

    @Override
    public List<RecordSet> at(DomainName owner) {
        int index = indexOf(owner);
        return index < 0 ? List.of() : between(owner, index, endOfOwner(index));
    }

    @Override
    public TypeSet typesAt(DomainName owner) {
        byte[] key = owner.canonicalKeyIn(sets.origin());
        return key == null ? TypeSet.NONE : typesFrom(sets.firstFrom(key, BEFORE_ALL_TYPES), key);
    }

    /**
     * The types that stand at a name.
     *
     * @param index where its first RRset stands, or would stand
     */
    TypeSet typesFrom(int index, byte[] key) {
        boolean isThere = index < sets.size() && sets.packed(index).compareKeyTo(key) == 0;
        return isThere ? new Name(index, endOfOwner(index)).types() : TypeSet.NONE;
    }

    /** Where the first RRset of the name stands; below 0 where there is none. */
    private int indexOf(DomainName owner) {
        byte[] key = owner.canonicalKeyIn(sets.origin());
        if (key == null) {
            return -1;
        }
        int index = sets.firstFrom(key, BEFORE_ALL_TYPES);
        return index < sets.size() && sets.packed(index).compareKeyTo(key) == 0 ? index : -1;
    }

    private List<RecordSet> between(DomainName owner, int index, int end) {
        if (end == index + 1) {
            return List.of(sets.packed(index).ofOwner(owner));
        }
        List<RecordSet> there = new ArrayList<>(end - index);
        for (int i = index; i < end; i++) {
            there.add(sets.packed(i).ofOwner(owner));
        }
        return there;
    }

    @Override
    public Optional<DomainName> firstBelow(DomainName ancestor, DomainName after) {
        int next = firstFrom(after, AFTER_ALL_TYPES);
        return next == sets.size()
                ? Optional.empty()
                : Optional.of(sets.owner(next)).filter(name -> name.isStrictlyBelow(ancestor));
    }

    /** Where the first RRset stands that is not before this owner and type. */
    private int firstFrom(DomainName owner, int typeCode) {
        DomainName origin = sets.origin();
        if (owner.isSubdomainOf(origin)) {
            return sets.firstFrom(owner.canonicalKey(origin), typeCode);
        }
        return owner.compareTo(origin) < 0 ? 0 : sets.size();
    }

    @Override
    public long lineOf(DomainName owner, RecordType type) {
        int index = indexOf(owner, type);
        return index < 0 ? 0 : sets.line(index);
    }

    @Override
    public void forEach(Consumer<? super RecordSet> reader) {
        sets.forEach(reader);
    }
}
