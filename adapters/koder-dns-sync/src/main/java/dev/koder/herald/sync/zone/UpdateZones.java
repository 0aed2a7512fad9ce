package dev.koder.herald.sync.zone;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;

/** Starts what is due for single zones, a bounded number at a time. For one thread at a time. */
final class UpdateZones {
    private static final Logger LOG = System.getLogger(UpdateZones.class.getName());

    /** How long to wait when only somebody else can bring work; they wake the loop when they do. */
    private static final Duration UNTIL_WOKEN = Duration.ofSeconds(5);

    private final UpdateZone update;
    private final ZoneBook book;
    private final Troubles troubles;
    private final Executor executor;
    private final Semaphore free;

    /** @param most how many zones are worked on at the same time */
    UpdateZones(UpdateZone update, ZoneBook book, Troubles troubles, Executor executor, int most) {
        this.update = update;
        this.book = book;
        this.troubles = troubles;
        this.executor = executor;
        this.free = new Semaphore(most);
    }

    /** Starts what can be started; returns how long to wait before the next step unless the book changes. */
    Duration step() {
        if (troubles.isNameServerAway()) {
            return UNTIL_WOKEN;
        }
        for (ZoneState state : book.take(free.availablePermits())) {
            free.acquireUninterruptibly();
            executor.execute(() -> work(state));
        }
        return free.availablePermits() == 0
                ? UNTIL_WOKEN
                : book.untilNext(Todo::isSingle).orElse(UNTIL_WOKEN);
    }

    private void work(ZoneState state) {
        Outcome outcome = new Outcome.Kept("stopped");
        try {
            outcome = update.update(state);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.log(
                    Level.ERROR,
                    Event.of("zone left alone after an unexpected error")
                            .with("zone", state.zone())
                            .text(),
                    e);
            outcome = new Outcome.Kept("unexpected: " + e);
        } finally {
            free.release();
            book.done(state, outcome);
        }
    }
}
