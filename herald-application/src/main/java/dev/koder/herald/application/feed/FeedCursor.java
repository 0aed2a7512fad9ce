package dev.koder.herald.application.feed;

/**
 * A point in the order of all changes of one store, opaque to everyone but that store.
 *
 * @param value letters, digits, dots, hyphens and underscores, at most 128
 */
public record FeedCursor(String value) {

    @Override
    public String toString() {
        return value;
    }
}
