package dev.koder.herald.application.pop;

import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.application.pop.port.PopStore;
import dev.koder.herald.application.zone.port.ZoneStore;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.pop.PopId;
import dev.koder.herald.domain.pop.ZoneServing;
import dev.koder.herald.domain.zone.Zone;
import java.util.Map;
import java.util.Optional;

/** Shows where a zone of the caller's tenant is served. Safe for use by many threads. */
public final class ShowServing {

    private final ZoneStore zones;
    private final PopStore pops;

    /** Shows what these stores hold. */
    public ShowServing(ZoneStore zones, PopStore pops) {
        this.zones = zones;
        this.pops = pops;
    }

    /** How the zone stands at each point of presence; empty where the caller has no such zone. */
    public Optional<Status> show(Caller caller, DomainName zone) {
        return zones.find(caller.tenant(), zone).map(found -> new Status(found, pops.serving(caller.tenant(), zone)));
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
