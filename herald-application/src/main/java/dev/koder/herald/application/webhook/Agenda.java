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
 * Whose turn it is: each webhook has one turn at a time, and only so many have theirs at once. Whoever waits longest is next, so a slow
 * receiver holds nobody up but itself. Safe for use by many threads.
 */
final class Agenda {

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<WebhookId, Entry> entries = new HashMap<>();
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
     */
    private record Entry(TenantId tenant, Optional<Instant> due, boolean isRunning) {

        Entry dueAt(Instant time) {
            return new Entry(tenant, Optional.of(due.filter(time::isAfter).orElse(time)), isRunning);
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
            entries.merge(id, new Entry(tenant, Optional.of(now), false), (known, fresh) -> known.dueAt(now));
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
            entries.replaceAll((id, entry) -> entry.tenant().equals(tenant) ? entry.dueAt(now) : entry);
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
                Optional<Map.Entry<WebhookId, Entry>> next = running < atOnce ? next() : Optional.empty();
                Instant now = clock.instant();
                Optional<Instant> due = next.flatMap(entry -> entry.getValue().due());
                if (next.isPresent() && !due.orElseThrow().isAfter(now)) {
                    Entry entry = next.get().getValue();
                    next.get().setValue(new Entry(entry.tenant(), Optional.empty(), true));
                    running++;
                    return new Turn(entry.tenant(), next.get().getKey());
                }
                Duration wait = due.map(time -> Duration.between(now, time))
                        .filter(time -> time.compareTo(LONGEST_WAIT) < 0)
                        .orElse(LONGEST_WAIT);
                changed.awaitNanos(wait.toNanos());
            }
        } finally {
            lock.unlock();
        }
    }

    private Optional<Map.Entry<WebhookId, Entry>> next() {
        return entries.entrySet().stream()
                .filter(entry -> !entry.getValue().isRunning())
                .filter(entry -> entry.getValue().due().isPresent())
                .min(Comparator.comparing(entry -> entry.getValue().due().orElseThrow()));
    }

    /** A turn is over; the next one is due then, or earlier where something happened meanwhile. */
    void over(Turn turn, Optional<Instant> due) {
        lock.lock();
        try {
            running--;
            Entry entry = entries.get(turn.id());
            if (entry != null) {
                Entry idle = new Entry(entry.tenant(), entry.due(), false);
                entries.put(turn.id(), due.map(idle::dueAt).orElse(idle));
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void forget(WebhookId id) {
        lock.lock();
        try {
            entries.remove(id);
        } finally {
            lock.unlock();
        }
    }
}
