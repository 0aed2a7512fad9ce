package dev.koder.herald.adapter.storage.sqlite;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The writes that wait for the writer, at most so many. Safe for use by many threads. */
final class WriteQueue {

    /** What became of the wish to wait. */
    enum Admission {
        WAITING,
        FULL,
        CLOSED
    }

    private final int capacity;
    private final Queue<PendingWrite<?>> waiting = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean closed;

    WriteQueue(int capacity) {
        this.capacity = capacity;
    }

    Admission offer(PendingWrite<?> write) {
        lock.lock();
        try {
            if (closed) {
                return Admission.CLOSED;
            }
            if (waiting.size() == capacity) {
                return Admission.FULL;
            }
            waiting.add(write);
            changed.signal();
            return Admission.WAITING;
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for writes and takes at most {@code limit} of them; none once the queue is closed and empty. */
    List<PendingWrite<?>> take(int limit) {
        lock.lock();
        try {
            while (waiting.isEmpty() && !closed) {
                changed.awaitUninterruptibly();
            }
            List<PendingWrite<?>> taken = new ArrayList<>(Math.min(limit, waiting.size()));
            while (taken.size() < limit && !waiting.isEmpty()) {
                taken.add(waiting.remove());
            }
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** Takes nothing more in; what waits can still be taken out. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
