package dev.koder.herald.sync.zone;

import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.sync.zone.port.FeedEntry;
import java.time.Instant;

/**
 * What the engine wants of a zone.
 *
 * @param serial the version to serve
 * @param isLive whether to serve it at all
 * @param since when the agent learnt of it
 * @param needsComparison whether an equal serial is no proof of equal content, as the engine's store was replaced
 */
record Wish(Serial serial, boolean isLive, Instant since, boolean needsComparison) {

    boolean isSameAs(FeedEntry entry) {
        return serial.equals(entry.serial()) && isLive == entry.isLive();
    }

    /** The wish once the newest export there is has been applied: that one may be newer than the feed was. */
    Wish grantedWith(Serial applied) {
        return new Wish(applied, isLive, since, false);
    }
}
