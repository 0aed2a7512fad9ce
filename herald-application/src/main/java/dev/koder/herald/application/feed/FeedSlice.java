package dev.koder.herald.application.feed;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.Serial;
import java.util.List;

/** What changed after a point in the order of all changes. */
public sealed interface FeedSlice {

    /**
     * The changes.
     *
     * @param next the point to go on from; the one asked for where nothing changed
     * @param complete whether there is nothing after {@code next} now
     * @param zones in the order of their latest change
     */
    record Changes(FeedCursor next, boolean complete, List<ZoneStanding> zones) implements FeedSlice {

        /** Keeps what was handed in from changing. */
        public Changes {
            zones = List.copyOf(zones);
        }
    }

    /** The point is not one of this store's, or too long ago: whoever asks must start from the beginning. */
    record CursorUnknown() implements FeedSlice {}

    /**
     * How a zone stands since its latest change.
     *
     * @param zone the apex
     * @param serial the serial of that change; of a deleted zone, its last one
     * @param deleted whether the change took it away
     */
    record ZoneStanding(DomainName zone, Serial serial, boolean deleted) {}
}
