package dev.koder.herald.application.pop;

import dev.koder.herald.domain.pop.PopId;
import dev.koder.herald.domain.tenant.TenantId;
import java.util.Map;

/**
 * Whose token speaks for which point of presence.
 *
 * @param named the names that are given to one bearer each; all other names are for all other bearers
 */
public record PopBearers(Map<PopId, TenantId> named) {

    /** Every point of presence may report under any name. */
    public static final PopBearers ANY = new PopBearers(Map.of());

    /** Keeps what was handed in from changing. */
    public PopBearers {
        named = Map.copyOf(named);
    }

    boolean maySpeakFor(TenantId bearer, PopId pop) {
        TenantId expected = named.get(pop);
        return expected == null ? !named.containsValue(bearer) : expected.equals(bearer);
    }
}
