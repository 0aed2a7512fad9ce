package dev.koder.herald.sync.zone;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Wakes one waiting loop; a signal that comes while nobody waits is kept for the next wait. */
final class Signal {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition given = lock.newCondition();
    private boolean isGiven;

    void give() {
        lock.lock();
        try {
            isGiven = true;
            given.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a signal, at most so long, and takes it. */
    void await(Duration most) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = most.toNanos();
            while (!isGiven && left > 0) {
                left = given.awaitNanos(left);
            }
            isGiven = false;
        } finally {
            lock.unlock();
        }
    }
}
