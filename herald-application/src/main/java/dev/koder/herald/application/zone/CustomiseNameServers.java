package dev.koder.herald.application.zone;

import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.application.zone.port.ZoneStore;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.dns.Ttl;
import dev.koder.herald.domain.record.Rdata;
import dev.koder.herald.domain.record.RecordSet;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.zone.NameServer;
import dev.koder.herald.domain.zone.NameServerSetName;
import dev.koder.herald.domain.zone.NameServers;
import dev.koder.herald.domain.zone.Precondition;
import dev.koder.herald.domain.zone.Zone;
import dev.koder.herald.domain.zone.ZoneChange;
import dev.koder.herald.domain.zone.ZoneFinding;
import dev.koder.herald.domain.zone.ZoneFindings;
import dev.koder.herald.domain.zone.ZoneRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Shows and changes which name servers a zone has. Safe for use by many threads. */
public final class CustomiseNameServers {

    private final ZoneStore zones;
    private final NameServerSets sets;
    private final ZoneCommits commits;

    /** Changes zones of this store by way of these commits. */
    public CustomiseNameServers(ZoneStore zones, NameServerSets sets, ZoneCommits commits) {
        this.zones = zones;
        this.sets = sets;
        this.commits = commits;
    }

    /**
     * The name servers of a zone.
     *
     * @param servers those at the apex, with the addresses that the zone has for those inside it
     * @param ttl of the NS RRset
     * @param isInStep whether they are those of the set that the zone follows; true where it follows none
     */
    public record Shown(Zone zone, NameServers servers, Ttl ttl, boolean isInStep) {

        /** Whose they are. */
        public Origin origin() {
            return Origin.of(zone.settings().nameServerSet());
        }

        /** What its owner will hardly want. */
        public ZoneFindings warnings() {
            List<ZoneFinding> warnings =
                    new ArrayList<>(servers.warnings(zone.name()).first());
            if (!isInStep) {
                String set = zone.settings().nameServerSet().orElseThrow().value();
                warnings.add(new ZoneFinding(
                        ZoneRule.NAME_SERVERS_ARE_THOSE_OF_THE_SET,
                        zone.name(),
                        RecordType.NS,
                        "not those of the set " + set + " (expected: the set's; apply the set, or put it here again)",
                        0));
            }
            return new ZoneFindings(warnings, warnings.size());
        }
    }

    /** A zone's name servers; empty where the caller has no such zone. */
    public Optional<Shown> show(Caller caller, DomainName zone) {
        TenantId tenant = caller.tenant();
        return zones.find(tenant, zone)
                .flatMap(found -> zones.recordSet(tenant, found.name(), found.name(), RecordType.NS)
                        .map(ns -> shown(tenant, found, ns)));
    }

    private Shown shown(TenantId tenant, Zone zone, RecordSet ns) {
        Optional<NameServers> set = zone.settings().nameServerSet().flatMap(name -> sets.find(tenant, name));
        List<NameServer> servers = inOrderOf(set, names(ns)).stream()
                .map(name -> nameServer(tenant, zone, name))
                .toList();
        boolean isInStep = zone.settings().nameServerSet().isEmpty()
                || set.filter(wished -> wished.isServedBy(zone.name(), servers)).isPresent();
        return new Shown(zone, new NameServers(servers), ns.ttl(), isInStep);
    }

    private static List<DomainName> names(RecordSet ns) {
        return ns.records().stream()
                .flatMap(rdata -> rdata.target().stream())
                .map(DomainName::lowerCase)
                .toList();
    }

    private static List<DomainName> inOrderOf(Optional<NameServers> set, List<DomainName> names) {
        List<DomainName> ordered = new ArrayList<>(set.map(NameServers::names).orElse(List.of()));
        ordered.retainAll(names);
        names.stream().filter(name -> !ordered.contains(name)).forEach(ordered::add);
        return ordered;
    }

    private NameServer nameServer(TenantId tenant, Zone zone, DomainName name) {
        if (!name.isSubdomainOf(zone.name())) {
            return new NameServer(name);
        }
        List<Rdata> addresses = Stream.of(RecordType.A, RecordType.AAAA)
                .flatMap(type -> zones.recordSet(tenant, zone.name(), name, type).stream())
                .flatMap(set -> set.records().stream())
                .toList();
        return new NameServer(name, Optional.of(addresses));
    }

    /** Gives a zone name servers of its own. */
    public CommitOutcome customise(
            Caller caller, DomainName zone, Precondition precondition, NameServers servers, Optional<Ttl> ttl) {
        return commits.commit(
                caller, zone, precondition, new ZoneChange.ReplaceNameServers(servers, Optional.empty(), ttl));
    }

    /** Makes a zone follow a set of name servers; empty where the tenant has no such set. */
    public Optional<CommitOutcome> follow(
            Caller caller, DomainName zone, Precondition precondition, NameServerSetName set, Optional<Ttl> ttl) {
        return sets.follow(caller, zone, precondition, set, ttl);
    }
}
