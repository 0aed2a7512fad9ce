package dev.koder.herald.domain.pop;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.Serial;
import java.time.Instant;
import java.util.Optional;

/**
 * A change of a zone that is on its way to the points of presence.
 *
 * @param zone the apex
 * @param serial the one that it brought; of a deletion, the last one that the zone was at
 * @param committedAt when it was made
 * @param isDeletion whether it took the zone away
 * @param goneAt when the zone was deleted by it, or first after it, though the zone may be there again; empty where it never was
 */
public record CommittedChange(
        DomainName zone, Serial serial, Instant committedAt, boolean isDeletion, Optional<Instant> goneAt) {

    /** A change that made a version of a zone which was not deleted since. */
    public static CommittedChange ofLive(DomainName zone, Serial serial, Instant committedAt) {
        return new CommittedChange(zone, serial, committedAt, false, Optional.empty());
    }

    /**
     * Whether whoever serves this has the change, or a later one (RFC 1982).
     *
     * @param served empty where the zone is not served: no more, once it was deleted
     */
    boolean isIn(Optional<Serial> served) {
        return served.map(seen -> isDeletion ? seen.isAfter(serial) : !serial.isAfter(seen))
                .orElse(goneAt.isPresent());
    }

    /** Whether a load brought it. Not being served any more does only if the zone was deleted by then. */
    boolean isBroughtBy(ZoneLoad load) {
        boolean isTooEarly = load.serial().isEmpty()
                && goneAt.filter(gone -> load.toldAt().isBefore(gone)).isPresent();
        return !isTooEarly && isIn(load.serial());
    }
}
