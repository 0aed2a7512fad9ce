package dev.koder.herald.domain.zone;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.Serial;
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
 * @param serial the serial its contents came with, taken when it is ahead of what the name has been served with before
 * @param contents its RRsets, the SOA left out
 * @param actor who wishes it
 * @param at when it was wished
 * @param limits what the zone may grow to
 */
public record ZoneCreation(
        TenantId tenant,
        DomainName zone,
        Soa soa,
        Optional<Serial> serial,
        MemoryContents contents,
        Actor actor,
        Instant at,
        ZoneLimits limits) {

    /** The serial of a zone whose contents name none. */
    public static final Serial FIRST_SERIAL = new Serial(1);

    /** What the rules make of the contents: with errors the zone is not created. */
    public RuleReport check() {
        return ZoneRules.checkWhole(zone, contents, limits);
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
     * @param last the serial at which an earlier zone of this name was deleted: secondaries and caches may still know it
     */
    public Zone firstVersion(Optional<Serial> last) {
        Serial wished = serial.orElse(FIRST_SERIAL);
        Serial first =
                last.filter(old -> !wished.isAfter(old)).map(Serial::next).orElse(wished);
        return new Zone(tenant, zone, first, soa, contents.recordSetCount(), at, at);
    }
}
