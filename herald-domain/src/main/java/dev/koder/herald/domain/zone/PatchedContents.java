package dev.koder.herald.domain.zone;

import static java.util.Comparator.comparingInt;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.record.RecordKey;
import dev.koder.herald.domain.record.RecordSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Stored contents as they would be after a change that is still being judged.
 *
 * <p>Its cost grows with what was changed, never with what is stored.
 */
final class PatchedContents implements ZoneContents {

    private final ZoneContents stored;
    private final Map<DomainName, Map<RecordType, Optional<RecordSet>>> changed = new LinkedHashMap<>();
    /** What stands at names that are not changed, once it was asked for: each changed name asks for the same ones above it. */
    private final Map<DomainName, List<RecordSet>> unchanged = new HashMap<>();
    /** Empty while names are added: they are asked for by name far more often than in order. */
    private Optional<List<DomainName>> inOrder = Optional.empty();

    PatchedContents(ZoneContents stored) {
        this.stored = stored;
    }

    /** Contents as they would be after a difference. */
    static PatchedContents of(ZoneContents stored, ZonePatch patch) {
        PatchedContents contents = new PatchedContents(stored);
        patch.before().forEach(set -> contents.remove(set.key()));
        patch.after().forEach(contents::put);
        return contents;
    }

    void put(RecordSet recordSet) {
        change(recordSet.key(), Optional.of(recordSet));
    }

    void remove(RecordKey key) {
        change(key, Optional.empty());
    }

    private void change(RecordKey key, Optional<RecordSet> now) {
        changed.computeIfAbsent(key.owner(), this::addedOwner).put(key.type(), now);
    }

    private Map<RecordType, Optional<RecordSet>> addedOwner(DomainName owner) {
        inOrder = Optional.empty();
        return new LinkedHashMap<>(4);
    }

    /** Whether something was changed at this name. */
    boolean isChanged(DomainName owner) {
        return changed.containsKey(owner);
    }

    /** The names that were changed, in canonical order; sorting is cheap where they came in about that order. */
    List<DomainName> changedOwners() {
        List<DomainName> owners =
                inOrder.orElseGet(() -> changed.keySet().stream().sorted().toList());
        inOrder = Optional.of(owners);
        return owners;
    }

    private Optional<DomainName> changedAfter(DomainName name) {
        List<DomainName> owners = changedOwners();
        int found = Collections.binarySearch(owners, name);
        int next = found < 0 ? -found - 1 : found + 1;
        return next < owners.size() ? Optional.of(owners.get(next)) : Optional.empty();
    }

    /** What really differs from the stored contents, in canonical order of the names. */
    ZonePatch patch() {
        List<RecordSet> gone = new ArrayList<>();
        List<RecordSet> come = new ArrayList<>();
        for (DomainName owner : changedOwners()) {
            changesAt(owner).forEach((type, now) -> {
                Optional<RecordSet> before = stored.find(owner, type);
                if (!now.equals(before)) {
                    before.ifPresent(gone::add);
                    now.ifPresent(come::add);
                }
            });
        }
        return new ZonePatch(gone, come);
    }

    @Override
    public Optional<RecordSet> find(DomainName owner, RecordType type) {
        Map<RecordType, Optional<RecordSet>> changes = changesAt(owner);
        if (changes.isEmpty()) {
            return JudgedName.among(unchangedAt(owner), type);
        }
        Optional<RecordSet> now = changes.get(type);
        return now == null ? stored.find(owner, type) : now;
    }

    private List<RecordSet> unchangedAt(DomainName owner) {
        return unchanged.computeIfAbsent(owner, stored::at);
    }

    private Map<RecordType, Optional<RecordSet>> changesAt(DomainName owner) {
        return changed.getOrDefault(owner, Map.of());
    }

    @Override
    public List<RecordSet> at(DomainName owner) {
        Map<RecordType, Optional<RecordSet>> changes = changesAt(owner);
        if (changes.isEmpty()) {
            return unchangedAt(owner);
        }
        List<RecordSet> sets = new ArrayList<>(stored.at(owner));
        sets.removeIf(set -> changes.containsKey(set.type()));
        changes.values().forEach(now -> now.ifPresent(sets::add));
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
        Optional<DomainName> added = changedAfter(after).filter(name -> name.isStrictlyBelow(ancestor));
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
            if (!changesAt(set.owner()).containsKey(set.type())) {
                all.add(set);
            }
        });
        changed.values().forEach(types -> types.values().forEach(now -> now.ifPresent(all::add)));
        MemoryContents.of(all).forEach(reader);
    }
}
