package dev.koder.herald.domain.zone;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.record.RecordSet;
import java.util.Optional;

/** Which part of a zone is not answered from it (RFC 1034, section 4.2.1). */
public final class Delegations {

    private Delegations() {}

    /** The delegation, at or above its owner, that hides an RRset of these contents; empty where it is answered, or glue. */
    public static Optional<DomainName> hiding(DomainName apex, ZoneContents contents, RecordSet set) {
        return new Above.LookedUp(apex, contents, set.owner())
                .delegation()
                .or(() -> at(apex, contents, set.owner()))
                .filter(delegation -> DelegationRules.isHidden(set, delegation))
                .map(RecordSet::owner);
    }

    private static Optional<RecordSet> at(DomainName apex, ZoneContents contents, DomainName owner) {
        return owner.isStrictlyBelow(apex) ? contents.find(owner, RecordType.NS) : Optional.empty();
    }
}
