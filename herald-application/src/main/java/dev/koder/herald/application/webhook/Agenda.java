package dev.koder.herald.application.webhook;

import dev.koder.herald.domain.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Whose turn it is: each webhook has one turn at a time, and only so many have theirs at once. A tenant never has more of them than are left
 * for all others, so that its slow receivers hold up none but its own; whoever has the fewest is next, and of its webhooks the one that waits
 * longest. Safe for use by many threads.
 */
final class Agenda {

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<WebhookId, Entry> entries = new HashMap<>();
    private final Map<TenantId, Integer> turns = new HashMap<>();
    private final InstantSource clock;
    private final int atOnce;
    private int running;

    Agenda(InstantSource clock, int atOnce) {
        this.clock = clock;
        this.atOnce = atOnce;
    }

    /** A webhook whose turn it is. */
    record Turn(TenantId tenant, WebhookId id) {}

    /**
     * What is known of a webhook.
     *
     * @param due when its next turn is; empty where nothing is to be done
     * @param isForgotten whether it was removed while its turn goes on: one that comes under the same id waits until that is over
     */
    private record Entry(TenantId tenant, Optional<Instant> due, boolean isRunning, boolean isForgotten) {

        boolean isDue(Instant now) {
            return !isRunning && due.filter(time -> !time.isAfter(now)).isPresent();
        }

        Entry dueAt(Instant time) {
            return new Entry(tenant, Optional.of(due.filter(time::isAfter).orElse(time)), isRunning, false);
        }

        Entry forgotten() {
            return new Entry(tenant, Optional.empty(), isRunning, true);
        }
    }

    boolean isEmpty() {
        lock.lock();
        try {
            return entries.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** Something is to be done for this webhook at once. */
    void due(TenantId tenant, WebhookId id) {
        lock.lock();
        try {
            Instant now = clock.instant();
            entries.merge(id, new Entry(tenant, Optional.of(now), false, false), (known, fresh) -> known.dueAt(now));
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Something happened to zones of this tenant. */
    void news(TenantId tenant) {
        lock.lock();
        try {
            Instant now = clock.instant();
            entries.replaceAll(
                    (id, entry) -> entry.tenant().equals(tenant) && !entry.isForgotten() ? entry.dueAt(now) : entry);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the next turn. */
    Turn take() throws InterruptedException {
        lock.lock();
        try {
            while (true) {
                Optional<Turn> next = poll();
                if (next.isPresent()) {
                    return next.get();
                }
                changed.awaitNanos(untilDue(clock.instant()).toNanos());
            }
        } finally {
            lock.unlock();
        }
    }

    /** The next turn; empty where none is due, or none may begin before another is over. */
    Optional<Turn> poll() {
        lock.lock();
        try {
            Instant now = clock.instant();
            Optional<Map.Entry<WebhookId, Entry>> next = entries.entrySet().stream()
                    .filter(entry -> entry.getValue().isDue(now))
                    .filter(entry -> turnsOf(entry.getValue().tenant()) < atOnce - running)
                    .min(Comparator.<Map.Entry<WebhookId, Entry>>comparingInt(
                                    entry -> turnsOf(entry.getValue().tenant()))
                            .thenComparing(entry -> entry.getValue().due().orElseThrow()));
            return next.map(this::begun);
        } finally {
            lock.unlock();
        }
    }

    private int turnsOf(TenantId tenant) {
        return turns.getOrDefault(tenant, 0);
    }

    private Turn begun(Map.Entry<WebhookId, Entry> next) {
        TenantId tenant = next.getValue().tenant();
        next.setValue(new Entry(tenant, Optional.empty(), true, false));
        turns.merge(tenant, 1, Integer::sum);
        running++;
        return new Turn(tenant, next.getKey());
    }

    /** What is due already waits for another turn to be over. */
    private Duration untilDue(Instant now) {
        return entries.values().stream()
                .filter(entry -> !entry.isRunning())
                .flatMap(entry -> entry.due().stream())
                .filter(now::isBefore)
                .map(due -> Duration.between(now, due))
                .filter(time -> time.compareTo(LONGEST_WAIT) < 0)
                .min(Comparator.naturalOrder())
                .orElse(LONGEST_WAIT);
    }

    /** A turn is over; the next one is due then, or earlier where something happened meanwhile. */
    void over(Turn turn, Optional<Instant> due) {
        lock.lock();
        try {
            running--;
            turns.computeIfPresent(turn.tenant(), (tenant, count) -> count > 1 ? count - 1 : null);
            entries.computeIfPresent(turn.id(), (id, entry) -> {
                Entry idle = new Entry(entry.tenant(), entry.due(), false, false);
                return entry.isForgotten() ? null : due.map(idle::dueAt).orElse(idle);
            });
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void forget(WebhookId id) {
        lock.lock();
        try {
            entries.computeIfPresent(id, (known, entry) -> entry.isRunning() ? entry.forgotten() : null);
        } finally {
            lock.unlock();
        }
    }
}
