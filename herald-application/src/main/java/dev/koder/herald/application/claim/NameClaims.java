package dev.koder.herald.application.claim;

import dev.koder.herald.application.claim.port.SuffixList;
import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.application.identity.Permission;
import dev.koder.herald.domain.claim.NameObstacle;
import dev.koder.herald.domain.claim.ProofPolicy;
import dev.koder.herald.domain.claim.ReservedNames;
import dev.koder.herald.domain.dns.DomainName;
import java.util.Optional;

/**
 * Says which names nobody has zones of, whoever has which: public suffixes, and the platform's own. Safe for use by many
 * threads.
 */
public final class NameClaims {

    private final SuffixList suffixes;
    private final ReservedNames reserved;
    private final ProofPolicy proof;

    /** Goes by this list, these names and this policy. */
    public NameClaims(SuffixList suffixes, ReservedNames reserved, ProofPolicy proof) {
        this.suffixes = suffixes;
        this.reserved = reserved;
        this.proof = proof;
    }

    /** What keeps the caller from a zone of this name; empty where nothing does. Operators get reserved ones. */
    public Optional<NameObstacle> obstacle(Caller caller, DomainName zone) {
        if (reserved.hold(zone)) {
            return caller.may(Permission.OPERATOR) ? Optional.empty() : Optional.of(NameObstacle.PLATFORM);
        }
        return suffixes.current().contain(zone) ? Optional.of(NameObstacle.PUBLIC_SUFFIX) : Optional.empty();
    }

    /** Which of the other names are to be proven. */
    public ProofPolicy proof() {
        return proof;
    }
}
