package dev.koder.herald.sync.zone.port;

import java.util.List;

/** What asking for the feed came to. */
public sealed interface FeedAnswer {

    /**
     * A piece of the feed.
     *
     * @param cursor where the next question begins
     * @param isComplete whether there is nothing more at the moment
     * @param zones what changed, oldest change first; each zone once
     */
    record Page(Cursor cursor, boolean isComplete, List<FeedEntry> zones) implements FeedAnswer {
        public Page {
            zones = List.copyOf(zones);
        }
    }

    /** The engine does not know the cursor, as its store is another one: read from the beginning. */
    record CursorExpired() implements FeedAnswer {}

    /**
     * Nothing that could be understood as a piece of the feed.
     *
     * @param why what came instead and what was expected
     */
    record NoAnswer(String why) implements FeedAnswer {}
}
