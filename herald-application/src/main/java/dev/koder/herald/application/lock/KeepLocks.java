package dev.koder.herald.application.lock;

import dev.koder.herald.application.feed.CommitBell;
import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.application.identity.Permission;
import dev.koder.herald.application.identity.RandomHex;
import dev.koder.herald.application.zone.port.ZoneStore;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.lock.LockId;
import dev.koder.herald.domain.lock.LockLevel;
import dev.koder.herald.domain.lock.ZoneLock;
import dev.koder.herald.domain.record.RecordKey;
import dev.koder.herald.domain.zone.LockChange;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Shows, sets, alters and takes away the locks on zones of the caller's tenant and on their RRsets. Safe for use by many threads.
 *
 * <p>A lock is altered and taken away by whoever set it, or by an administrator of the tenant.
 */
public final class KeepLocks {

    private static final int ID_OCTETS = 12;

    private final ZoneStore zones;
    private final CommitBell bell;
    private final InstantSource clock;
    private final RandomGenerator random;

    /**
     * Locks zones of this store, and rings this bell, as each lock that comes or goes is an event.
     *
     * @param random where names of locks come from
     */
    public KeepLocks(ZoneStore zones, CommitBell bell, InstantSource clock, RandomGenerator random) {
        this.zones = zones;
        this.bell = bell;
        this.clock = clock;
        this.random = random;
    }

    /**
     * What is wished to be locked, and how.
     *
     * @param target an RRset of the zone, which need not be there; empty for the whole zone
     * @param expiresAt empty for never
     */
    public record Wish(Optional<RecordKey> target, LockLevel level, String reason, Optional<Instant> expiresAt) {}

    /**
     * What is to be another of a lock; what is empty stays as it is.
     *
     * @param expiresAt empty in there for never
     */
    public record Alteration(
            Optional<LockLevel> level, Optional<String> reason, Optional<Optional<Instant>> expiresAt) {}

    /** What became of a wish to set, to alter or to take away a lock. */
    public sealed interface Outcome {

        /** It is set, as wished, or taken away. */
        record Done(ZoneLock lock) implements Outcome {}

        /** There is no such zone for this tenant. */
        record NoSuchZone() implements Outcome {}

        /** The zone has no such lock. */
        record NoSuchLock() implements Outcome {}

        /** The zone has {@link dev.koder.herald.domain.lock.ZoneLocks#MOST} already. */
        record TooMany() implements Outcome {}

        /** It would not count for a moment. */
        record AlreadyOver(Instant now) implements Outcome {}

        /** Somebody else has set it. */
        record OfSomebodyElse(ZoneLock lock) implements Outcome {}

        /** The caller's idempotency key has come with another request. */
        record KeyReused() implements Outcome {}
    }

    /** The locks that count, in the order in which they were set; empty where the caller has no such zone. */
    public Optional<List<ZoneLock>> list(Caller caller, DomainName zone) {
        return zones.find(caller.tenant(), zone).map(it -> it.locks().inForce(clock.instant()));
    }

    /** One of them; empty where the caller has no such zone, or the zone no such lock. */
    public Optional<ZoneLock> show(Caller caller, DomainName zone, LockId lock) {
        return zones.find(caller.tenant(), zone).flatMap(it -> it.locks().find(lock, clock.instant()));
    }

    /**
     * Sets a lock.
     *
     * <p>A caller whose request has an idempotency key gets the lock that it has set, if that is still there, as it is by now.
     */
    public Outcome set(Caller caller, DomainName zone, Wish wish) {
        Instant now = clock.instant();
        LockId id = caller.idempotencyKey().map(key -> new LockId(key.name())).orElseGet(this::newId);
        if (isKeyOfAnother(caller, zone, id)) {
            return new Outcome.KeyReused();
        }
        ZoneLock lock =
                new ZoneLock(id, wish.target(), wish.level(), wish.reason(), caller.actor(), now, wish.expiresAt());
        return lock.isInForce(now)
                ? changed(caller, zone, new LockChange.Set(lock), now)
                : new Outcome.AlreadyOver(now);
    }

    private boolean isKeyOfAnother(Caller caller, DomainName zone, LockId id) {
        return caller.idempotencyKey()
                .flatMap(key -> list(caller, zone).flatMap(locks -> locks.stream()
                        .map(ZoneLock::id)
                        .filter(it -> it.value().startsWith(key.beginning()))
                        .findFirst()))
                .filter(it -> !it.equals(id))
                .isPresent();
    }

    private LockId newId() {
        return new LockId(RandomHex.of(random, ID_OCTETS));
    }

    /** Alters a lock. */
    public Outcome alter(Caller caller, DomainName zone, LockId lock, Alteration wish) {
        Instant now = clock.instant();
        if (wish.expiresAt().flatMap(it -> it).filter(end -> !now.isBefore(end)).isPresent()) {
            return new Outcome.AlreadyOver(now);
        }
        boolean isOfAnybody = caller.may(Permission.ADMIN);
        return changed(
                caller,
                zone,
                new LockChange.Alter(lock, wish.level(), wish.reason(), wish.expiresAt(), isOfAnybody),
                now);
    }

    /** Takes a lock away. */
    public Outcome remove(Caller caller, DomainName zone, LockId lock) {
        boolean isOfAnybody = caller.may(Permission.ADMIN);
        return changed(caller, zone, new LockChange.Remove(lock, isOfAnybody), clock.instant());
    }

    private Outcome changed(Caller caller, DomainName zone, LockChange.Action action, Instant now) {
        return zones.changeLocks(new LockChange(caller.tenant(), zone, action, caller.actor(), caller.note(), now))
                .map(this::outcome)
                .orElseGet(Outcome.NoSuchZone::new);
    }

    private Outcome outcome(LockChange.Verdict verdict) {
        return switch (verdict) {
            case LockChange.Granted granted -> {
                bell.ring();
                yield new Outcome.Done(granted.lock());
            }
            case LockChange.Same(ZoneLock lock) -> new Outcome.Done(lock);
            case LockChange.NoSuchLock none -> new Outcome.NoSuchLock();
            case LockChange.TooMany many -> new Outcome.TooMany();
            case LockChange.OfSomebodyElse(ZoneLock lock) -> new Outcome.OfSomebodyElse(lock);
        };
    }
}
