package dev.koder.herald.application.pop.port;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.pop.Pop;
import dev.koder.herald.domain.pop.PopId;
import dev.koder.herald.domain.pop.PopReport;
import dev.koder.herald.domain.pop.ZoneStanding;
import dev.koder.herald.domain.tenant.TenantId;
import java.util.List;
import java.util.Map;

/**
 * Remembers points of presence by their last report, and how each zone stands at each of them. Safe for use by many
 * threads.
 *
 * <p>Any call may throw {@link dev.koder.herald.application.port.StoreUnavailableException}; then nothing was written.
 */
public interface PopStore {

    /**
     * Takes a report over the earlier ones. Zones that the platform never had are passed over, and so is that one is gone which
     * this point of presence was not known to serve.
     *
     * @return whether the point of presence was known; false for the first report, and the first after it was forgotten
     */
    boolean record(PopReport report);

    /** Forgets a point of presence with all that it told, of keys too; false where there is none. */
    boolean forget(PopId pop);

    /** All points of presence that were heard of and not forgotten, by name. */
    List<Pop> all();

    /**
     * How a tenant's zone, even a deleted one, stands at each point of presence that told of it; empty where there is none. What was told
     * before its tenant created it again counts, as serials go on.
     */
    Map<PopId, ZoneStanding> standing(TenantId tenant, DomainName zone);
}
