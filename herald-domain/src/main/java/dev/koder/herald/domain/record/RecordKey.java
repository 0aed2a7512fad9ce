package dev.koder.herald.domain.record;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;

/** What identifies an RRset within a zone: its owner, in lower case, and its type. */
public record RecordKey(DomainName owner, RecordType type) {
    public RecordKey {
        owner = owner.lowerCase();
    }
}
