package dev.koder.herald.adapter.storage.sqlite;

import dev.koder.herald.application.feed.FeedCursor;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands in a feed cursor.
 *
 * @param epoch the name of the store that gave it
 * @param sequence the last change that whoever holds it has seen
 */
record FeedPosition(String epoch, long sequence) {

    private static final Pattern FORM = Pattern.compile("([0-9a-f]{16})\\.(0|[1-9][0-9]{0,17})");

    /** Takes a cursor apart; empty where no store can have given it. */
    static Optional<FeedPosition> of(FeedCursor cursor) {
        Matcher form = FORM.matcher(cursor.value());
        return form.matches()
                ? Optional.of(new FeedPosition(form.group(1), Long.parseLong(form.group(2))))
                : Optional.empty();
    }

    FeedCursor cursor() {
        return new FeedCursor(epoch + "." + sequence);
    }
}
