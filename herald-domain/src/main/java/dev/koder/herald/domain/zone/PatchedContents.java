package dev.koder.herald.domain.zone;

import static java.util.Comparator.comparingInt;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.record.RecordKey;
import dev.koder.herald.domain.record.RecordSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Stored contents as they would be after a change that is still being judged.
 *
 * <p>Its cost grows with what was changed, never with what is stored.
 */
final class PatchedContents implements ZoneContents {

    private final ZoneContents stored;
    private final Map<RecordKey, Optional<RecordSet>> changed = new LinkedHashMap<>();
    private final NavigableSet<DomainName> changedOwners = new TreeSet<>();

    PatchedContents(ZoneContents stored) {
        this.stored = stored;
    }

    void put(RecordSet recordSet) {
        changed.put(recordSet.key(), Optional.of(recordSet));
        changedOwners.add(recordSet.owner());
    }

    void remove(RecordKey key) {
        changed.put(key, Optional.empty());
        changedOwners.add(key.owner());
    }

    /** The names that were changed, in canonical order. */
    SequencedSet<DomainName> changedOwners() {
        return Collections.unmodifiableSequencedSet(changedOwners);
    }

    /** What really differs from the stored contents. */
    ZonePatch patch() {
        List<RecordSet> put = new ArrayList<>();
        List<RecordKey> removed = new ArrayList<>();
        changed.forEach((key, now) -> {
            Optional<RecordSet> before = stored.find(key.owner(), key.type());
            if (now.isEmpty() && before.isPresent()) {
                removed.add(key);
            } else if (now.isPresent() && !now.equals(before)) {
                put.add(now.get());
            }
        });
        return new ZonePatch(put, removed);
    }

    /** By how many RRsets the contents grow; negative where they shrink. */
    long growth() {
        return changed.entrySet().stream()
                .mapToLong(change -> (change.getValue().isPresent() ? 1 : 0) - (isStored(change.getKey()) ? 1 : 0))
                .sum();
    }

    private boolean isStored(RecordKey key) {
        return stored.find(key.owner(), key.type()).isPresent();
    }

    @Override
    public Optional<RecordSet> find(DomainName owner, RecordType type) {
        Optional<RecordSet> now = changed.get(new RecordKey(owner, type));
        return now == null ? stored.find(owner, type) : now;
    }

    @Override
    public List<RecordSet> at(DomainName owner) {
        if (!changedOwners.contains(owner)) {
            return stored.at(owner);
        }
        List<RecordSet> sets = new ArrayList<>(stored.at(owner));
        sets.removeIf(set -> changed.containsKey(set.key()));
        changed.forEach((key, now) -> {
            if (key.owner().equals(owner)) {
                now.ifPresent(sets::add);
            }
        });
        sets.sort(comparingInt(set -> set.type().code()));
        return sets;
    }

    @Override
    public Optional<DomainName> firstBelow(DomainName ancestor, DomainName after) {
        Optional<DomainName> candidate = nearest(ancestor, after);
        while (candidate.isPresent() && at(candidate.get()).isEmpty()) {
            candidate = nearest(ancestor, candidate.get());
        }
        return candidate;
    }

    private Optional<DomainName> nearest(DomainName ancestor, DomainName after) {
        Optional<DomainName> added =
                Optional.ofNullable(changedOwners.higher(after)).filter(name -> name.isStrictlyBelow(ancestor));
        Optional<DomainName> there = stored.firstBelow(ancestor, after);
        if (added.isEmpty() || there.isEmpty()) {
            return added.or(() -> there);
        }
        return added.get().compareTo(there.get()) < 0 ? added : there;
    }

    @Override
    public void forEach(Consumer<? super RecordSet> reader) {
        List<RecordSet> all = new ArrayList<>();
        stored.forEach(set -> {
            if (!changed.containsKey(set.key())) {
                all.add(set);
            }
        });
        changed.values().forEach(now -> now.ifPresent(all::add));
        MemoryContents.of(all).forEach(reader);
    }
}
