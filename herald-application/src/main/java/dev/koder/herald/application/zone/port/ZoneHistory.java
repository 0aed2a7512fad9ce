package dev.koder.herald.application.zone.port;

import dev.koder.herald.application.zone.HistoryOutcome;
import dev.koder.herald.application.zone.VersionDetails;
import dev.koder.herald.application.zone.ZoneReading;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.pop.CommittedChange;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.zone.ChangeId;
import dev.koder.herald.domain.zone.VersionEntry;
import dev.koder.herald.domain.zone.ZoneDiff;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The versions of zones: every change that {@link ZoneStore} has acknowledged is one, written with it or not at all.
 *
 * <p>Versions are kept as differences. Where there is very much of one, and for the first version of a zone, it is only noted
 * that everything is new: what came before is then out of reach, never told wrongly. A zone that its tenant created again goes
 * on with the versions of the deleted one; another tenant's knows nothing of them, and they are gone. A serial that a zone was
 * at twice means the later time. Safe for use by many threads.
 *
 * <p>Any call may throw {@link dev.koder.herald.application.port.StoreUnavailableException}.
 */
public interface ZoneHistory {

    /**
     * A page of a zone's versions, the latest first; empty where there is no such zone.
     *
     * @param before only versions before the one that this change of the zone made
     * @param limit at most so many, 1 to 500
     */
    Optional<List<VersionEntry>> versions(TenantId tenant, DomainName zone, Optional<ChangeId> before, int limit);

    /** One version and what it changed. */
    HistoryOutcome<VersionDetails> version(TenantId tenant, DomainName zone, Serial serial);

    /** What leads from one version to another, whichever is the later. */
    HistoryOutcome<ZoneDiff> between(TenantId tenant, DomainName zone, Serial from, Serial to);

    /** A change of one of the tenant's zones, deleted ones included; empty where there was none, or it was forgotten. */
    Optional<CommittedChange> change(TenantId tenant, ChangeId change);

    /**
     * Lets {@code reading} read the zone from end to end as it was at a version, whatever is written meanwhile. The reading must
     * be over when it returns, and must not call a store.
     */
    <R> HistoryOutcome<R> readAt(TenantId tenant, DomainName zone, Serial serial, ZoneReading<R> reading);

    /**
     * Forgets old versions of some zones, so that a short while is enough for it.
     *
     * @param olderThan only versions that were made before this
     * @param least so many of each zone are kept whatever their age, at least 1
     * @param after goes on after this zone
     * @param zones looks at so many zones, at least 1
     * @return the zone after which to go on; empty once all were looked at
     */
    Optional<DomainName> forget(Instant olderThan, int least, Optional<DomainName> after, int zones);
}
