package dev.koder.herald.application.pop;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.koder.herald.domain.pop.PopId;
import dev.koder.herald.domain.tenant.TenantId;
import java.util.Map;
import java.util.Set;

/**
 * Whose token speaks for which point of presence.
 *
 * @param named the names that are given to some bearers each; all other names are for all other bearers
 */
public record PopBearers(Map<PopId, Set<TenantId>> named) {

    /** Every point of presence may report under any name. */
    public static final PopBearers ANY = new PopBearers(Map.of());

    /** Keeps what was handed in from changing. */
    public PopBearers {
        named = named.entrySet().stream()
                .collect(toUnmodifiableMap(Map.Entry::getKey, entry -> Set.copyOf(entry.getValue())));
    }

    boolean maySpeakFor(TenantId bearer, PopId pop) {
        Set<TenantId> expected = named.get(pop);
        return expected == null ? !isBound(bearer) : expected.contains(bearer);
    }

    private boolean isBound(TenantId bearer) {
        return named.values().stream().anyMatch(bearers -> bearers.contains(bearer));
    }
}
