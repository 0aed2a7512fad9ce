package dev.koder.herald.domain.zone;

import dev.koder.herald.domain.dns.DnsFormatException;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a tenant has settled for its zones.
 *
 * @param soa what its new zones get where their maker says nothing; the platform's where this says nothing either
 * @param nameServerSet the set that its new zones follow, one of its own; the platform's when empty
 * @param sets its sets of name servers, at most {@link #MOST_SETS}
 */
public record TenantSettings(
        SoaSettings soa, Optional<NameServerSetName> nameServerSet, SortedMap<NameServerSetName, NameServers> sets) {

    /** The most sets of name servers of one tenant. */
    public static final int MOST_SETS = 100;

    /** Those of a tenant that never settled anything. */
    public static final TenantSettings NONE =
            new TenantSettings(SoaSettings.NONE, Optional.empty(), Collections.emptySortedMap());

    /** Refuses a set that is not there, and more sets than there may be. */
    public TenantSettings {
        sets = Collections.unmodifiableSortedMap(new TreeMap<>(sets));
        if (sets.size() > MOST_SETS) {
            throw new DnsFormatException("name server sets", Integer.toString(sets.size()), "at most " + MOST_SETS);
        }
        if (sets.containsKey(NameServerSetName.PLATFORM)) {
            throw new DnsFormatException(
                    "name server set", NameServerSetName.PLATFORM.value(), "a name that is not the platform's");
        }
        if (nameServerSet.isPresent() && !sets.containsKey(nameServerSet.get())) {
            throw new DnsFormatException(
                    "name server set", nameServerSet.get().value(), "one of the tenant's name server sets");
        }
    }

    /** The set of this name. */
    public Optional<NameServers> set(NameServerSetName name) {
        return Optional.ofNullable(sets.get(name));
    }

    /** These with other defaults. */
    public TenantSettings withDefaults(SoaSettings newSoa, Optional<NameServerSetName> newSet) {
        return new TenantSettings(newSoa, newSet, sets);
    }

    /** These with this set in the place of what had its name. */
    public TenantSettings with(NameServerSetName name, NameServers servers) {
        NavigableMap<NameServerSetName, NameServers> more = new TreeMap<>(sets);
        more.put(name, servers);
        return new TenantSettings(soa, nameServerSet, more);
    }

    /** These without this set. */
    public TenantSettings without(NameServerSetName name) {
        NavigableMap<NameServerSetName, NameServers> fewer = new TreeMap<>(sets);
        fewer.remove(name);
        return new TenantSettings(soa, nameServerSet, fewer);
    }
}
