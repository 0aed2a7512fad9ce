package dev.koder.herald.application.zone;

import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.application.zone.port.ZoneHistory;
import dev.koder.herald.application.zone.port.ZoneStore;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.dns.Ttl;
import dev.koder.herald.domain.record.Rdata;
import dev.koder.herald.domain.record.RecordKey;
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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Shows and changes which name servers a zone has. Safe for use by many threads. */
public final class CustomiseNameServers {

    private final ZoneStore zones;
    private final ZoneHistory history;
    private final NameServerSets sets;
    private final ZoneCommits commits;

    /** Changes zones of this store by way of these commits. */
    public CustomiseNameServers(ZoneStore zones, ZoneHistory history, NameServerSets sets, ZoneCommits commits) {
        this.zones = zones;
        this.history = history;
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

    /** Finds an RRset of one version of a zone. */
    @FunctionalInterface
    private interface Finder {
        Optional<RecordSet> find(DomainName owner, RecordType type);
    }

    /** A zone's name servers; empty where the caller has no such zone. */
    public Optional<Shown> show(Caller caller, DomainName zone) {
        TenantId tenant = caller.tenant();
        return zones.find(tenant, zone)
                .flatMap(found -> shown(found, (owner, type) -> zones.recordSet(tenant, found.name(), owner, type)));
    }

    /**
     * The name servers of a zone at a version, whatever was written since. Empty where nobody knows any more: the zone was
     * deleted, or the version was forgotten.
     */
    public Optional<Shown> show(Caller caller, Zone version) {
        Optional<Shown> now = show(caller, version.name()).filter(it -> isAt(version, it.zone()));
        boolean isStill = now.isPresent()
                && zones.find(caller.tenant(), version.name())
                        .filter(it -> isAt(version, it))
                        .isPresent();
        return isStill ? now : showPast(caller, version);
    }

    private static boolean isAt(Zone version, Zone zone) {
        return zone.serial().equals(version.serial());
    }

    private Optional<Shown> showPast(Caller caller, Zone version) {
        HistoryOutcome<Map<RecordKey, RecordSet>> past = history.readAt(
                caller.tenant(),
                version.name(),
                version.serial(),
                (zone, contents) -> nameServerSets(zone.name(), contents));
        return past instanceof HistoryOutcome.Found<Map<RecordKey, RecordSet>>(Map<RecordKey, RecordSet> found)
                ? shown(version, (owner, type) -> Optional.ofNullable(found.get(new RecordKey(owner, type))))
                : Optional.empty();
    }

    /** The RRsets that say which name servers a zone has. Those at the apex come first. */
    private static Map<RecordKey, RecordSet> nameServerSets(DomainName apex, ZoneReading.Contents contents) {
        Map<RecordKey, RecordSet> found = new HashMap<>();
        Set<DomainName> servers = new HashSet<>();
        contents.forEach(set -> {
            boolean isOfApex = set.owner().equals(apex);
            if (isOfApex && set.type().equals(RecordType.NS)) {
                servers.addAll(names(set));
            }
            if (isOfApex || servers.contains(set.owner().lowerCase())) {
                found.put(set.key(), set);
            }
        });
        return found;
    }

    private Optional<Shown> shown(Zone zone, Finder finder) {
        return finder.find(zone.name(), RecordType.NS).map(ns -> shown(zone, ns, finder));
    }

    private Shown shown(Zone zone, RecordSet ns, Finder finder) {
        TenantId tenant = zone.tenant();
        Optional<NameServers> set = zone.settings().nameServerSet().flatMap(name -> sets.find(tenant, name));
        List<NameServer> servers = inOrderOf(set, names(ns)).stream()
                .map(name -> nameServer(zone, name, finder))
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

    private static NameServer nameServer(Zone zone, DomainName name, Finder finder) {
        if (!name.isSubdomainOf(zone.name())) {
            return new NameServer(name);
        }
        List<Rdata> addresses = Stream.of(RecordType.A, RecordType.AAAA)
                .flatMap(type -> finder.find(name, type).stream())
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
