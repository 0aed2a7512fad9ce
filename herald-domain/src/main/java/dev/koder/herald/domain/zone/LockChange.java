package dev.koder.herald.domain.zone;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.lock.LockId;
import dev.koder.herald.domain.lock.LockLevel;
import dev.koder.herald.domain.lock.ZoneLock;
import dev.koder.herald.domain.tenant.Actor;
import dev.koder.herald.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * A wish to set a lock, to change one, or to take one away. It makes no version of the zone, as nothing that is published changes.
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

    /** A lock is set. Where there is one of its name already, that is it: the wish comes again. */
    public record Set(ZoneLock lock) implements Action {}

    /**
     * A lock is taken away.
     *
     * @param ofAnybody whether it may be one that somebody else has set
     */
    public record Remove(LockId lock, boolean ofAnybody) implements Action {}

    /**
     * A lock is given another level, reason or end; what is empty stays as it is. To make a lock weaker is as hard as to take it away.
     *
     * @param expiresAt from when on it does not count any more; empty in there for never
     * @param ofAnybody whether it may be one that somebody else has set
     */
    public record Alter(
            LockId lock,
            Optional<LockLevel> level,
            Optional<String> reason,
            Optional<Optional<Instant>> expiresAt,
            boolean ofAnybody)
            implements Action {

        private ZoneLock of(ZoneLock before) {
            return before.with(
                    level.orElse(before.level()), reason.orElse(before.reason()), expiresAt.orElse(before.expiresAt()));
        }
    }

    /** What becomes of a wish to change a zone's locks. */
    public sealed interface Verdict {}

    /**
     * It is done.
     *
     * @param next the zone with its locks as they are then
     * @param lock the lock that came, went, or is another one now
     */
    public record Granted(Zone next, ZoneLock lock) implements Verdict {}

    /** It is as wished already, and nothing is to be told. */
    public record Same(ZoneLock lock) implements Verdict {}

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
                stored.locks().find(lock.id(), at).<Verdict>map(Same::new).orElseGet(() -> set(stored, lock));
            case Remove(LockId id, boolean ofAnybody) ->
                judge(
                        stored,
                        id,
                        ofAnybody,
                        lock -> new Granted(stored.with(stored.locks().without(id)), lock));
            case Alter alter ->
                judge(stored, alter.lock(), alter.ofAnybody(), lock -> altered(stored, lock, alter.of(lock)));
        };
    }

    private Verdict set(Zone stored, ZoneLock lock) {
        return stored.locks()
                .with(lock, at)
                .<Verdict>map(locks -> new Granted(stored.with(locks), lock))
                .orElseGet(TooMany::new);
    }

    private static Verdict altered(Zone stored, ZoneLock before, ZoneLock after) {
        return after.equals(before)
                ? new Same(before)
                : new Granted(stored.with(stored.locks().replacing(after)), after);
    }

    /** What becomes of a wish about a lock that is there. */
    private Verdict judge(Zone stored, LockId id, boolean ofAnybody, Function<ZoneLock, Verdict> granted) {
        Optional<ZoneLock> found = stored.locks().find(id, at);
        if (found.isEmpty()) {
            return new NoSuchLock();
        }
        ZoneLock lock = found.get();
        return ofAnybody || lock.owner().equals(actor) ? granted.apply(lock) : new OfSomebodyElse(lock);
    }
}
