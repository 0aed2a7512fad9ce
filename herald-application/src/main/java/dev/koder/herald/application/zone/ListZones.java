package dev.koder.herald.application.zone;

import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.application.zone.port.ZoneStore;
import dev.koder.herald.domain.access.ZonePattern;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.zone.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
        List<Zone> seen = new ArrayList<>();
        for (ZonePattern pattern : caller.authority().zones()) {
            if (seen.size() < limit) {
                seen.addAll(list(caller.tenant(), pattern, after, limit - seen.size()));
            }
        }
        return List.copyOf(seen);
    }

    /** Those that a pattern is about; others are not read, however many the tenant has. */
    private List<Zone> list(TenantId tenant, ZonePattern pattern, Optional<DomainName> after, int limit) {
        return switch (pattern) {
            case ZonePattern.Any all -> zones.list(tenant, after, limit);
            case ZonePattern.Exact(DomainName name) -> find(tenant, name, after);
            case ZonePattern.Within(DomainName name) -> within(tenant, name, after, limit);
        };
    }

    private List<Zone> find(TenantId tenant, DomainName name, Optional<DomainName> after) {
        boolean isPassed = after.filter(it -> it.compareTo(name) >= 0).isPresent();
        return isPassed ? List.of() : zones.find(tenant, name).stream().toList();
    }

    /** In canonical order whatever is below a name follows it at once. */
    private List<Zone> within(TenantId tenant, DomainName name, Optional<DomainName> after, int limit) {
        List<Zone> seen = new ArrayList<>(find(tenant, name, after));
        DomainName start = after.filter(it -> it.compareTo(name) > 0).orElse(name);
        if (start.isSubdomainOf(name) && seen.size() < limit) {
            zones.list(tenant, Optional.of(start), limit - seen.size()).stream()
                    .takeWhile(zone -> zone.name().isSubdomainOf(name))
                    .forEach(seen::add);
        }
        return seen;
    }

    /** The zone of the caller's tenant that a name belongs to, the nearest one above it or it itself, if the caller sees it. */
    public Optional<Zone> owning(Caller caller, DomainName name) {
        return new OwningZones(zones, caller.tenant()).of(name).filter(zone -> caller.authority()
                .sees(zone.name()));
    }
}
