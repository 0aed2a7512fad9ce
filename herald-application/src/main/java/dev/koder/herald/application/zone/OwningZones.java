package dev.koder.herald.application.zone;

import dev.koder.herald.application.zone.port.ZoneStore;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.zone.Zone;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which zones of a tenant names belong to. Names that are asked for in canonical order (RFC 4034, section 6.1) cost a look-up only
 * where another zone begins, however deep they are. Used by one thread.
 */
public final class OwningZones {

    private final ZoneStore zones;
    private final TenantId tenant;
    private final Map<DomainName, Optional<Zone>> upTo = new HashMap<>();
    private Optional<DomainName> from = Optional.empty();
    private Optional<Optional<Zone>> next = Optional.empty();

    /** Looks among this tenant's zones. */
    public OwningZones(ZoneStore zones, TenantId tenant) {
        this.zones = zones;
        this.tenant = tenant;
    }

    /** The nearest zone at the name or above it; the root zone is nobody's. */
    public Optional<Zone> of(DomainName name) {
        if (!isInReach(name)) {
            from = Optional.of(name);
            next = Optional.empty();
        }
        DomainName below = name;
        Optional<Zone> zone = upTo(from.orElse(name));
        while (zone.isPresent() && !below.isSubdomainOf(zone.get().name())) {
            below = common(below, zone.get().name());
            zone = upTo(below);
        }
        return zone.filter(found -> !found.name().isRoot());
    }

    /** Whether no zone begins between the name that was looked for last and this one. */
    private boolean isInReach(DomainName name) {
        if (from.filter(last -> last.compareTo(name) <= 0).isEmpty()) {
            return false;
        }
        if (next.isEmpty()) {
            next = Optional.of(zones.list(tenant, from, 1).stream().findFirst());
        }
        return next.get().filter(zone -> zone.name().compareTo(name) <= 0).isEmpty();
    }

    private Optional<Zone> upTo(DomainName name) {
        return upTo.computeIfAbsent(name, it -> zones.lastUpTo(tenant, it));
    }

    private static DomainName common(DomainName one, DomainName other) {
        DomainName above = one;
        while (!other.isSubdomainOf(above)) {
            above = above.parent();
        }
        return above;
    }
}
