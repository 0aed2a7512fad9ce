package dev.koder.herald.domain.access;

import dev.koder.herald.domain.dns.DnsFormatException;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.record.Rdata;
import dev.koder.herald.domain.record.RecordKey;
import java.util.Set;

/**
 * One thing that is allowed.
 *
 * @param zones in which zones
 * @param names at which names of these zones
 * @param types of which types; of all, when empty
 * @param values for which values; reading asks nothing of values
 * @param actions what may be done, at least one thing
 */
public record Policy(
        ZonePattern zones, NamePattern names, Set<RecordType> types, ValuePattern values, Set<Action> actions) {

    /** Keeps what was handed in from changing, and refuses a policy that allows nothing. */
    public Policy {
        types = Set.copyOf(types);
        actions = Set.copyOf(actions);
        if (actions.isEmpty()) {
            throw new DnsFormatException("actions", "none", "at least one");
        }
    }

    /** Whether it is about this RRset of this zone, for this action. */
    boolean allows(Action action, DomainName zone, RecordKey key) {
        return actions.contains(action)
                && (types.isEmpty() || types.contains(key.type()))
                && zones.matches(zone)
                && names.matches(key.owner(), zone);
    }

    boolean allows(Action action, DomainName zone, RecordKey key, Rdata value) {
        return allows(action, zone, key) && values.matches(value);
    }

    /** Whether it allows this for the zone as a whole. */
    boolean allows(Action action, DomainName zone) {
        return actions.contains(action) && zones.matches(zone);
    }

    /** Whether it allows this for every RRset that the zone has or could have. */
    boolean allowsEverywhere(Action action, DomainName zone) {
        return allows(action, zone) && types.isEmpty() && names instanceof NamePattern.Any && values.isAny();
    }
}
