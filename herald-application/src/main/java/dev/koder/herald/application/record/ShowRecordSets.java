package dev.koder.herald.application.record;

import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.application.zone.port.ZoneStore;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.record.RecordKey;
import dev.koder.herald.domain.record.RecordSet;
import java.util.List;
import java.util.Optional;

/** Shows RRsets of a zone of the caller's tenant, one or page by page. Safe for use by many threads. */
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
        return zones.recordSet(caller.tenant(), zone, owner, type);
    }

    /**
     * The RRsets after this one, the SOA not among them; empty where the caller has no such zone.
     *
     * @param limit at most so many, 1 to {@link #MAX_LIMIT}
     */
    public Optional<List<RecordSet>> list(Caller caller, DomainName zone, Optional<RecordKey> after, int limit) {
        return zones.recordSets(caller.tenant(), zone, after, limit);
    }
}
