package dev.koder.herald.domain.lock;

import dev.koder.herald.domain.dns.DnsFormatException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What a lock keeps from happening. It is judged on the effect of a change, not on how the change was asked for. */
public enum LockLevel {
    /** Nothing is changed: of a zone, not what it publishes and not how it is run. */
    NO_CHANGE("no-change", "any change"),
    /** No RRset disappears: one that is emptied does, and so does all that is in a zone when the zone is deleted. */
    NO_DELETION("no-deletion", "deletion");

    private final String word;
    private final String forbidden;

    LockLevel(String word, String forbidden) {
        this.word = word;
        this.forbidden = forbidden;
    }

    /** The word by which programs know it; it never changes once released. */
    public String word() {
        return word;
    }

    /** What it forbids, in words. */
    public String forbidden() {
        return forbidden;
    }

    /**
     * The level of this word.
     *
     * @throws DnsFormatException where there is none
     */
    public static LockLevel parse(String word) {
        return Arrays.stream(values())
                .filter(level -> level.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new DnsFormatException("level", word, words()));
    }

    private static String words() {
        return Arrays.stream(values()).map(LockLevel::word).collect(Collectors.joining(" or "));
    }
}
