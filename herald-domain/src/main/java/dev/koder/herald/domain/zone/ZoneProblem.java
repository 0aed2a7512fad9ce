package dev.koder.herald.domain.zone;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;

/**
 * One reason why a zone may not become what a change would make of it.
 *
 * @param rule the broken rule
 * @param owner the name at which it is broken
 * @param type the RRset at which it shows
 * @param detail what is there, and what was expected
 */
public record ZoneProblem(ZoneRule rule, DomainName owner, RecordType type, String detail) {

    @Override
    public String toString() {
        return owner + " " + type + ": " + detail;
    }
}
