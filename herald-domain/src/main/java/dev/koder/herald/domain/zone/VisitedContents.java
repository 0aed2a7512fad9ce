package dev.koder.herald.domain.zone;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.record.PackedRecordSets;
import dev.koder.herald.domain.record.RecordSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Contents in memory for whoever visits name after name: as records mostly point at names near those that the records before them
 * point at, or at the same, each search begins where the last one ended.
 *
 * <p>Used by one thread.
 */
final class VisitedContents implements ZoneContents {

    private final MemoryContents all;
    private int last;

    VisitedContents(MemoryContents all) {
        this.all = all;
    }

    @Override
    public TypeSet typesAt(DomainName owner) {
        PackedRecordSets sets = all.recordSets();
        byte[] key = owner.canonicalKeyIn(sets.origin());
        if (key == null) {
            return TypeSet.NONE;
        }
        last = sets.firstFrom(key, MemoryContents.BEFORE_ALL_TYPES, last);
        return all.typesFrom(last, key);
    }

    @Override
    public Optional<RecordSet> find(DomainName owner, RecordType type) {
        return all.find(owner, type);
    }

    @Override
    public List<RecordSet> at(DomainName owner) {
        return all.at(owner);
    }

    @Override
    public Optional<DomainName> firstBelow(DomainName ancestor, DomainName after) {
        return all.firstBelow(ancestor, after);
    }

    @Override
    public long lineOf(DomainName owner, RecordType type) {
        return all.lineOf(owner, type);
    }

    @Override
    public void forEach(Consumer<? super RecordSet> reader) {
        all.forEach(reader);
    }
}
