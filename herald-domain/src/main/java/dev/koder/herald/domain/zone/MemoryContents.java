package dev.koder.herald.domain.zone;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.record.PackedRecordSets;
import dev.koder.herald.domain.record.RecordSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Contents held in memory, immutable: those of an import, or of a zone in a test. */
public final class MemoryContents implements ZoneContents {

    private static final int BEFORE_ALL_TYPES = 0;
    private static final int AFTER_ALL_TYPES = 0x1_0000;

    private final PackedRecordSets sets;

    private MemoryContents(PackedRecordSets sets) {
        this.sets = sets;
    }

    /** Holds these RRsets; of two with the same key, the later one. */
    public static MemoryContents of(Collection<RecordSet> recordSets) {
        PackedRecordSets.Draft draft = new PackedRecordSets.Draft(DomainName.ROOT);
        recordSets.forEach(draft::add);
        return of(draft.sorted((same, lines) -> Optional.of(same.getLast())));
    }

    /** Holds these RRsets. */
    public static MemoryContents of(PackedRecordSets recordSets) {
        return new MemoryContents(recordSets);
    }

    /** All RRsets in canonical order. */
    public PackedRecordSets recordSets() {
        return sets;
    }

    /** How many RRsets there are. */
    public int recordSetCount() {
        return sets.size();
    }

    /** Hands over every name that has data, in canonical order, with all that stands there. */
    public void forEachName(BiConsumer<DomainName, List<RecordSet>> reader) {
        for (int index = 0, end; index < sets.size(); index = end) {
            end = endOfOwner(index);
            DomainName owner = sets.owner(index);
            reader.accept(owner, between(owner, index, end));
        }
    }

    /** Where the RRsets of the next owner begin. */
    private int endOfOwner(int index) {
        int end = index + 1;
        while (end < sets.size() && sets.haveOneOwner(index, end)) {
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
        int index = firstFrom(owner, BEFORE_ALL_TYPES);
        if (index == sets.size() || !sets.owner(index).equals(owner)) {
            return List.of();
        }
        return between(owner, index, endOfOwner(index));
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
