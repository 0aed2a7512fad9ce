package dev.koder.herald.domain.zone;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.lock.ZoneLocks;
import dev.koder.herald.domain.record.RecordSet;
import dev.koder.herald.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Optional;

/**
 * A zone at one version, without its RRsets: what can be told of it without reading its contents.
 *
 * @param tenant the owner
 * @param name the apex, turned into lower case
 * @param serial the version's serial
 * @param soa the start of authority, which the contents do not repeat
 * @param settings how it is run
 * @param locks what keeps it from being changed; they stay whatever version it is at
 * @param recordSetCount how many RRsets it holds, the SOA left out
 * @param createdAt when it came into being
 * @param changedAt when this version was committed
 * @param oldest the serial of the oldest version of it that is kept
 */
public record Zone(
        TenantId tenant,
        DomainName name,
        Serial serial,
        Soa soa,
        ZoneSettings settings,
        ZoneLocks locks,
        long recordSetCount,
        Instant createdAt,
        Instant changedAt,
        Serial oldest) {

    /** A zone of which no version before this one is kept. */
    public Zone(
            TenantId tenant,
            DomainName name,
            Serial serial,
            Soa soa,
            ZoneSettings settings,
            ZoneLocks locks,
            long recordSetCount,
            Instant createdAt,
            Instant changedAt) {
        this(tenant, name, serial, soa, settings, locks, recordSetCount, createdAt, changedAt, serial);
    }

    /** Puts the name into lower case. */
    public Zone {
        name = name.lowerCase();
    }

    /** The RRset that answers for the SOA of this version. */
    public RecordSet soaRecordSet() {
        return soa.toRecordSet(name, serial);
    }

    /** The version with which a deleted zone begins to be served again: ahead of what anybody has seen of it. */
    public Zone undeleted(Instant at) {
        return next(settings.serialPolicy().next(kept(), at), soa, settings, recordSetCount, at);
    }

    /** The version that tells of the zone's deletion: all is as it was. */
    public Zone deletedAt(Instant at) {
        return next(serial, soa, settings, recordSetCount, at);
    }

    /** The serials of its versions that are kept, which no other version is to get. */
    public KeptSerials kept() {
        return new KeptSerials(oldest, serial);
    }

    /** The same version, with that of this serial the oldest one that is kept. */
    public Zone keptSince(Serial newOldest) {
        return new Zone(tenant, name, serial, soa, settings, locks, recordSetCount, createdAt, changedAt, newOldest);
    }

    /**
     * The same zone in the hands of another tenant: what is published stays, at the same serial. The locks and the set of name servers are
     * those of the tenant that gave it.
     */
    public Zone transferredTo(TenantId other, Instant at) {
        ZoneSettings own = settings.following(Optional.empty());
        return new Zone(other, name, serial, soa, own, ZoneLocks.NONE, recordSetCount, createdAt, at, oldest);
    }

    /** The same zone at another version. */
    public Zone next(Serial newSerial, Soa newSoa, ZoneSettings newSettings, long newCount, Instant at) {
        return new Zone(tenant, name, newSerial, newSoa, newSettings, locks, newCount, createdAt, at, oldest);
    }

    /** The same version with other locks. */
    Zone with(ZoneLocks newLocks) {
        return new Zone(tenant, name, serial, soa, settings, newLocks, recordSetCount, createdAt, changedAt, oldest);
    }
}
