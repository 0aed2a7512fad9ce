package dev.koder.herald.domain.event;

import dev.koder.herald.domain.dns.DnsFormatException;
import dev.koder.herald.domain.zone.LockChange;
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
    /** A zone went from one tenant to another; each of the two is told, and may look for the zone. */
    ZONE_TRANSFERRED("zone.transferred"),
    /** A zone is offered to another tenant. */
    TRANSFER_OFFERED("transfer.offered"),
    /** A zone is no longer offered to another tenant. */
    TRANSFER_WITHDRAWN("transfer.withdrawn"),
    /** The other tenant does not want the zone. */
    TRANSFER_DECLINED("transfer.declined"),
    /** A lock was set on a zone or on one of its RRsets. */
    LOCK_SET("lock.set"),
    /** A lock has another level, reason or end. */
    LOCK_CHANGED("lock.changed"),
    /** A lock was taken away. */
    LOCK_REMOVED("lock.removed"),
    /** What the next event of the zone tells of was done although a lock forbids it. */
    LOCK_BROKEN("lock.broken"),
    /** A change waits for the agreement of others. */
    REVIEW_REQUESTED("review.requested"),
    /** Somebody has agreed to a change. */
    REVIEW_APPROVED("review.approved"),
    /** A change is not to be made. */
    REVIEW_REJECTED("review.rejected"),
    /** A change is not wanted any more. */
    REVIEW_WITHDRAWN("review.withdrawn"),
    /** Something was said about a change. */
    REVIEW_COMMENTED("review.commented"),
    /** The zone of a change has changed, so that it cannot be made as it was agreed to. */
    REVIEW_STALE("review.stale"),
    /** A change is seen from another version, and waits for agreement anew. */
    REVIEW_REBASED("review.rebased"),
    /** A change has another time at which it is to be made, or none any more. */
    REVIEW_SCHEDULED("review.scheduled"),
    /** The time of a change that was agreed to has come, and something stands against it; the reason tells what. */
    REVIEW_OBSTRUCTED("review.obstructed"),
    /** A change was not decided, or not made, in time. */
    REVIEW_EXPIRED("review.expired"),
    /** A change that was agreed to was made. */
    REVIEW_APPLIED("review.applied"),
    /** A tenant has other rules by which changes need agreement. */
    REVIEW_RULES_CHANGED("review.rules-changed");

    private final String word;

    EventType(String word) {
        this.word = word;
    }

    /** Whether it tells of one zone, and not of what its tenant has settled for all. */
    public boolean isOfZone() {
        return this != REVIEW_RULES_CHANGED;
    }

    /** Whether it tells of a change that made a version of the zone, or took it away, and that the tenant can ask after. */
    public boolean isOfVersion() {
        return this != ZONE_TRANSFERRED && word.startsWith("zone.");
    }

    /** The type as it is shown to programs and stored: the kind of thing, a dot, and what happened to it. */
    public String word() {
        return word;
    }

    /** What tells of a change of locks. */
    public static EventType of(LockChange.Action action) {
        return switch (action) {
            case LockChange.Set set -> LOCK_SET;
            case LockChange.Alter alter -> LOCK_CHANGED;
            case LockChange.Remove remove -> LOCK_REMOVED;
        };
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
