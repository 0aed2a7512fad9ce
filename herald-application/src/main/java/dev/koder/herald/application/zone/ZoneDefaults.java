package dev.koder.herald.application.zone;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.dns.Ttl;
import dev.koder.herald.domain.record.Rdata;
import dev.koder.herald.domain.record.RecordSet;
import dev.koder.herald.domain.zone.Soa;
import java.time.Duration;
import java.util.List;

/**
 * What the platform gives to a new zone that brings nothing along.
 *
 * @param nameServers at least one; the first is the SOA's primary
 * @param responsible the mailbox, as a domain name
 * @param refresh SOA refresh, whole seconds
 * @param retry SOA retry, whole seconds
 * @param expire SOA expire, whole seconds
 * @param negativeTtl SOA minimum, whole seconds
 * @param ttl the lifetime of the SOA and NS records made from this
 */
public record ZoneDefaults(
        List<DomainName> nameServers,
        DomainName responsible,
        Duration refresh,
        Duration retry,
        Duration expire,
        Duration negativeTtl,
        Ttl ttl) {

    /** Keeps what was handed in from changing. */
    public ZoneDefaults {
        nameServers = List.copyOf(nameServers);
        if (nameServers.isEmpty()) {
            throw new IllegalArgumentException("name servers: none (expected: at least one)");
        }
    }

    /** The start of authority of a zone served by these name servers. */
    Soa soa(List<DomainName> servers) {
        return new Soa(
                servers.getFirst(),
                responsible,
                refresh.toSeconds(),
                retry.toSeconds(),
                expire.toSeconds(),
                negativeTtl.toSeconds(),
                ttl);
    }

    /** The NS RRset of a zone served by these name servers. */
    RecordSet ns(DomainName apex, List<DomainName> servers) {
        return new RecordSet(
                apex,
                RecordType.NS,
                ttl,
                servers.stream()
                        .map(server -> Rdata.ofWire(RecordType.NS, server.toWire()))
                        .toList());
    }
}
