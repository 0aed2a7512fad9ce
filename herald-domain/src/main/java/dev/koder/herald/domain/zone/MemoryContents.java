package dev.koder.herald.domain.zone;

import static java.util.Comparator.comparingInt;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.record.RecordSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Contents held in memory, immutable: those of an import, or of a zone in a test. */
public final class MemoryContents implements ZoneContents {

    private final NavigableMap<DomainName, List<RecordSet>> byOwner;
    private final int recordSetCount;

    private MemoryContents(NavigableMap<DomainName, List<RecordSet>> byOwner, int recordSetCount) {
        this.byOwner = byOwner;
        this.recordSetCount = recordSetCount;
    }

    /** Holds these RRsets; of two with the same key, the later one. */
    public static MemoryContents of(Collection<RecordSet> recordSets) {
        NavigableMap<DomainName, List<RecordSet>> byOwner = new TreeMap<>();
        for (RecordSet recordSet : recordSets) {
            List<RecordSet> there = byOwner.computeIfAbsent(recordSet.owner(), owner -> new ArrayList<>(1));
            there.removeIf(other -> other.type().equals(recordSet.type()));
            there.add(recordSet);
        }
        byOwner.values()
                .forEach(sets -> sets.sort(comparingInt(set -> set.type().code())));
        return new MemoryContents(
                byOwner, byOwner.values().stream().mapToInt(List::size).sum());
    }

    /** How many RRsets there are. */
    public int recordSetCount() {
        return recordSetCount;
    }

    /** All names that have data, in canonical order. */
    public Set<DomainName> owners() {
        return byOwner.keySet();
    }

    @Override
    public Optional<RecordSet> find(DomainName owner, RecordType type) {
        return at(owner).stream().filter(set -> set.type().equals(type)).findFirst();
    }

    @Override
    public List<RecordSet> at(DomainName owner) {
        return List.copyOf(byOwner.getOrDefault(owner, List.of()));
    }

    @Override
    public Optional<DomainName> firstBelow(DomainName ancestor, DomainName after) {
        return Optional.ofNullable(byOwner.higherKey(after)).filter(name -> name.isStrictlyBelow(ancestor));
    }

    @Override
    public void forEach(Consumer<? super RecordSet> reader) {
        byOwner.values().forEach(sets -> sets.forEach(reader));
    }
}
