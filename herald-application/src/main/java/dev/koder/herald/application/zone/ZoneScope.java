package dev.koder.herald.application.zone;

import dev.koder.herald.application.feed.port.ZoneDirectory;
import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.application.identity.Permission;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.tenant.TenantId;
import java.util.Optional;

/** Inside which tenant a caller's request for a zone is answered. */
final class ZoneScope {

    private final ZoneDirectory directory;

    ZoneScope(ZoneDirectory directory) {
        this.directory = directory;
    }

    /** The caller's own tenant; for a point of presence, whoever owns the zone. */
    Optional<TenantId> tenantFor(Caller caller, DomainName zone) {
        return caller.may(Permission.POP) ? directory.locate(zone) : Optional.of(caller.tenant());
    }
}
