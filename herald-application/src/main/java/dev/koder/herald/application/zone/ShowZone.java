package dev.koder.herald.application.zone;

import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.application.zone.port.ZoneStore;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.zone.Zone;
import java.util.Optional;

/** Shows one zone of the caller's tenant. Safe for use by many threads. */
public final class ShowZone {

    private final ZoneStore zones;

    /** Shows what this store holds. */
    public ShowZone(ZoneStore zones) {
        this.zones = zones;
    }

    /** The zone without its contents; empty where the caller has no such zone. */
    public Optional<Zone> show(Caller caller, DomainName zone) {
        return zones.find(caller.tenant(), zone)
                .filter(found -> caller.authority().sees(found.name()));
    }
}
