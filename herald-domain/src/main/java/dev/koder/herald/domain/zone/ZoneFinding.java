package dev.koder.herald.domain.zone;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;

/**
 * One place of a zone at which a rule does not hold: an error or a warning, as {@link ZoneRule#severity} says.
 *
 * @param rule the rule
 * @param owner the name at which it does not hold
 * @param type the RRset at which it shows; SOA where the zone as a whole is meant
 * @param detail what is there, and what was expected
 * @param line where the RRset begins in the text that it was read from, from 1 on; 0 where it comes from no text
 */
public record ZoneFinding(ZoneRule rule, DomainName owner, RecordType type, String detail, long line) {

    @Override
    public String toString() {
        return owner + " " + type + ": " + detail;
    }
}
