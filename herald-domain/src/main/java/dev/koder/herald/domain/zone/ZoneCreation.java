package dev.koder.herald.domain.zone;

import dev.koder.herald.domain.claim.ProofPolicy;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.lock.ZoneLocks;
import dev.koder.herald.domain.quota.Holdings;
import dev.koder.herald.domain.tenant.Actor;
import dev.koder.herald.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Optional;

/**
 * A wish for a new zone, complete in itself.
 *
 * @param tenant who will own it
 * @param zone the apex
 * @param soa its start of authority
 * @param settings how it is to be run
 * @param serial the serial its contents came with, taken when it is ahead of what the name has been served with before
 * @param contents its RRsets, the SOA left out
 * @param actor who wishes it
 * @param note what its history is to tell besides
 * @param key marks a wish that may come twice and is to have one effect
 * @param at when it was wished
 * @param limits what the zone may grow to
 * @param guard what may object to it
 * @param proof whether the name is to be proven
 */
public record ZoneCreation(
        TenantId tenant,
        DomainName zone,
        Soa soa,
        ZoneSettings settings,
        Optional<Serial> serial,
        MemoryContents contents,
        Actor actor,
        ChangeNote note,
        Optional<IdempotencyKey> key,
        Instant at,
        ZoneLimits limits,
        ChangeGuard guard,
        ProofPolicy proof)
        implements RepeatableWish {

    /** One whose name is not to be proven. */
    public ZoneCreation(
            TenantId tenant,
            DomainName zone,
            Soa soa,
            ZoneSettings settings,
            Optional<Serial> serial,
            MemoryContents contents,
            Actor actor,
            ChangeNote note,
            Optional<IdempotencyKey> key,
            Instant at,
            ZoneLimits limits,
            ChangeGuard guard) {
        this(tenant, zone, soa, settings, serial, contents, actor, note, key, at, limits, guard, ProofPolicy.OFF);
    }

    /** The serial of a zone whose contents name none, where its versions are counted. */
    public static final Serial FIRST_SERIAL = new Serial(1);

    /** What the rules make of SOA and contents: with errors the zone is not created. */
    public RuleReport check() {
        RuleReport.Draft draft = new RuleReport.Draft(limits.findings());
        SoaRules.refuse(zone, soa, draft);
        SoaRules.warn(zone, soa, draft);
        return ZoneRules.checkWhole(zone, contents, limits, draft);
    }

    /**
     * What is wrong for certain with contents of which a part could not be read.
     *
     * @param limit how many errors are kept
     */
    public static ZoneFindings errorsOfPart(DomainName zone, MemoryContents part, int limit) {
        return ZoneRules.checkPart(zone, part, limit).errors();
    }

    /**
     * The first version of the zone.
     *
     * @param earlier the zone of this name that was deleted: secondaries and caches may still know its serial
     */
    public Zone firstVersion(Optional<Zone> earlier) {
        Optional<KeptSerials> past = earlier.map(this::pastOf);
        Serial first =
                past.map(kept -> settings.serialPolicy().next(kept, serial, at)).orElseGet(this::wishedSerial);
        Zone zoneOfItsOwn =
                new Zone(tenant, zone, first, soa, settings, ZoneLocks.NONE, contents.recordSetCount(), at, at);
        return earlier.filter(this::goesOnWith)
                .map(old -> zoneOfItsOwn.keptSince(old.oldest()))
                .orElse(zoneOfItsOwn);
    }

    /** Whether the new zone goes on with the versions of this deleted one. */
    private boolean goesOnWith(Zone earlier) {
        return earlier.tenant().equals(tenant);
    }

    private KeptSerials pastOf(Zone earlier) {
        return goesOnWith(earlier) ? earlier.kept() : KeptSerials.of(earlier.serial());
    }

    private Serial wishedSerial() {
        return serial.orElseGet(() -> settings.serialPolicy().first(at));
    }

    /**
     * What the creation changes, seen from what the tenant's deleted zone of this name held; empty where there is too much of it.
     */
    public Optional<ZonePatch> changeOf(ZoneContents before) {
        return Difference.between(before, contents.recordSets()).patch();
    }

    /**
     * What stands against the zone's coming into being, seen from its first version.
     *
     * @param others what the tenant has
     */
    public Optional<Objection> objection(Zone first, Holdings others) {
        return guard.objectionToArrival(first, contents, others);
    }
}
