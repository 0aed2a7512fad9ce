package dev.koder.herald.application.zone.port;

import dev.koder.herald.application.zone.CommitOutcome;
import dev.koder.herald.application.zone.CreateOutcome;
import dev.koder.herald.application.zone.DeleteOutcome;
import dev.koder.herald.application.zone.DeletedZone;
import dev.koder.herald.application.zone.TrialReading;
import dev.koder.herald.application.zone.UndeleteOutcome;
import dev.koder.herald.application.zone.ZoneReading;
import dev.koder.herald.application.zone.ZoneUndeletion;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.record.RecordKey;
import dev.koder.herald.domain.record.RecordSet;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.zone.LockChange;
import dev.koder.herald.domain.zone.Trial;
import dev.koder.herald.domain.zone.Zone;
import dev.koder.herald.domain.zone.ZoneCommit;
import dev.koder.herald.domain.zone.ZoneCreation;
import dev.koder.herald.domain.zone.ZoneDeletion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps zones and their contents, by tenant.
 *
 * <p>Every call is atomic by itself and no caller ever holds a transaction open. A tenant's call never shows another
 * tenant's zone, not even that it exists, but for {@link #create}, which must say that a name is held. What a call has
 * acknowledged survives the death of the process and of the machine. Names are looked up without regard to case. Safe
 * for use by many threads.
 *
 * <p>Any call may throw {@link dev.koder.herald.application.port.StoreUnavailableException}; then nothing was written.
 */
public interface ZoneStore {

    /** For how long the name of a deleted zone is kept for its last owner. */
    Duration HELD_AFTER_DELETION = Duration.ofDays(30);

    /** For how long what came of a wish with an {@linkplain dev.koder.herald.domain.zone.IdempotencyKey idempotency key} is known. */
    Duration KEYS_KEPT = Duration.ofDays(1);

    /**
     * Creates a zone, unless its name is held or {@link ZoneCreation#check()} finds errors.
     *
     * <p>A name is held by a zone, and for {@link #HELD_AFTER_DELETION} after that zone's deletion by its last owner,
     * who alone may create it again meanwhile. Where the wish asks for a {@linkplain ZoneCreation#proof proof}, it takes a claim of
     * the tenant's that was proven, which is used up. No tenant holds a name above or below one that another tenant holds:
     * such a wish is {@linkplain CreateOutcome.NotAvailable not available}; the root counts as neither. The serial goes on from that of the deleted zone, whoever owned it.
     *
     * <p>Where the deleted zone was the same tenant's, and what it held is not {@linkplain #forgetDeleted forgotten}, its versions
     * stay, and the new zone's first one follows upon them, with what the creation changed. In all else the zone is a new one.
     */
    CreateOutcome create(ZoneCreation creation);

    /** The zone, without its contents. */
    Optional<Zone> find(TenantId tenant, DomainName zone);

    /**
     * A page of the tenant's zones, in canonical order of their names (RFC 4034, section 6.1).
     *
     * @param after only zones after this name
     * @param limit at most so many, 1 to 500
     */
    List<Zone> list(TenantId tenant, Optional<DomainName> after, int limit);

    /** The last of the tenant's zones in canonical order of their names that is not after this name. */
    Optional<Zone> lastUpTo(TenantId tenant, DomainName name);

    /**
     * Has the commit judged and writes what the judgement says. A commit that changes nothing writes nothing.
     * Of each lock that is broken an event is left, just before that of the change.
     *
     * <p>A commit whose idempotency key has changed this zone within {@link #KEYS_KEPT} changes it no second time: what came of
     * the first is told again, or that the key is spent where the version is known no more. What a key has done is written with the
     * change.
     */
    CommitOutcome commit(ZoneCommit commit);

    /** What would become of a commit, were it made now; empty where there is no such zone. Writes nothing. */
    default Optional<Trial> tryOut(ZoneCommit commit) {
        return tryOut(commit, (base, contents, judgement) -> new Trial(base, judgement));
    }

    /** What a reading makes of what would become of a commit, were it made now; empty where there is no such zone. Writes nothing. */
    <R> Optional<R> tryOut(ZoneCommit commit, TrialReading<R> reading);

    /**
     * Has a change of a zone's locks judged by {@link LockChange#judge} and writes what the verdict says, together with the event
     * that tells of it: no version comes of it. Empty where there is no such zone.
     */
    Optional<LockChange.Verdict> changeLocks(LockChange change);

    /** Deletes a zone: it is no longer found, its name is held, and the feed tells of it. */
    DeleteOutcome delete(ZoneDeletion deletion);

    /**
     * A page of the zones that the tenant has deleted, in canonical order of their names.
     *
     * @param since only zones that were deleted after this
     * @param after only zones after this name
     * @param limit at most so many, 1 to 500
     */
    List<DeletedZone> deleted(TenantId tenant, Instant since, Optional<DomainName> after, int limit);

    /**
     * Has a zone back that its tenant deleted less than {@link #HELD_AFTER_DELETION} ago: a new version of it, the deletion
     * and all before it in its history. As with {@link #create}, not where another tenant holds a name above or below it.
     */
    UndeleteOutcome undelete(ZoneUndeletion undeletion);

    /**
     * Forgets what some deleted zones held, and their versions: their names, owners and last serials stay known.
     *
     * @param before only zones that were deleted at this time or earlier
     * @param limit of so many zones at most
     * @return of how many; 0 when there are no more
     */
    int forgetDeleted(Instant before, int limit);

    /**
     * Forgets what wishes with an idempotency key have made that were wished until {@code until}.
     *
     * @param limit of so many zones at most
     * @return whether there may be more
     */
    boolean forgetKeys(Instant until, int limit);

    /** One RRset, the SOA included; empty where zone or RRset are not there. */
    Optional<RecordSet> recordSet(TenantId tenant, DomainName zone, DomainName owner, RecordType type);

    /**
     * A page of a zone's RRsets, the SOA not among them: names in canonical order, types by code. Empty where there is
     * no such zone.
     *
     * @param after only RRsets after this one, whether it exists or not
     * @param limit at most so many, 1 to 500
     */
    Optional<List<RecordSet>> recordSets(TenantId tenant, DomainName zone, Optional<RecordKey> after, int limit);

    /**
     * Lets {@code reading} read one version of a zone from end to end, whatever is written meanwhile. Empty where there
     * is no such zone. The reading must be over when it returns, and must not call this store.
     */
    <R> Optional<R> read(TenantId tenant, DomainName zone, ZoneReading<R> reading);
}
