package dev.koder.herald.application.zone.port;

import dev.koder.herald.application.zone.Publication;
import dev.koder.herald.application.zone.ZoneReading;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.zone.Zone;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Turns versions of zones into what name servers load, once for each version however many of them ask.
 *
 * <p>What is published of a version never changes. Publications may be forgotten at any time and are then made again.
 * Safe for use by many threads.
 */
public interface ZonePublisher {

    /** The publication of this version, if it is at hand. The caller closes it. */
    Optional<Publication> published(DomainName zone, Serial serial);

    /**
     * Publishes a version, unless that was done or begun already.
     *
     * @param reader is handed the publication, once, which it closes: as soon as there is enough of it to begin with, and
     *     before this returns
     * @throws dev.koder.herald.application.port.StoreUnavailableException where it cannot be kept; nothing is left behind,
     *     and whoever reads it is told
     */
    void publish(Zone zone, ZoneReading.Contents contents, Consumer<Publication> reader);

    /** Forgets all publications of a zone. */
    void withdraw(DomainName zone);
}
