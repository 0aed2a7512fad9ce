package dev.koder.herald.adapter.storage.sqlite;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.record.RecordSet;
import dev.koder.herald.domain.zone.ZoneContents;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The contents of one version, read as they are asked for.
 *
 * <p>Rules ask for the same few names again and again, so that each name is read once. It must not outlive the
 * transaction in which it is asked, nor see its own zone written.
 */
final class StoredContents implements ZoneContents {

    private final RecordSetRows rows;
    private final DomainName apex;
    private final Map<DomainName, List<RecordSet>> known = new HashMap<>();

    StoredContents(RecordSetRows rows, DomainName apex) {
        this.rows = rows;
        this.apex = apex;
    }

    /** What a zone holds, as a transaction that reads or writes sees it. */
    static StoredContents of(Session session, ZoneRow row) {
        return new StoredContents(new RecordSetRows(session, row), row.zone().name());
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
        return owner.isSubdomainOf(apex) ? known.computeIfAbsent(owner, rows::at) : List.of();
    }

    @Override
    public Optional<DomainName> firstBelow(DomainName ancestor, DomainName after) {
        return Place.after(after, apex).flatMap(rows::ownerAfter).filter(name -> name.isStrictlyBelow(ancestor));
    }

    @Override
    public void forEach(Consumer<? super RecordSet> reader) {
        rows.forEach(reader);
    }
}
