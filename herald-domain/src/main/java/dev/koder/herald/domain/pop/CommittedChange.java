package dev.koder.herald.domain.pop;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.Serial;
import java.time.Instant;

/**
 * A change of a zone that is on its way to the points of presence.
 *
 * @param zone the apex
 * @param serial the one that it brought
 * @param committedAt when it was made
 * @param isDeletion whether it took the zone away
 */
public record CommittedChange(DomainName zone, Serial serial, Instant committedAt, boolean isDeletion) {

    /** Whether a point of presence that stands like this has it, or a later one (RFC 1982). */
    boolean isSeenIn(ZoneServing serving) {
        return isDeletion
                ? serving.serial().isEmpty()
                : serving.serial().filter(seen -> !serial.isAfter(seen)).isPresent();
    }
}
