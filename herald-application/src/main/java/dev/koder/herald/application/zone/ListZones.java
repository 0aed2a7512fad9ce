package dev.koder.herald.application.zone;

import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.application.zone.port.ZoneStore;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.zone.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Lists the zones of the caller's tenant, those left out that its policies are not about, page by page. Safe for use by many threads. */
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
        if (!caller.authority().isLimited()) {
            return zones.list(caller.tenant(), after, limit);
        }
        return seen(caller, after, limit);
    }

    /** Goes through the tenant's zones until enough of them are seen. */
    private List<Zone> seen(Caller caller, Optional<DomainName> after, int limit) {
        List<Zone> seen = new ArrayList<>();
        List<Zone> page = zones.list(caller.tenant(), after, MAX_LIMIT);
        while (!page.isEmpty() && seen.size() < limit) {
            page.stream()
                    .filter(zone -> caller.authority().sees(zone.name()))
                    .limit(limit - seen.size())
                    .forEach(seen::add);
            page = page.size() < MAX_LIMIT
                    ? List.of()
                    : zones.list(caller.tenant(), Optional.of(page.getLast().name()), MAX_LIMIT);
        }
        return List.copyOf(seen);
    }

    /** The zone of the caller's tenant that a name belongs to, the nearest one above it or it itself, if the caller sees it. */
    public Optional<Zone> owning(Caller caller, DomainName name) {
        return Stream.iterate(name, it -> !it.isRoot(), DomainName::parent)
                .flatMap(it -> zones.find(caller.tenant(), it).stream())
                .findFirst()
                .filter(zone -> caller.authority().sees(zone.name()));
    }
}
