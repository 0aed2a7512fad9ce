package dev.koder.herald.domain.zone;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.record.RecordSet;
import java.util.List;
import java.util.Optional;

/** What belongs to a delegation, and what it takes out of the zone. */
final class DelegationRules {

    /** How many names below a new delegation are looked at for one that it hides. */
    private static final int MOST_NAMES_LOOKED_AT = 20;

    private DelegationRules() {}

    static void dsStandsAtDelegation(JudgedName name, NameCheck.Found found) {
        if (name.isApex()) {
            found.at(name.owner(), RecordType.DS, "at the apex (expected: the apex's DS stands in the parent zone)");
        } else if (!name.types().has(RecordType.NS)) {
            found.at(name.owner(), RecordType.DS, "no NS at this name (expected: a DS stands at a delegation)");
        }
    }

    static void nameServersAreNoAliases(JudgedName name, NameCheck.Found found) {
        name.targets(RecordType.NS).forEach(target -> tellIfAlias(name, name.owner(), target, found));
        if (!name.isVisitedWithAll() && name.types().has(RecordType.CNAME)) {
            for (DomainName ancestor : name.ancestors()) {
                if (nameServersAt(ancestor, name.contents()).contains(name.owner())) {
                    tellIfAlias(name, ancestor, name.owner(), found);
                }
            }
        }
    }

    private static void tellIfAlias(JudgedName name, DomainName delegation, DomainName target, NameCheck.Found found) {
        if (target.isSubdomainOf(name.apex()) && name.has(target, RecordType.CNAME)) {
            found.at(
                    delegation,
                    RecordType.NS,
                    target + " is a CNAME (expected: a name server with addresses of its own)");
        }
    }

    private static List<DomainName> nameServersAt(DomainName delegation, ZoneContents contents) {
        return contents.find(delegation, RecordType.NS).map(JudgedName::targets).orElse(List.of());
    }

    static void glueIsPresent(JudgedName name, NameCheck.Found found) {
        tellMissingGlue(name, name.owner(), name.targets(RecordType.NS), found);
        if (!name.isVisitedWithAll()) {
            for (DomainName ancestor : name.ancestors()) {
                List<DomainName> nameServers = nameServersAt(ancestor, name.contents());
                if (nameServers.contains(name.owner())) {
                    tellMissingGlue(name, ancestor, nameServers, found);
                }
            }
        }
    }

    private static void tellMissingGlue(
            JudgedName name, DomainName delegation, List<DomainName> nameServers, NameCheck.Found found) {
        for (DomainName target : nameServers) {
            if (target.isSubdomainOf(delegation) && !name.hasAddress(target)) {
                found.at(
                        delegation,
                        RecordType.NS,
                        target + " has no address (expected: an A or AAAA record for a name server inside " + delegation
                                + ")");
            }
        }
    }

    static void nothingIsHidden(JudgedName name, NameCheck.Found found) {
        Optional<RecordSet> cut = name.above().delegation();
        if (cut.isPresent()) {
            tellHidden(name.owner(), name.sets(), cut.get(), found);
        } else if (!name.isApex() && name.types().has(RecordType.NS)) {
            RecordSet own = name.set(RecordType.NS).orElseThrow();
            tellHidden(name.owner(), name.sets(), own, found);
            if (!name.isVisitedWithAll()) {
                tellHiddenBelow(name, own, found);
            }
        }
    }

    private static void tellHidden(
            DomainName owner, List<RecordSet> sets, RecordSet delegation, NameCheck.Found found) {
        for (RecordSet set : sets) {
            if (isHidden(set, delegation)) {
                found.at(
                        owner,
                        set.type(),
                        "hidden by the delegation at " + delegation.owner() + " (expected: records in the zone that "
                                + delegation.owner() + " is delegated to)");
            }
        }
    }

    /** Whether a set at or below a delegation is answered by nobody. */
    static boolean isHidden(RecordSet set, RecordSet delegation) {
        boolean isAtCut = set.owner().equals(delegation.owner());
        boolean isOfCut = set.type().equals(RecordType.NS) || set.type().equals(RecordType.DS);
        return !(isAtCut && isOfCut) && !isGlue(set, delegation);
    }

    private static boolean isGlue(RecordSet set, RecordSet delegation) {
        boolean isAddress = set.type().equals(RecordType.A) || set.type().equals(RecordType.AAAA);
        return isAddress && JudgedName.targets(delegation).contains(set.owner());
    }

    private static void tellHiddenBelow(JudgedName name, RecordSet delegation, NameCheck.Found found) {
        Optional<DomainName> below = name.contents().firstBelow(name.owner(), name.owner());
        for (int i = 0; i < MOST_NAMES_LOOKED_AT && below.isPresent(); i++) {
            for (RecordSet set : name.contents().at(below.get())) {
                if (isHidden(set, delegation)) {
                    found.at(
                            name.owner(),
                            RecordType.NS,
                            "hides " + set.owner() + " " + set.type()
                                    + " (expected: nothing but glue below a delegation)");
                    return;
                }
            }
            below = name.contents().firstBelow(name.owner(), below.get());
        }
    }
}
