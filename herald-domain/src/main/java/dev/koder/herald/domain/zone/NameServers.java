package dev.koder.herald.domain.zone;

import dev.koder.herald.domain.dns.DnsFormatException;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.dns.Ttl;
import dev.koder.herald.domain.record.Rdata;
import dev.koder.herald.domain.record.RecordSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The name servers of a zone, or of a set that zones follow.
 *
 * @param servers at least one, at most {@link #MOST}, no name twice; the first is the primary as far as the SOA tells
 */
public record NameServers(List<NameServer> servers) {

    /** The most name servers there can be. */
    public static final int MOST = 32;

    /** The types of which addresses are. */
    static final List<RecordType> ADDRESS_TYPES = List.of(RecordType.A, RecordType.AAAA);

    /** Refuses what is no list of name servers. */
    public NameServers {
        servers = List.copyOf(servers);
        if (servers.isEmpty() || servers.size() > MOST) {
            throw new DnsFormatException("name servers", Integer.toString(servers.size()), "1 to " + MOST);
        }
        Set<DomainName> names = new HashSet<>();
        for (NameServer server : servers) {
            if (!names.add(server.name())) {
                throw new DnsFormatException("name servers", server.name() + " twice", "each name once");
            }
        }
    }

    /** Name servers of whose addresses nothing is said. */
    public static NameServers of(List<DomainName> names) {
        return new NameServers(names.stream().map(NameServer::new).toList());
    }

    /** The name of the first. */
    public DomainName first() {
        return servers.getFirst().name();
    }

    /** Their names, in the order given. */
    public List<DomainName> names() {
        return servers.stream().map(NameServer::name).toList();
    }

    /** The NS RRset of a zone that has these. */
    RecordSet ns(DomainName apex, Ttl ttl) {
        return new RecordSet(
                apex,
                RecordType.NS,
                ttl,
                servers.stream()
                        .map(server -> Rdata.ofWire(RecordType.NS, server.name().toWire()))
                        .toList());
    }

    /** Everything that a new zone with these holds: its NS RRset, and the addresses of those inside it. */
    public List<RecordSet> recordSets(DomainName apex, Ttl ttl) {
        List<RecordSet> sets = new ArrayList<>(List.of(ns(apex, ttl)));
        for (NameServer server : servers) {
            for (RecordType type : ADDRESS_TYPES) {
                List<Rdata> addresses = server.addresses(type);
                if (!addresses.isEmpty() && server.name().isSubdomainOf(apex)) {
                    sets.add(new RecordSet(server.name(), type, ttl, addresses));
                }
            }
        }
        return sets;
    }

    /** Those of which addresses are told though the zone cannot give them any. */
    public ZoneFindings strayAddresses(DomainName apex) {
        List<ZoneFinding> stray = new ArrayList<>();
        for (NameServer server : servers) {
            List<Rdata> addresses = server.addresses().orElse(List.of());
            if (!addresses.isEmpty() && !server.name().isSubdomainOf(apex)) {
                stray.add(finding(
                        ZoneRule.NAMES_ARE_IN_ZONE,
                        server.name(),
                        addresses.getFirst().type(),
                        "addresses of a name outside the zone (expected: none here; the zone that holds "
                                + server.name() + " gives them)"));
            }
        }
        return new ZoneFindings(stray, stray.size());
    }

    private static ZoneFinding finding(ZoneRule rule, DomainName owner, RecordType type, String detail) {
        return new ZoneFinding(rule, owner, type, detail, 0);
    }

    /**
     * Whether a zone that is to have these has them: the same names, and of those inside it the addresses that are told.
     *
     * @param there the zone's name servers, with the addresses of those inside it
     */
    public boolean isServedBy(DomainName apex, List<NameServer> there) {
        Map<DomainName, Set<Rdata>> addresses = new HashMap<>();
        there.forEach(server ->
                addresses.put(server.name(), Set.copyOf(server.addresses().orElse(List.of()))));
        return addresses.keySet().equals(Set.copyOf(names()))
                && servers.stream()
                        .filter(server -> server.name().isSubdomainOf(apex))
                        .allMatch(server -> server.addresses().isEmpty()
                                || Set.copyOf(server.addresses().get()).equals(addresses.get(server.name())));
    }

    /** Everything about them that a zone's owner will hardly want. */
    public ZoneFindings warnings(DomainName apex) {
        List<ZoneFinding> warnings = new ArrayList<>();
        if (servers.size() == 1) {
            warnings.add(finding(
                    ZoneRule.NAME_SERVERS_ARE_TWO,
                    apex,
                    RecordType.NS,
                    "1 name server (expected: at least 2, far from each other; "
                            + ZoneRule.NAME_SERVERS_ARE_TWO.source() + ")"));
        }
        Set<Rdata> seen = new HashSet<>();
        for (NameServer server : servers) {
            for (Rdata address : server.addresses().orElse(List.of())) {
                if (!seen.add(address)) {
                    warnings.add(finding(
                            ZoneRule.NAME_SERVERS_SHARE_NO_ADDRESS,
                            server.name(),
                            address.type(),
                            address.toText() + " (expected: an address that no other name server has; "
                                    + ZoneRule.NAME_SERVERS_SHARE_NO_ADDRESS.source() + ")"));
                }
            }
        }
        return new ZoneFindings(warnings, warnings.size());
    }
}
