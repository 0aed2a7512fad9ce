package dev.koder.herald.application.webhook;

import dev.koder.herald.application.event.EventSlice;
import dev.koder.herald.application.event.port.EventLog;
import dev.koder.herald.application.feed.CommitBell;
import dev.koder.herald.application.port.StoreUnavailableException;
import dev.koder.herald.application.webhook.port.Receivers;
import dev.koder.herald.application.webhook.port.WebhookStore;
import dev.koder.herald.domain.event.Event;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.zone.ChangeId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Delivers events to webhooks, for as long as the program runs: woken by commits and by the clock.
 *
 * <p>Nothing runs before there is a webhook. From then on one virtual thread listens for commits and one gives out turns; each turn has a
 * thread of its own from the executor, as calls may hold it. Safe for use by many threads.
 */
public final class DeliverEvents implements AutoCloseable {

    private static final int LOOKED_AT = 500;
    private static final Duration QUIET = Duration.ofMinutes(1);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(5);

    private final WebhookStore webhooks;
    private final EventLog events;
    private final CommitBell bell;
    private final InstantSource clock;
    private final Executor workers;
    private final Consumer<RuntimeException> troubles;
    private final DeliveryRun delivery;
    private final Agenda agenda;

    /** Never rings: what failed is not tried again at once because others go on committing. */
    private final CommitBell pause = new CommitBell();

    private final List<Thread> threads = new ArrayList<>();
    private boolean closed;

    /**
     * Delivers what the log holds, once {@link #start} was called.
     *
     * @param workers runs each turn on a thread of its own
     * @param troubles is told of what should not have happened; it is gone on with after a pause
     */
    public DeliverEvents(
            WebhookStore webhooks,
            EventLog events,
            Receivers receivers,
            CommitBell bell,
            InstantSource clock,
            RandomGenerator random,
            DeliveryPolicy policy,
            Executor workers,
            Consumer<RuntimeException> troubles) {
        this.webhooks = webhooks;
        this.events = events;
        this.bell = bell;
        this.clock = clock;
        this.workers = workers;
        this.troubles = troubles;
        this.delivery = new DeliveryRun(webhooks, events, receivers, clock, random, policy);
        this.agenda = new Agenda(clock, policy.inFlight());
    }

    /** Goes on where it was when the program ended last. */
    public void start() {
        webhooks.active().forEach(this::due);
    }

    /** Something is to be done for this webhook: it is new, or was changed. */
    void due(Webhook webhook) {
        begin();
        agenda.due(webhook.tenant(), webhook.id());
    }

    void removed(WebhookId id) {
        agenda.forget(id);
        delivery.forget(id);
    }

    private synchronized void begin() {
        if (threads.isEmpty() && !closed) {
            ChangeId from = events.end();
            threads.add(Thread.ofVirtual().name("herald-webhook-listener").start(() -> listen(from)));
            threads.add(Thread.ofVirtual().name("herald-webhook-turns").start(this::giveOutTurns));
        }
    }

    private void listen(ChangeId from) {
        ChangeId position = from;
        try {
            while (!Thread.currentThread().isInterrupted() && !bell.isClosed()) {
                long seen = bell.rings();
                try {
                    position = noteNews(position);
                    bell.awaitAfter(seen, QUIET);
                } catch (StoreUnavailableException e) {
                    // It is read again from the same place.
                    bell.awaitAfter(seen, AFTER_TROUBLE);
                } catch (RuntimeException e) {
                    troubles.accept(e);
                    pause.awaitAfter(pause.rings(), AFTER_TROUBLE);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Has those have a turn whose zones changed after a point; returns the point up to which that was looked for. */
    private ChangeId noteNews(ChangeId from) {
        ChangeId position = from;
        boolean isComplete = agenda.isEmpty();
        while (!isComplete) {
            switch (events.after(Optional.empty(), Optional.of(position), LOOKED_AT)) {
                case EventSlice.Events(List<Event> list, ChangeId next, boolean complete) -> {
                    Set<TenantId> tenants = new HashSet<>();
                    list.forEach(event -> tenants.add(event.tenant()));
                    tenants.forEach(agenda::news);
                    position = next;
                    isComplete = complete;
                }
                case EventSlice.CursorUnknown unknown -> {
                    position = events.end();
                    webhooks.active().forEach(webhook -> agenda.due(webhook.tenant(), webhook.id()));
                }
            }
        }
        return position;
    }

    private void giveOutTurns() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                giveOut(agenda.take());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void giveOut(Agenda.Turn turn) {
        try {
            workers.execute(() -> run(turn));
        } catch (RuntimeException e) {
            troubles.accept(e);
            agenda.over(turn, Optional.of(clock.instant().plus(AFTER_TROUBLE)));
        }
    }

    private void run(Agenda.Turn turn) {
        Optional<Instant> next = Optional.of(clock.instant().plus(AFTER_TROUBLE));
        try {
            next = delivery.run(turn.tenant(), turn.id());
        } catch (StoreUnavailableException e) {
            // What was done is noted first next time, before anything else is sent.
        } catch (RuntimeException e) {
            troubles.accept(e);
        } finally {
            agenda.over(turn, next);
        }
    }

    /** Begins no more turns. What is under way ends by itself, or is done again when the program next starts. */
    @Override
    public synchronized void close() {
        closed = true;
        threads.forEach(Thread::interrupt);
    }
}
