package dev.koder.herald.domain.zone;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.lock.LockId;
import dev.koder.herald.domain.lock.ZoneLock;
import dev.koder.herald.domain.tenant.Actor;
import dev.koder.herald.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Optional;

/**
 * A wish to set a lock, or to take one away. It makes no version of the zone, as nothing that is published changes.
 *
 * @param tenant whose zone it is
 * @param zone the apex
 * @param action what is wished
 * @param actor who wishes it
 * @param note what is to be told besides
 * @param at when it was wished
 */
public record LockChange(TenantId tenant, DomainName zone, Action action, Actor actor, ChangeNote note, Instant at) {

    /** What is wished of a zone's locks. */
    public sealed interface Action {}

    /** A lock is set. */
    public record Set(ZoneLock lock) implements Action {}

    /**
     * A lock is taken away.
     *
     * @param ofAnybody whether it may be one that somebody else has set
     */
    public record Remove(LockId lock, boolean ofAnybody) implements Action {}

    /** What becomes of a wish to change a zone's locks. */
    public sealed interface Verdict {}

    /**
     * It is done.
     *
     * @param next the zone with its locks as they are then
     * @param lock the lock that came or went
     */
    public record Granted(Zone next, ZoneLock lock) implements Verdict {}

    /** The zone has no such lock. */
    public record NoSuchLock() implements Verdict {}

    /** The zone has as many locks as it may have. */
    public record TooMany() implements Verdict {}

    /** It was set by somebody else. */
    public record OfSomebodyElse(ZoneLock lock) implements Verdict {}

    /** What becomes of the wish, given the zone as it is. */
    public Verdict judge(Zone stored) {
        return switch (action) {
            case Set(ZoneLock lock) ->
                stored.locks()
                        .with(lock, at)
                        .<Verdict>map(locks -> new Granted(stored.with(locks), lock))
                        .orElseGet(TooMany::new);
            case Remove(LockId id, boolean ofAnybody) ->
                removed(stored, stored.locks().find(id, at), ofAnybody);
        };
    }

    private Verdict removed(Zone stored, Optional<ZoneLock> found, boolean ofAnybody) {
        if (found.isEmpty()) {
            return new NoSuchLock();
        }
        ZoneLock lock = found.get();
        return ofAnybody || lock.owner().equals(actor)
                ? new Granted(stored.with(stored.locks().without(lock.id())), lock)
                : new OfSomebodyElse(lock);
    }
}
