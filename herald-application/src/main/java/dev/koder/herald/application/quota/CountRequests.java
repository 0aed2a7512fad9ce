package dev.koder.herald.application.quota;

import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.application.identity.Permission;
import dev.koder.herald.application.quota.port.QuotaStore;
import dev.koder.herald.domain.tenant.TenantId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * Counts the requests of tenants whose requests on a day are limited, and lets no more through. Exact, whatever comes at once. Safe for
 * use by many threads.
 *
 * <p>Counts are in memory, of the tenants alone that called today, and written now and then: after a crash those since then are
 * not known.
 */
public final class CountRequests {

    private final Function<TenantId, Optional<Long>> quota;
    private final QuotaStore store;
    private final InstantSource clock;
    private volatile Today today;

    /** Of one day. */
    private record Today(LocalDate day, Map<TenantId, AtomicLong> counts, Map<TenantId, Long> written) {

        /** When the next one begins. */
        Instant end() {
            return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        }
    }

    /**
     * A tenant has made as many requests as it may.
     *
     * @param limit how many
     * @param renewedAt when it may make some again
     * @param seconds until then, at least 1
     */
    public record Exhausted(long limit, Instant renewedAt, long seconds) {}

    /**
     * Goes on from what the store has noted of this day.
     *
     * @param quota how many requests a tenant may make on a day; empty for one whose requests nobody counts
     */
    public CountRequests(Function<TenantId, Optional<Long>> quota, QuotaStore store, InstantSource clock) {
        this.quota = quota;
        this.store = store;
        this.clock = clock;
        LocalDate day = dayOf(clock.instant());
        Map<TenantId, Long> noted = store.requests(day);
        Map<TenantId, AtomicLong> counts = new ConcurrentHashMap<>();
        noted.forEach((tenant, count) -> counts.put(tenant, new AtomicLong(count)));
        this.today = new Today(day, counts, new HashMap<>(noted));
    }

    private static LocalDate dayOf(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    /** Counts a request; empty where it may go on. Those of points of presence and of operators are not counted. */
    public Optional<Exhausted> count(Caller caller) {
        if (caller.may(Permission.POP) || caller.may(Permission.OPERATOR)) {
            return Optional.empty();
        }
        return quota.apply(caller.tenant()).flatMap(limit -> count(caller.tenant(), limit));
    }

    private Optional<Exhausted> count(TenantId tenant, long limit) {
        Instant now = clock.instant();
        Today current = today(now);
        AtomicLong count = current.counts().computeIfAbsent(tenant, nobody -> new AtomicLong());
        long before = count.getAndUpdate(made -> made < limit ? made + 1 : made);
        return before < limit
                ? Optional.empty()
                : Optional.of(new Exhausted(
                        limit, current.end(), Math.max(1, current.end().getEpochSecond() - now.getEpochSecond())));
    }

    private Today today(Instant now) {
        return dayOf(now).isAfter(today.day()) ? begin(dayOf(now)) : today;
    }

    private synchronized Today begin(LocalDate day) {
        if (day.isAfter(today.day())) {
            today = new Today(day, new ConcurrentHashMap<>(), new HashMap<>());
        }
        return today;
    }

    /** How many requests of this day were counted of a tenant. */
    public long used(TenantId tenant) {
        return Optional.ofNullable(today(clock.instant()).counts().get(tenant))
                .map(AtomicLong::get)
                .orElse(0L);
    }

    /** Writes what has changed since it was last written. */
    public synchronized void write() {
        Today current = today;
        Map<TenantId, Long> changed = new HashMap<>();
        current.counts().forEach((tenant, count) -> {
            long made = count.get();
            if (!Optional.of(made).equals(Optional.ofNullable(current.written().get(tenant)))) {
                changed.put(tenant, made);
            }
        });
        if (!changed.isEmpty()) {
            store.countRequests(current.day(), changed);
            current.written().putAll(changed);
        }
    }
}
