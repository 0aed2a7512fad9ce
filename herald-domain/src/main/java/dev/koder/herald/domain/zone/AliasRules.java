package dev.koder.herald.domain.zone;

import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.record.RecordSet;
import java.util.List;
import java.util.stream.Collectors;

/** What may stand beside and below a CNAME or a DNAME. */
final class AliasRules {

    private AliasRules() {}

    static void cnameStandsAlone(JudgedName name, NameCheck.Found found) {
        RecordSet cname = name.set(RecordType.CNAME).orElseThrow();
        if (name.isApex()) {
            found.at(
                    name.owner(),
                    RecordType.CNAME,
                    "a CNAME at the apex, where SOA and NS stand (expected: what an ALIAS would resolve to, as A and AAAA,"
                            + " or an HTTPS record in alias mode)");
        } else if (name.sets().size() > 1) {
            found.at(
                    name.owner(),
                    RecordType.CNAME,
                    "beside " + others(name.sets()) + " (expected: a CNAME stands alone)");
        }
        if (cname.records().size() > 1) {
            found.at(name.owner(), RecordType.CNAME, cname.records().size() + " records (expected: one CNAME)");
        }
    }

    private static String others(List<RecordSet> sets) {
        return sets.stream()
                .map(RecordSet::type)
                .filter(type -> !type.equals(RecordType.CNAME))
                .map(RecordType::toString)
                .collect(Collectors.joining(", "));
    }

    static void dnameStandsOnce(JudgedName name, NameCheck.Found found) {
        int count = name.set(RecordType.DNAME).orElseThrow().records().size();
        if (count > 1) {
            found.at(name.owner(), RecordType.DNAME, count + " records (expected: one DNAME)");
        }
    }

    static void dnameStandsAtNoDelegation(JudgedName name, NameCheck.Found found) {
        if (!name.isApex() && name.types().has(RecordType.NS)) {
            found.at(name.owner(), RecordType.DNAME, "beside NS (expected: either a delegation or a DNAME)");
        }
    }

    static void nothingBelowDname(JudgedName name, NameCheck.Found found) {
        if (!name.isVisitedWithAll() && name.types().has(RecordType.DNAME)) {
            name.contents()
                    .firstBelow(name.owner(), name.owner())
                    .ifPresent(below -> found.at(
                            name.owner(), RecordType.DNAME, below + " has data (expected: nothing below a DNAME)"));
        }
        if (!name.sets().isEmpty()) {
            name.above()
                    .dname()
                    .ifPresent(dname -> found.at(
                            name.owner(),
                            name.sets().getFirst().type(),
                            "below the DNAME at " + dname + " (expected: nothing below a DNAME)"));
        }
    }
}
