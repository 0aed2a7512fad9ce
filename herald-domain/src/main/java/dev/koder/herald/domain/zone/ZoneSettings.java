package dev.koder.herald.domain.zone;

import java.util.Optional;

/**
 * How a zone is run, beyond what it publishes.
 *
 * @param serialPolicy how its serials go on
 * @param nameServerSet the set of name servers that it follows; empty where its name servers are its own
 * @param preconditionRequired whether it is changed only by whoever says what must hold (RFC 6585, section 3)
 */
public record ZoneSettings(
        SerialPolicy serialPolicy, Optional<NameServerSetName> nameServerSet, boolean preconditionRequired) {

    /** Those of a zone that counts its versions and has name servers of its own. */
    public static final ZoneSettings PLAIN = new ZoneSettings(SerialPolicy.INCREMENT, Optional.empty(), false);

    /** Whether its name servers are those of this set. */
    public boolean follows(NameServerSetName set) {
        return nameServerSet.filter(set::equals).isPresent();
    }

    ZoneSettings with(SerialPolicy policy) {
        return new ZoneSettings(policy, nameServerSet, preconditionRequired);
    }

    ZoneSettings following(Optional<NameServerSetName> set) {
        return new ZoneSettings(serialPolicy, set, preconditionRequired);
    }

    /** The same with what differs between two others put as it is in the later one. */
    ZoneSettings movedAs(ZoneSettings before, ZoneSettings after) {
        return new ZoneSettings(
                before.serialPolicy == after.serialPolicy ? serialPolicy : after.serialPolicy,
                before.nameServerSet.equals(after.nameServerSet) ? nameServerSet : after.nameServerSet,
                before.preconditionRequired == after.preconditionRequired
                        ? preconditionRequired
                        : after.preconditionRequired);
    }

    ZoneSettings requiringPrecondition(boolean required) {
        return new ZoneSettings(serialPolicy, nameServerSet, required);
    }
}
