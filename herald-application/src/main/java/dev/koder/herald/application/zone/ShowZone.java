package dev.koder.herald.application.zone;

import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.application.pop.port.PopStore;
import dev.koder.herald.application.zone.port.ZoneStore;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.pop.PopId;
import dev.koder.herald.domain.pop.ZoneServing;
import dev.koder.herald.domain.zone.Zone;
import java.util.Map;
import java.util.Optional;

/** Shows one zone of the caller's tenant, and where it is served. Safe for use by many threads. */
public final class ShowZone {

    private final ZoneStore zones;
    private final PopStore pops;

    /** Shows what these stores hold. */
    public ShowZone(ZoneStore zones, PopStore pops) {
        this.zones = zones;
        this.pops = pops;
    }

    /** The zone without its contents; empty where the caller has no such zone. */
    public Optional<Zone> show(Caller caller, DomainName zone) {
        return zones.find(caller.tenant(), zone);
    }

    /** The zone, and how it stands at each point of presence; empty where the caller has no such zone. */
    public Optional<Status> status(Caller caller, DomainName zone) {
        return show(caller, zone).map(found -> new Status(found, pops.serving(caller.tenant(), zone)));
    }

    /**
     * Where a zone is served.
     *
     * @param zone as committed
     * @param serving how it stands at each point of presence that told of it
     */
    public record Status(Zone zone, Map<PopId, ZoneServing> serving) {

        /** Keeps what was handed in from changing. */
        public Status {
            serving = Map.copyOf(serving);
        }
    }
}
