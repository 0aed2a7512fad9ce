package dev.koder.herald.application.zone;

import dev.koder.herald.application.feed.port.ZoneDirectory;
import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.application.zone.port.ZonePublisher;
import dev.koder.herald.application.zone.port.ZoneStore;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.zone.Zone;
import java.util.Optional;

/** Hands out the published text of a zone's current version. Safe for use by many threads. */
public final class ExportZone {

    private final ZoneStore zones;
    private final ZonePublisher publisher;
    private final ZoneScope scope;

    /** Publishes what this store holds. */
    public ExportZone(ZoneStore zones, ZoneDirectory directory, ZonePublisher publisher) {
        this.zones = zones;
        this.publisher = publisher;
        this.scope = new ZoneScope(directory);
    }

    /** The text of the current version, to be closed by the caller; empty where the caller has no such zone. */
    public Optional<Publication> export(Caller caller, DomainName zone) {
        return scope.tenantFor(caller, zone).flatMap(tenant -> current(tenant, zone));
    }

    private Optional<Publication> current(TenantId tenant, DomainName zone) {
        return zones.find(tenant, zone).flatMap(found -> publication(tenant, found));
    }

    private Optional<Publication> publication(TenantId tenant, Zone zone) {
        return publisher
                .published(zone.name(), zone.serial())
                .or(() -> zones.read(tenant, zone.name(), publisher::publish));
    }
}
