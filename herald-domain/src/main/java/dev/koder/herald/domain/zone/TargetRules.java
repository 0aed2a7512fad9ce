package dev.koder.herald.domain.zone;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.record.RecordSet;
import java.util.ArrayList;
import java.util.List;

/** What records may point at. */
final class TargetRules {

    /** Types whose targets are hosts. */
    static final List<RecordType> NAMING_HOSTS = List.of(RecordType.NS, RecordType.MX, RecordType.SRV);

    /** Types of which a target is followed by whoever asks. A DNAME is none: it need not have data of its own. */
    static final List<RecordType> LEADING_ON = List.of(
            RecordType.NS,
            RecordType.CNAME,
            RecordType.PTR,
            RecordType.MX,
            RecordType.SRV,
            RecordType.SVCB,
            RecordType.HTTPS);

    private static final TypeSet ADDRESS_OR_ALIAS = TypeSet.of(RecordType.A, RecordType.AAAA, RecordType.CNAME);

    /** How many targets of one RRset are followed for warnings. */
    private static final int MOST_FOLLOWED = 50;

    private TargetRules() {}

    static void targetsAreHostNames(JudgedName name, NameCheck.Found found) {
        for (RecordType type : NAMING_HOSTS) {
            for (DomainName target : name.targets(type)) {
                if (!target.isHostName()) {
                    found.at(name.owner(), type, target + " (expected: a host name of letters, digits and hyphens)");
                }
            }
        }
    }

    static void nullMxStandsAlone(JudgedName name, NameCheck.Found found) {
        List<DomainName> exchanges = name.targets(RecordType.MX);
        if (exchanges.size() > 1 && exchanges.contains(DomainName.ROOT)) {
            found.at(
                    name.owner(),
                    RecordType.MX,
                    "no mail at all, beside " + (exchanges.size() - 1) + " other MX (expected: \"0 .\" stands alone)");
        }
    }

    static void hostsAreNoAliases(JudgedName name, NameCheck.Found found) {
        for (RecordType type : List.of(RecordType.MX, RecordType.SRV)) {
            for (DomainName target : inside(name, type)) {
                if (name.has(target, RecordType.CNAME)) {
                    found.at(name.owner(), type, target + " is a CNAME (expected: a host with addresses of its own)");
                }
            }
        }
    }

    static void targetsHaveData(JudgedName name, NameCheck.Found found) {
        for (RecordSet set : name.sets()) {
            if (LEADING_ON.contains(set.type())) {
                tellIfLeadsNowhere(name, set.type(), found);
            }
        }
    }

    private static void tellIfLeadsNowhere(JudgedName name, RecordType type, NameCheck.Found found) {
        for (DomainName target : inside(name, type)) {
            if (leadsNowhere(name, type, target)) {
                found.at(name.owner(), type, target + expected(type));
            }
        }
    }

    private static String expected(RecordType type) {
        return NAMING_HOSTS.contains(type)
                ? " has no address (expected: an A or AAAA record there)"
                : " has no data (expected: records there)";
    }

    /** The targets in the zone. The rest is other people's. */
    private static List<DomainName> inside(JudgedName name, RecordType type) {
        List<DomainName> inside = new ArrayList<>(1);
        for (DomainName target : name.targets(type)) {
            if (target.isSubdomainOf(name.apex()) && inside.size() < MOST_FOLLOWED) {
                inside.add(target);
            }
        }
        return inside;
    }

    private static boolean leadsNowhere(JudgedName name, RecordType type, DomainName target) {
        TypeSet there = name.contents().typesAt(target);
        boolean isMissingGlue = type.equals(RecordType.NS) && target.isSubdomainOf(name.owner());
        if (isMissingGlue || leadsOn(there, type) || (target.equals(name.apex()) && !NAMING_HOSTS.contains(type))) {
            return false;
        }
        return !isAnsweredFromAbove(name, target, there.isEmpty());
    }

    private static boolean leadsOn(TypeSet there, RecordType type) {
        return NAMING_HOSTS.contains(type) ? there.meets(ADDRESS_OR_ALIAS) : !there.isEmpty();
    }

    /** Whether a delegation at or above the target, a DNAME above it or, where it has no data, a wildcard answers for it. */
    private static boolean isAnsweredFromAbove(JudgedName name, DomainName target, boolean isEmpty) {
        if (name.has(target, RecordType.NS) && !target.equals(name.apex())) {
            return true;
        }
        for (DomainName ancestor : name.ancestorsOf(target)) {
            TypeSet there = name.contents().typesAt(ancestor);
            boolean isCut = there.has(RecordType.NS) && !ancestor.equals(name.apex());
            if (isCut || there.has(RecordType.DNAME) || (isEmpty && hasWildcard(name, ancestor))) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasWildcard(JudgedName name, DomainName encloser) {
        return encloser.wildcard()
                .filter(wildcard -> !name.contents().typesAt(wildcard).isEmpty())
                .isPresent();
    }
}
