package dev.koder.herald.adapter.storage.sqlite;

import dev.koder.herald.application.health.Obstacle;
import dev.koder.herald.application.port.StoreUnavailableException;
import java.time.Duration;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A few connections that only read, opened when first needed and kept. Safe for use by many threads.
 *
 * <p>There are few because a call into SQLite holds the carrier of a virtual thread, and because more of them than
 * processors read no faster.
 */
final class Readers implements AutoCloseable {

    private final SqliteConfig config;
    private final Supplier<Session> opener;
    private final Semaphore free;
    private final Deque<Session> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    Readers(SqliteConfig config, Supplier<Session> opener) {
        this.config = config;
        this.opener = opener;
        this.free = new Semaphore(config.readers());
    }

    /** Runs queries of which each sees what is committed when it begins. */
    <T> T read(Function<Session, T> queries) {
        acquire();
        Optional<Session> session = Optional.empty();
        try {
            session = Optional.of(session());
            T result = queries.apply(session.get());
            idle.push(session.get());
            return result;
        } catch (RuntimeException e) {
            session.ifPresent(Readers::discard);
            throw SqliteFault.behind(e)
                    .map(fault -> fault.forCallersOf(config.database()))
                    .orElse(e);
        } finally {
            free.release();
        }
    }

    /** Runs queries that all see the same: what is committed when the first of them begins. */
    <T> T readOneState(Function<Session, T> queries) {
        return read(session -> {
            session.beginReading();
            T result = queries.apply(session);
            session.commit();
            return result;
        });
    }

    private void acquire() {
        Duration patience = config.patience();
        try {
            if (free.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailableException(
                    Obstacle.STOPPING, config.database() + ": the wait for a reader was broken off", e);
        }
        throw new StoreUnavailableException(
                Obstacle.BUSY,
                config.database() + ": all " + config.readers() + " readers were busy for " + patience.toMillis()
                        + " ms (try again)");
    }

    private Session session() {
        if (closed) {
            throw new StoreUnavailableException(
                    Obstacle.STOPPING, config.database() + ": closed, as the engine is ending");
        }
        Session session = idle.poll();
        return session == null ? opener.get() : session;
    }

    /** A connection in the middle of something is not used again. */
    private static void discard(Session session) {
        try {
            session.close();
        } catch (SqliteFault e) {
            // What is wrong with it has been told already.
        }
    }

    /** Waits for those who read, then closes all connections. */
    @Override
    public void close() {
        closed = true;
        free.acquireUninterruptibly(config.readers());
        idle.forEach(Readers::discard);
        idle.clear();
        free.release(config.readers());
    }
}
