package dev.koder.herald.sync.zone.port;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** Where the agent stopped reading the feed. Losing it costs a full listing and nothing else. */
public interface Bookmark {

    /** The place saved last; empty when there is none or when it cannot be understood. */
    Optional<Place> load() throws IOException;

    /** Replaces the saved place, whole or not at all. */
    void save(Place place) throws IOException;

    /**
     * A place in the feed.
     *
     * @param cursor the feed's own word for it
     * @param readAt when the feed was last read up to there
     */
    record Place(Cursor cursor, Instant readAt) {}
}
