package dev.koder.herald.sync.zone.port;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.Serial;

/**
 * What the feed says of one zone.
 *
 * @param zone the apex
 * @param serial the engine's serial of its newest version, or the last one it had before it was deleted
 * @param fate whether it is to be served
 */
public record FeedEntry(DomainName zone, Serial serial, Fate fate) {

    /** The two things the engine can want of a zone. There is no third: what the feed leaves out is left alone. */
    public enum Fate {
        LIVE,
        DELETED
    }

    public boolean isLive() {
        return fate == Fate.LIVE;
    }
}
