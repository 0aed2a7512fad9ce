package dev.koder.herald.domain.zone;

import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.dns.Ttl;
import dev.koder.herald.domain.record.RecordSet;

/** What may stand at a name, whatever else the zone holds. */
final class NameRules {

    /** Below this, a name server is asked anew by nearly every client; RFC 1912 calls even a day short. */
    static final Ttl LOWEST_USEFUL = new Ttl(30);

    private NameRules() {}

    static void namesAreInZone(JudgedName name, NameCheck.Found found) {
        if (!name.owner().isSubdomainOf(name.apex())) {
            for (RecordSet set : name.sets()) {
                found.at(name.owner(), set.type(), "outside the zone (expected: a name in " + name.apex() + ")");
            }
        }
    }

    /** The contents leave the SOA out: one that is among them is one too many. */
    static void soaStandsOnceAtApex(JudgedName name, NameCheck.Found found) {
        found.at(
                name.owner(),
                RecordType.SOA,
                "an SOA at " + name.owner() + " (expected: one SOA, at the apex " + name.apex() + ")");
    }

    static void wildcardIsLeftMost(JudgedName name, NameCheck.Found found) {
        if (name.owner().hasInnerAsterisk() && !name.sets().isEmpty()) {
            found.at(
                    name.owner(),
                    name.sets().getFirst().type(),
                    "an asterisk inside the name (expected: only as the left-most label)");
        }
    }

    static void signerOwnsItsRecords(JudgedName name, NameCheck.Found found) {
        for (RecordSet set : name.sets()) {
            if (set.type().isMadeBySigner()) {
                found.at(
                        name.owner(),
                        set.type(),
                        "made by the signer at the PoP (expected: no " + set.type() + " records of one's own)");
            }
        }
    }

    static void ttlIsWorthCaching(JudgedName name, NameCheck.Found found) {
        for (RecordSet set : name.sets()) {
            if (set.ttl().seconds() < LOWEST_USEFUL.seconds()) {
                found.at(
                        name.owner(),
                        set.type(),
                        "ttl: " + set.ttl() + " (expected: " + LOWEST_USEFUL
                                + " or more, or nearly every client asks anew)");
            }
        }
    }
}
