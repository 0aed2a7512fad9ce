package dev.koder.herald.domain.lock;

import dev.koder.herald.domain.dns.DnsFormatException;
import dev.koder.herald.domain.dns.OneLine;
import dev.koder.herald.domain.record.RecordKey;
import dev.koder.herald.domain.tenant.Actor;
import java.time.Instant;
import java.util.Optional;

/**
 * A lock on a zone, or on one of its RRsets.
 *
 * <p>A lock on an RRset stops the deletion of its zone too, as that would take the RRset away. So one against the deletion of the
 * SOA, which nothing else takes away, keeps a zone while its records stay editable.
 *
 * @param id its name
 * @param target the RRset, which need not be there; empty for the whole zone
 * @param level what it keeps from happening
 * @param reason why it is there: 1 to 500 characters, none of them a control character
 * @param owner who set it
 * @param createdAt when
 * @param expiresAt from when on it does not count any more; empty for never
 */
public record ZoneLock(
        LockId id,
        Optional<RecordKey> target,
        LockLevel level,
        String reason,
        Actor owner,
        Instant createdAt,
        Optional<Instant> expiresAt) {

    /** The most characters of a reason. */
    public static final int LONGEST_REASON = 500;

    /** Refuses a reason that is none, or too long. */
    public ZoneLock {
        requireReason(reason);
    }

    /**
     * The text as a reason.
     *
     * @throws DnsFormatException where it is none, or too long
     */
    public static String requireReason(String reason) {
        return OneLine.require("reason", reason, LONGEST_REASON);
    }

    /** The same lock, by whomever it was set then, with another level, reason or end. */
    public ZoneLock with(LockLevel newLevel, String newReason, Optional<Instant> newExpiry) {
        return new ZoneLock(id, target, newLevel, newReason, owner, createdAt, newExpiry);
    }

    /** Whether it counts at this time. */
    public boolean isInForce(Instant at) {
        return expiresAt.filter(end -> !at.isBefore(end)).isEmpty();
    }
}
