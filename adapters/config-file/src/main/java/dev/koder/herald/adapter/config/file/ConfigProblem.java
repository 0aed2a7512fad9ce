package dev.koder.herald.adapter.config.file;

/**
 * One thing wrong with a configuration.
 *
 * @param origin where it stands: {@code herald.conf:12}, {@code environment HERALD_LISTEN} or the file as a whole
 * @param key the key as it was written
 * @param found the value as it was written, or what is wrong with the key; never a secret
 * @param expected what would have been accepted
 */
public record ConfigProblem(String origin, String key, String found, String expected) {

    /** One line: {@code herald.conf:12: feed.wait: 30 (expected: 1s to 5m)}. */
    public String message() {
        return origin + ": " + key + ": " + found + " (expected: " + expected + ")";
    }

    @Override
    public String toString() {
        return message();
    }
}
