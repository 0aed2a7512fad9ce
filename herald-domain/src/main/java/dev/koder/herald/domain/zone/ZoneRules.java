package dev.koder.herald.domain.zone;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.record.RecordSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The rules of {@link ZoneRule}, checked at single names of a zone.
 *
 * <p>An import has them checked a million times over, which is why there are loops in the place of streams.
 */
final class ZoneRules {

    /** One rule, as a method below. */
    private interface Check {
        void at(DomainName owner, List<RecordSet> sets);
    }

    private static final List<RecordType> NAMING_HOSTS = List.of(RecordType.NS, RecordType.MX, RecordType.SRV);

    private final DomainName apex;
    private final ZoneContents contents;
    private final Set<ZoneProblem> problems = new LinkedHashSet<>();
    private final List<Check> checks = List.of(
            this::namesAreInZone,
            this::soaIsNotAmongTheContents,
            this::cnameStandsAlone,
            this::dnameStandsOnce,
            this::nothingBelowDname,
            this::dsStandsAtDelegation,
            this::nameServersAreNoAliases,
            this::glueIsPresent,
            this::targetsAreHostNames,
            this::wildcardIsLeftMost,
            this::signerOwnsItsRecords,
            this::metaTypesAreNoData);

    private ZoneRules(DomainName apex, ZoneContents contents) {
        this.apex = apex;
        this.contents = contents;
    }

    /** Every breach at these names, and of the apex's own rule; names in the order given. */
    static List<ZoneProblem> check(DomainName apex, ZoneContents contents, Collection<DomainName> owners) {
        ZoneRules rules = new ZoneRules(apex, contents);
        rules.apexHasNameServers();
        for (DomainName owner : owners) {
            List<RecordSet> sets = contents.at(owner);
            rules.checks.forEach(check -> check.at(owner, sets));
        }
        return List.copyOf(rules.problems);
    }

    private void apexHasNameServers() {
        if (contents.find(apex, RecordType.NS).isEmpty()) {
            report(
                    ZoneRule.APEX_HAS_NAME_SERVERS,
                    apex,
                    RecordType.NS,
                    "none left (expected: at least one at the apex)");
        }
    }

    private void namesAreInZone(DomainName owner, List<RecordSet> sets) {
        if (!owner.isSubdomainOf(apex)) {
            sets.forEach(set -> report(
                    ZoneRule.NAMES_ARE_IN_ZONE,
                    owner,
                    set.type(),
                    "outside the zone (expected: a name in " + apex + ")"));
        }
    }

    private void soaIsNotAmongTheContents(DomainName owner, List<RecordSet> sets) {
        if (has(sets, RecordType.SOA)) {
            report(
                    ZoneRule.SOA_STANDS_ONCE_AT_APEX,
                    owner,
                    RecordType.SOA,
                    "an SOA at " + owner + " (expected: one SOA, at the apex " + apex + ")");
        }
    }

    private void cnameStandsAlone(DomainName owner, List<RecordSet> sets) {
        Optional<RecordSet> cname = typed(sets, RecordType.CNAME);
        if (cname.isEmpty()) {
            return;
        }
        if (owner.equals(apex)) {
            report(
                    ZoneRule.CNAME_STANDS_ALONE,
                    owner,
                    RecordType.CNAME,
                    "a CNAME at the apex, where SOA and NS stand (expected: addresses, or an HTTPS record in alias mode)");
        } else if (sets.size() > 1) {
            report(
                    ZoneRule.CNAME_STANDS_ALONE,
                    owner,
                    RecordType.CNAME,
                    "beside " + others(sets, RecordType.CNAME) + " (expected: a CNAME stands alone)");
        }
        if (cname.get().records().size() > 1) {
            report(
                    ZoneRule.CNAME_STANDS_ALONE,
                    owner,
                    RecordType.CNAME,
                    cname.get().records().size() + " records (expected: one CNAME)");
        }
    }

    private void dnameStandsOnce(DomainName owner, List<RecordSet> sets) {
        typed(sets, RecordType.DNAME)
                .filter(dname -> dname.records().size() > 1)
                .ifPresent(dname -> report(
                        ZoneRule.DNAME_STANDS_ONCE,
                        owner,
                        RecordType.DNAME,
                        dname.records().size() + " records (expected: one DNAME)"));
    }

    private void nothingBelowDname(DomainName owner, List<RecordSet> sets) {
        if (has(sets, RecordType.DNAME)) {
            contents.firstBelow(owner, owner)
                    .ifPresent(below -> report(
                            ZoneRule.NOTHING_BELOW_DNAME,
                            owner,
                            RecordType.DNAME,
                            below + " has data (expected: nothing below a DNAME)"));
        }
        if (!sets.isEmpty()) {
            nearestDnameAbove(owner)
                    .ifPresent(ancestor -> report(
                            ZoneRule.NOTHING_BELOW_DNAME,
                            owner,
                            sets.getFirst().type(),
                            "below the DNAME at " + ancestor + " (expected: nothing below a DNAME)"));
        }
    }

    private Optional<DomainName> nearestDnameAbove(DomainName owner) {
        for (DomainName ancestor : properAncestors(owner)) {
            if (contents.find(ancestor, RecordType.DNAME).isPresent()) {
                return Optional.of(ancestor);
            }
        }
        return Optional.empty();
    }

    private void dsStandsAtDelegation(DomainName owner, List<RecordSet> sets) {
        if (!has(sets, RecordType.DS)) {
            return;
        }
        if (owner.equals(apex)) {
            report(
                    ZoneRule.DS_STANDS_AT_DELEGATION,
                    owner,
                    RecordType.DS,
                    "at the apex (expected: the apex's DS stands in the parent zone)");
        } else if (!has(sets, RecordType.NS)) {
            report(
                    ZoneRule.DS_STANDS_AT_DELEGATION,
                    owner,
                    RecordType.DS,
                    "no NS at this name (expected: a DS stands at a delegation)");
        }
    }

    private void nameServersAreNoAliases(DomainName owner, List<RecordSet> sets) {
        for (DomainName target : targets(sets, RecordType.NS)) {
            if (contents.find(target, RecordType.CNAME).isPresent()) {
                report(
                        ZoneRule.NAME_SERVERS_ARE_NO_ALIASES,
                        owner,
                        RecordType.NS,
                        target + " is a CNAME (expected: a name server with addresses of its own)");
            }
        }
    }

    private void glueIsPresent(DomainName owner, List<RecordSet> sets) {
        reportMissingGlue(owner, targets(sets, RecordType.NS));
        for (DomainName ancestor : properAncestors(owner)) {
            List<DomainName> nameServers = targets(contents.at(ancestor), RecordType.NS);
            if (nameServers.contains(owner)) {
                reportMissingGlue(ancestor, nameServers);
            }
        }
    }

    private void reportMissingGlue(DomainName delegation, List<DomainName> nameServers) {
        for (DomainName target : nameServers) {
            if (target.isSubdomainOf(delegation) && !hasAddress(target)) {
                report(
                        ZoneRule.GLUE_IS_PRESENT,
                        delegation,
                        RecordType.NS,
                        target + " has no address (expected: an A or AAAA record for a name server inside " + delegation
                                + ")");
            }
        }
    }

    private boolean hasAddress(DomainName name) {
        return contents.find(name, RecordType.A).isPresent()
                || contents.find(name, RecordType.AAAA).isPresent();
    }

    private void targetsAreHostNames(DomainName owner, List<RecordSet> sets) {
        for (RecordType type : NAMING_HOSTS) {
            for (DomainName target : targets(sets, type)) {
                if (!target.isHostName()) {
                    report(
                            ZoneRule.TARGETS_ARE_HOST_NAMES,
                            owner,
                            type,
                            target + " (expected: a host name of letters, digits and hyphens)");
                }
            }
        }
    }

    private void wildcardIsLeftMost(DomainName owner, List<RecordSet> sets) {
        if (!sets.isEmpty() && properAncestors(owner).stream().anyMatch(DomainName::isWildcard)) {
            report(
                    ZoneRule.WILDCARD_IS_LEFT_MOST,
                    owner,
                    sets.getFirst().type(),
                    "an asterisk inside the name (expected: only as the left-most label)");
        }
    }

    private void signerOwnsItsRecords(DomainName owner, List<RecordSet> sets) {
        for (RecordSet set : sets) {
            if (set.type().isMadeBySigner()) {
                report(
                        ZoneRule.SIGNER_OWNS_ITS_RECORDS,
                        owner,
                        set.type(),
                        "made by the signer at the PoP (expected: no " + set.type() + " records of one's own)");
            }
        }
    }

    private void metaTypesAreNoData(DomainName owner, List<RecordSet> sets) {
        for (RecordSet set : sets) {
            if (set.type().isMeta()) {
                report(
                        ZoneRule.META_TYPES_ARE_NO_DATA,
                        owner,
                        set.type(),
                        set.type() + " exists only in messages (expected: a type that zones hold)");
            }
        }
    }

    /** The names above {@code owner}, nearest first, the apex included and nothing above it. */
    private List<DomainName> properAncestors(DomainName owner) {
        List<DomainName> ancestors = new ArrayList<>();
        for (DomainName name = owner; name.isStrictlyBelow(apex); ) {
            name = name.parent();
            ancestors.add(name);
        }
        return ancestors;
    }

    private static List<DomainName> targets(List<RecordSet> sets, RecordType type) {
        return typed(sets, type)
                .map(set -> set.records().stream()
                        .flatMap(rdata -> rdata.target().stream())
                        .toList())
                .orElse(List.of());
    }

    private static boolean has(List<RecordSet> sets, RecordType type) {
        return typed(sets, type).isPresent();
    }

    private static Optional<RecordSet> typed(List<RecordSet> sets, RecordType type) {
        for (RecordSet set : sets) {
            if (set.type().equals(type)) {
                return Optional.of(set);
            }
        }
        return Optional.empty();
    }

    private static String others(List<RecordSet> sets, RecordType type) {
        return String.join(
                ", ",
                sets.stream()
                        .map(RecordSet::type)
                        .filter(other -> !other.equals(type))
                        .map(RecordType::toString)
                        .toList());
    }

    private void report(ZoneRule rule, DomainName owner, RecordType type, String detail) {
        problems.add(new ZoneProblem(rule, owner, type, detail));
    }
}
