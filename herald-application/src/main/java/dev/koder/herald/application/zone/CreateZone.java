package dev.koder.herald.application.zone;

import dev.koder.herald.application.feed.CommitBell;
import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.application.zone.port.ZoneStore;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.zone.MemoryContents;
import dev.koder.herald.domain.zone.Soa;
import dev.koder.herald.domain.zone.ZoneCreation;
import dev.koder.herald.domain.zone.ZoneLimits;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Creates a zone for the caller's tenant. Safe for use by many threads.
 *
 * <p>The refusals are those of {@link CreateOutcome}.
 */
public final class CreateZone {

    private final ZoneStore zones;
    private final ZoneDefaults defaults;
    private final CommitBell bell;
    private final InstantSource clock;
    private final ZoneLimits limits;

    /** Creates zones in this store and gives them these defaults, within these limits. */
    public CreateZone(ZoneStore zones, ZoneDefaults defaults, CommitBell bell, InstantSource clock, ZoneLimits limits) {
        this.zones = zones;
        this.defaults = defaults;
        this.bell = bell;
        this.clock = clock;
        this.limits = limits;
    }

    /**
     * Creates a zone that holds its SOA and its name servers.
     *
     * @param soa the platform's default when empty
     * @param nameServers the platform's defaults when empty
     */
    public CreateOutcome create(Caller caller, DomainName zone, Optional<Soa> soa, List<DomainName> nameServers) {
        List<DomainName> servers = nameServers.isEmpty() ? defaults.nameServers() : nameServers;
        return create(
                caller,
                zone,
                soa.orElseGet(() -> defaults.soa(servers)),
                Optional.empty(),
                MemoryContents.of(List.of(defaults.ns(zone, servers))));
    }

    /** Creates a zone with these contents, its serial included where they name one. */
    CreateOutcome create(Caller caller, DomainName zone, Soa soa, Optional<Serial> serial, MemoryContents contents) {
        CreateOutcome outcome = zones.create(new ZoneCreation(
                caller.tenant(), zone.lowerCase(), soa, serial, contents, caller.actor(), clock.instant(), limits));
        if (outcome instanceof CreateOutcome.Created) {
            bell.ring();
        }
        return outcome;
    }
}
