package dev.koder.herald.application.feed;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Rings whenever a change was committed, so that whoever waits for changes need not look again and again.
 *
 * <p>It carries nothing and may ring without a change; a listener looks into the store for what happened. Safe for use
 * by many threads.
 */
public final class CommitBell {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition rung = lock.newCondition();
    private long rings;
    private boolean closed;

    /** Wakes everybody who waits. To be called after a commit has been acknowledged by the store. */
    public void ring() {
        lock.lock();
        try {
            rings++;
            rung.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Wakes everybody who waits, and lets nobody wait again: the program ends. */
    public void close() {
        lock.lock();
        try {
            closed = true;
            rung.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whether nobody can wait any more. */
    public boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Looks, and again after each ring, until there is something to be seen, or the wait is over.
     *
     * @param look into the store
     * @param isNothing whether nothing was seen
     * @return what was seen last
     * @throws InterruptedException where the waiting thread is told to give up
     */
    public <T> T watch(Supplier<T> look, Predicate<T> isNothing, Deadline deadline) throws InterruptedException {
        while (true) {
            long seen = rings();
            T found = look.get();
            Duration left = deadline.left();
            if (!isNothing.test(found) || !left.isPositive() || !awaitAfter(seen, left)) {
                return found;
            }
        }
    }

    /** How often it has rung: to be asked before looking into the store, and handed to {@link #awaitAfter}. */
    public long rings() {
        lock.lock();
        try {
            return rings;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until the bell has rung since {@code seen}, or for this long.
     *
     * @return whether it has rung; false once it is closed
     * @throws InterruptedException where the waiting thread is told to give up
     */
    public boolean awaitAfter(long seen, Duration atMost) throws InterruptedException {
        long nanos = atMost.toNanos();
        lock.lock();
        try {
            while (rings == seen && !closed && nanos > 0) {
                nanos = rung.awaitNanos(nanos);
            }
            return rings != seen && !closed;
        } finally {
            lock.unlock();
        }
    }
}
