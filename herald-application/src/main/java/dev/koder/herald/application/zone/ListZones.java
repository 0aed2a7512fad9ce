package dev.koder.herald.application.zone;

import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.application.zone.port.ZoneStore;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.zone.Zone;
import java.util.List;
import java.util.Optional;

/** Lists the zones of the caller's tenant, page by page. Safe for use by many threads. */
public final class ListZones {

    /** The most zones on a page. */
    public static final int MAX_LIMIT = 500;

    private final ZoneStore zones;

    /** Lists what this store holds. */
    public ListZones(ZoneStore zones) {
        this.zones = zones;
    }

    /**
     * The zones after this name, in canonical order.
     *
     * @param limit at most so many, 1 to {@link #MAX_LIMIT}
     */
    public List<Zone> list(Caller caller, Optional<DomainName> after, int limit) {
        return zones.list(caller.tenant(), after, limit);
    }
}
