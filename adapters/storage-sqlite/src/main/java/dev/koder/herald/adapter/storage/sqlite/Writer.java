package dev.koder.herald.adapter.storage.sqlite;

import dev.koder.herald.application.audit.port.OwedEntry;
import dev.koder.herald.application.health.Obstacle;
import dev.koder.herald.application.port.StoreUnavailableException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.sqlite.SQLiteErrorCode;

/**
 * The one thread that writes, with the one connection that may.
 *
 * <p>Whatever waits when it gets round to it, up to {@link #GROUP} writes, shares one transaction and one flush to the
 * disk. Nobody is answered before the transaction is on the disk. Where a write breaks off, the transaction is taken back, and those
 * that are not answered yet are run from the start, each as a part that can be taken back by itself. They are not run so at
 * once, since SQLite then keeps a copy of every page that a part touches. Where the machine fails the transaction as a whole, its
 * writes are tried again one by one, so that one that is too large for the disk does not take the small ones with it.
 *
 * <p>It is a platform thread: calls into SQLite would pin the carrier of a virtual one.
 */
final class Writer implements AutoCloseable {

    /** The most writes in one transaction: beyond it the flush is no longer what costs. */
    static final int GROUP = 256;

    private static final Logger LOG = System.getLogger(Writer.class.getName());

    private final Path database;
    private final LiveFile file;
    private final Supplier<Session> opener;
    private final WriteQueue queue;
    private final int capacity;
    private final Checkpoints checkpoints;
    private final Thread thread;
    private Optional<Session> session;
    private final KnownObstacle obstacle;

    /**
     * Begins to write.
     *
     * @param session the connection to begin with
     * @param opener opens another one, should it break
     */
    Writer(SqliteConfig config, Session session, Supplier<Session> opener) {
        this.database = config.database();
        this.file = LiveFile.of(database);
        this.obstacle = KnownObstacle.onDiskOf(database);
        this.opener = opener;
        this.session = Optional.of(session);
        this.checkpoints = new Checkpoints(opener);
        this.capacity = config.waitingWrites();
        this.queue = new WriteQueue(capacity);
        this.thread = Thread.ofPlatform().name("herald-sqlite-writer").start(this::writeUntilClosed);
    }

    /**
     * Runs a write in a transaction and waits until it is on the disk, with what the caller's request owes the audit trail.
     *
     * @param write may be run more than once, each time on what is then stored
     * @throws StoreUnavailableException where the machine does not let it; nothing is written then
     */
    <T> T write(Function<Session, T> write) {
        PendingWrite<T> pending = new PendingWrite<>(write, OwedEntry.now());
        switch (queue.offer(pending)) {
            case WAITING -> {}
            case FULL ->
                throw new StoreUnavailableException(
                        Obstacle.BUSY, database + ": " + capacity + " writes are waiting (try again)");
            case CLOSED ->
                throw new StoreUnavailableException(Obstacle.STOPPING, database + ": closed, as the engine is ending");
        }
        return pending.await();
    }

    /** How many writes wait now. */
    int waiting() {
        return queue.size();
    }

    /** Why the machine lets transactions come to nothing; empty where it is not known to. */
    Optional<Obstacle> obstacle() {
        return obstacle.now();
    }

    private void writeUntilClosed() {
        for (List<PendingWrite<?>> group = queue.take(GROUP); !group.isEmpty(); group = queue.take(GROUP)) {
            try {
                commit(group);
            } catch (Throwable e) {
                LOG.log(Level.ERROR, "writer broke off a transaction; database=" + database, e);
                drop();
                fail(group, e);
            }
        }
    }

    private void commit(List<PendingWrite<?>> group) {
        if (!isOver(group, this::isRunTogether)) {
            List<PendingWrite<?>> others = unanswered(group);
            if (!others.isEmpty()) {
                isOver(others, this::isRunInParts);
            }
        }
    }

    /** How the writes of a transaction are run; false where it is to be taken back. */
    @FunctionalInterface
    private interface Run {
        boolean isDone(Session open, List<PendingWrite<?>> group);
    }

    /** Whether all of these writes are committed, or have been told why not; otherwise nothing of them is written. */
    private boolean isOver(List<PendingWrite<?>> group, Run run) {
        Session open;
        try {
            open = session();
            open.beginWriting();
        } catch (SqliteFault e) {
            drop();
            fail(group, e);
            return true;
        }
        try {
            if (!run.isDone(open, group)) {
                open.rollBack();
                return false;
            }
            file.requireInPlace();
            open.commit();
        } catch (SqliteFault | StoreUnavailableException e) {
            rollBack(open);
            commitOneByOne(group, e);
            return true;
        }
        obstacle.passed();
        unanswered(group).forEach(PendingWrite::committed);
        checkpoints.follow(open);
        return true;
    }

    private void commitOneByOne(List<PendingWrite<?>> group, RuntimeException why) {
        if (group.size() == 1) {
            fail(group, why);
        } else {
            unanswered(group).forEach(write -> commit(List.of(write)));
        }
    }

    private boolean isRunTogether(Session open, List<PendingWrite<?>> group) {
        for (PendingWrite<?> write : group) {
            if (!isRun(open, write)) {
                return false;
            }
        }
        return true;
    }

    /** Runs each write as a part of the transaction that can be taken back by itself. */
    private boolean isRunInParts(Session open, List<PendingWrite<?>> group) {
        for (PendingWrite<?> write : group) {
            open.beginPart();
            if (isRun(open, write)) {
                open.keepPart();
            } else {
                open.takePartBack();
            }
        }
        return true;
    }

    /** Whether a write ran; one that did not has been told, and what it wrote until then is to be taken back. */
    private boolean isRun(Session open, PendingWrite<?> write) {
        try {
            write.run(open);
            return true;
        } catch (RuntimeException e) {
            if (SqliteFault.behind(e).filter(SqliteFault::isOfTheMachine).isPresent()) {
                throw e;
            }
            write.failed(told(e));
            return false;
        }
    }

    private Throwable told(Throwable why) {
        return SqliteFault.behind(why)
                .<Throwable>map(fault -> fault.forCallersOf(database))
                .orElse(why);
    }

    /** What is in the way of a whole transaction is in the way of all writes; one that fails by itself, as where a zone is damaged, is not. */
    private void fail(List<PendingWrite<?>> group, Throwable why) {
        Throwable told = told(why);
        if (told instanceof StoreUnavailableException unavailable) {
            obstacle.met(unavailable.obstacle());
        }
        unanswered(group).forEach(write -> write.failed(told));
    }

    private static List<PendingWrite<?>> unanswered(List<PendingWrite<?>> group) {
        return group.stream().filter(write -> !write.isAnswered()).toList();
    }

    private Session session() {
        if (session.isEmpty()) {
            session = Optional.of(opener.get());
        }
        return session.get();
    }

    /** Takes the transaction back, unless SQLite has done so; a connection that cannot is given up. */
    private void rollBack(Session open) {
        try {
            open.rollBack();
        } catch (SqliteFault e) {
            boolean isRolledBack = e.is(SQLiteErrorCode.SQLITE_ERROR);
            if (!isRolledBack) {
                drop();
            }
        }
    }

    private void drop() {
        try {
            session.ifPresent(Session::close);
        } catch (SqliteFault e) {
            LOG.log(Level.WARNING, "connection could not be closed; database=" + database, e);
        }
        session = Optional.empty();
    }

    /** Writes what waits, turns away what comes later, and ends. */
    @Override
    public void close() {
        queue.close();
        Threads.await(thread);
        checkpoints.close();
        drop();
    }
}
