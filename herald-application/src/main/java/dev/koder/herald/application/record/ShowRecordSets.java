package dev.koder.herald.application.record;

import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.application.zone.port.ZoneStore;
import dev.koder.herald.domain.access.Authority;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.record.RecordKey;
import dev.koder.herald.domain.record.RecordSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Shows RRsets of a zone of the caller's tenant, as far as its policies let it read, one or page by page. Safe for use by many threads. */
public final class ShowRecordSets {

    /** The most RRsets on a page. */
    public static final int MAX_LIMIT = 500;

    private final ZoneStore zones;

    /** Shows what this store holds. */
    public ShowRecordSets(ZoneStore zones) {
        this.zones = zones;
    }

    /** One RRset, the SOA included; empty where the caller has no such zone or the zone has no such RRset. */
    public Optional<RecordSet> show(Caller caller, DomainName zone, DomainName owner, RecordType type) {
        return caller.authority().reads(zone, new RecordKey(owner, type))
                ? zones.recordSet(caller.tenant(), zone, owner, type)
                : Optional.empty();
    }

    /**
     * The RRsets after this one, the SOA not among them; empty where the caller has no such zone.
     *
     * @param limit at most so many, 1 to {@link #MAX_LIMIT}
     */
    public Optional<List<RecordSet>> list(Caller caller, DomainName zone, Optional<RecordKey> after, int limit) {
        Authority authority = caller.authority();
        if (authority.readsAllOf(zone)) {
            return zones.recordSets(caller.tenant(), zone, after, limit);
        }
        return authority.sees(zone) ? readable(caller, zone, after, limit) : Optional.empty();
    }

    /** Goes through the zone until there are enough that may be read. */
    private Optional<List<RecordSet>> readable(Caller caller, DomainName zone, Optional<RecordKey> after, int limit) {
        List<RecordSet> readable = new ArrayList<>();
        Optional<List<RecordSet>> page = zones.recordSets(caller.tenant(), zone, after, MAX_LIMIT);
        boolean isThere = page.isPresent();
        while (page.isPresent() && readable.size() < limit) {
            List<RecordSet> sets = page.get();
            sets.stream()
                    .filter(set -> caller.authority().reads(zone, set.key()))
                    .limit(limit - readable.size())
                    .forEach(readable::add);
            page = sets.size() < MAX_LIMIT
                    ? Optional.empty()
                    : zones.recordSets(
                            caller.tenant(), zone, Optional.of(sets.getLast().key()), MAX_LIMIT);
        }
        return isThere ? Optional.of(List.copyOf(readable)) : Optional.empty();
    }
}
