package dev.koder.herald.domain.zone;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.dns.Ttl;
import dev.koder.herald.domain.record.Rdata;
import dev.koder.herald.domain.record.RecordKey;
import dev.koder.herald.domain.record.RecordSet;
import java.util.List;
import java.util.Optional;

/** Works out what other name servers make of a zone. */
final class NameServerChange {

    private final Zone stored;
    private final PatchedContents contents;
    private final ZoneChange.ReplaceNameServers wish;

    NameServerChange(Zone stored, PatchedContents contents, ZoneChange.ReplaceNameServers wish) {
        this.stored = stored;
        this.contents = contents;
        this.wish = wish;
    }

    /**
     * The settings of a zone whose contents change by other ways: one whose name servers are replaced follows no set any
     * more, so that a zone which is said to follow one has its name servers.
     */
    static ZoneSettings settings(Zone stored, ZoneContents before, ZoneContents after) {
        boolean isStill = stored.settings().nameServerSet().isEmpty()
                || names(before, stored.name()).equals(names(after, stored.name()));
        return isStill ? stored.settings() : stored.settings().following(Optional.empty());
    }

    private static List<DomainName> names(ZoneContents contents, DomainName apex) {
        return contents.find(apex, RecordType.NS)
                .map(set -> set.records().stream()
                        .flatMap(rdata -> rdata.target().stream())
                        .toList())
                .orElse(List.of());
    }

    /** Finds addresses that the zone cannot give, and what its owner will hardly want. */
    void check(RuleReport.Draft draft) {
        if (wish.set().isEmpty()) {
            wish.servers().strayAddresses(stored.name()).first().forEach(draft::add);
        }
        wish.servers().warnings(stored.name()).first().forEach(draft::add);
    }

    /** The SOA, which names no name server that the zone had and has no longer. */
    Soa soa() {
        Soa soa = stored.soa();
        boolean isGone = names(contents, stored.name()).contains(soa.mname())
                && !wish.servers().names().contains(soa.mname());
        return isGone ? soa.withMname(wish.servers().first()) : soa;
    }

    /** Puts NS and addresses in place. */
    void apply() {
        DomainName apex = stored.name();
        Ttl ttl = wish.ttl().orElseGet(() -> contents.find(apex, RecordType.NS)
                .map(RecordSet::ttl)
                .orElse(stored.soa().ttl()));
        contents.put(wish.servers().ns(apex, ttl));
        wish.servers().servers().stream()
                .filter(server -> server.addresses().isPresent())
                .filter(server -> server.name().isSubdomainOf(apex))
                .forEach(server -> NameServers.ADDRESS_TYPES.forEach(type -> put(server, type, ttl)));
    }

    private void put(NameServer server, RecordType type, Ttl ttl) {
        List<Rdata> addresses = server.addresses(type);
        RecordKey key = new RecordKey(server.name(), type);
        if (addresses.isEmpty()) {
            contents.remove(key);
        } else {
            Ttl kept = contents.find(server.name(), type).map(RecordSet::ttl).orElse(ttl);
            contents.put(new RecordSet(server.name(), type, kept, addresses));
        }
    }
}
