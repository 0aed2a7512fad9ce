package dev.koder.herald.application.dnssec.port;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dnssec.DnssecReport;
import dev.koder.herald.domain.tenant.TenantId;
import java.util.List;

/**
 * Remembers what points of presence told of the keys that sign zones. Safe for use by many threads.
 *
 * <p>Any call may throw {@link dev.koder.herald.application.port.StoreUnavailableException}; then nothing was written.
 */
public interface DnssecStore {

    /**
     * Takes these reports over the earlier ones of the same point of presence and zone, all or none. Reports on zones
     * that the platform does not have are passed over.
     */
    void accept(List<DnssecReport> reports);

    /** The latest report of each point of presence on a tenant's zone, by name of the point of presence. */
    List<DnssecReport> latest(TenantId tenant, DomainName zone);
}
