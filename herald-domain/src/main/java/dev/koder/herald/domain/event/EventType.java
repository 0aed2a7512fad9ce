package dev.koder.herald.domain.event;

import dev.koder.herald.domain.dns.DnsFormatException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What can happen. Words once released keep their meaning; new ones may come. */
public enum EventType {
    /** A zone came into being. */
    ZONE_CREATED("zone.created"),
    /** A zone has a new version. */
    ZONE_CHANGED("zone.changed"),
    /** A zone was deleted. */
    ZONE_DELETED("zone.deleted"),
    /** A deleted zone is there again. */
    ZONE_RESTORED("zone.restored"),
    /** A lock was set on a zone or on one of its RRsets. */
    LOCK_SET("lock.set"),
    /** A lock was taken away. */
    LOCK_REMOVED("lock.removed"),
    /** What the next event of the zone tells of was done although a lock forbids it. */
    LOCK_BROKEN("lock.broken");

    private final String word;

    EventType(String word) {
        this.word = word;
    }

    /** Whether it tells of a change that made a version of the zone, or took it away. */
    public boolean isOfVersion() {
        return word.startsWith("zone.");
    }

    /** The type as it is shown to programs and stored: the kind of thing, a dot, and what happened to it. */
    public String word() {
        return word;
    }

    /**
     * The type of this word.
     *
     * @throws DnsFormatException where there is none
     */
    public static EventType parse(String word) {
        return Arrays.stream(values())
                .filter(type -> type.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new DnsFormatException("event type", word, words()));
    }

    private static String words() {
        return Arrays.stream(values()).map(EventType::word).collect(Collectors.joining(", "));
    }
}
