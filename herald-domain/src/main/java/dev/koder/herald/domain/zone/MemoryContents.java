package dev.koder.herald.domain.zone;

import static java.util.Comparator.comparingInt;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.record.RecordKey;
import dev.koder.herald.domain.record.RecordSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Contents held in memory, immutable: those of an import, or of a zone in a test.
 *
 * <p>Names are found by hash and ordered once: comparing names is what costs in a zone of a million of them.
 */
public final class MemoryContents implements ZoneContents {

    private final Map<DomainName, List<RecordSet>> byOwner;
    private final DomainName[] owners;
    private final int recordSetCount;
    private final Lines lines;

    private MemoryContents(Map<DomainName, List<RecordSet>> byOwner, Lines lines) {
        this.byOwner = byOwner;
        this.lines = lines;
        this.owners = byOwner.keySet().toArray(DomainName[]::new);
        Arrays.sort(owners);
        this.recordSetCount = byOwner.values().stream().mapToInt(List::size).sum();
    }

    /** Where in a text the RRsets begin, the RRsets in canonical order. */
    private static final class Lines {

        private static final Comparator<RecordKey> CANONICAL = Comparator.comparing(RecordKey::owner)
                .thenComparingInt(key -> key.type().code());

        private final List<RecordSet> recordSets;
        private final int[] numbers;

        Lines(List<RecordSet> recordSets, int[] numbers) {
            this.recordSets = recordSets;
            this.numbers = numbers;
        }

        long of(RecordKey key) {
            int low = 0;
            int high = numbers.length - 1;
            while (low <= high) {
                int middle = (low + high) >>> 1;
                int order = CANONICAL.compare(recordSets.get(middle).key(), key);
                if (order == 0) {
                    return numbers[middle];
                }
                low = order < 0 ? middle + 1 : low;
                high = order < 0 ? high : middle - 1;
            }
            return 0;
        }
    }

    /** Holds these RRsets; of two with the same key, the later one. */
    public static MemoryContents of(Collection<RecordSet> recordSets) {
        return new MemoryContents(byOwner(recordSets), new Lines(List.of(), new int[0]));
    }

    /**
     * Holds the RRsets of a text.
     *
     * @param recordSets in canonical order, each key once
     * @param lines where each begins, from 1 on
     */
    public static MemoryContents ofText(List<RecordSet> recordSets, int[] lines) {
        return new MemoryContents(byOwner(recordSets), new Lines(recordSets, lines));
    }

    private static Map<DomainName, List<RecordSet>> byOwner(Collection<RecordSet> recordSets) {
        // Keeps the order that they come in: sorting names that are in order already, as exports are, costs next to
        // nothing.
        Map<DomainName, List<RecordSet>> byOwner = LinkedHashMap.newLinkedHashMap(recordSets.size());
        for (RecordSet recordSet : recordSets) {
            byOwner.merge(recordSet.owner(), List.of(recordSet), MemoryContents::joined);
        }
        return byOwner;
    }

    private static List<RecordSet> joined(List<RecordSet> there, List<RecordSet> more) {
        List<RecordSet> all = new ArrayList<>(there);
        all.removeIf(set -> set.type().equals(more.getFirst().type()));
        all.addAll(more);
        all.sort(comparingInt(set -> set.type().code()));
        return List.copyOf(all);
    }

    /** How many RRsets there are. */
    public int recordSetCount() {
        return recordSetCount;
    }

    /** All names that have data, each once, in canonical order. */
    public List<DomainName> owners() {
        return Collections.unmodifiableList(Arrays.asList(owners));
    }

    @Override
    public Optional<RecordSet> find(DomainName owner, RecordType type) {
        for (RecordSet recordSet : at(owner)) {
            if (recordSet.type().equals(type)) {
                return Optional.of(recordSet);
            }
        }
        return Optional.empty();
    }

    @Override
    public List<RecordSet> at(DomainName owner) {
        return byOwner.getOrDefault(owner, List.of());
    }

    @Override
    public Optional<DomainName> firstBelow(DomainName ancestor, DomainName after) {
        int place = Arrays.binarySearch(owners, after);
        int next = place < 0 ? -place - 1 : place + 1;
        return next < owners.length && owners[next].isStrictlyBelow(ancestor)
                ? Optional.of(owners[next])
                : Optional.empty();
    }

    @Override
    public long lineOf(DomainName owner, RecordType type) {
        return lines.of(new RecordKey(owner, type));
    }

    @Override
    public void forEach(Consumer<? super RecordSet> reader) {
        for (DomainName owner : owners) {
            at(owner).forEach(reader);
        }
    }
}
