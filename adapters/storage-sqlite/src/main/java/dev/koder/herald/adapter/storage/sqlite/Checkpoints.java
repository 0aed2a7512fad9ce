package dev.koder.herald.adapter.storage.sqlite;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Works what is in the log off into the database, beside the writer: with a connection and a thread of their own, made when they
 * are first needed.
 *
 * <p>While writes go on, the log never is worked off to its end from beside, and only then does SQLite begin it anew. So the
 * writer, between two transactions, does what little was added meanwhile, and waits for that alone.
 */
final class Checkpoints implements AutoCloseable {

    /** Pages of 4 KiB: the log is worked off every 16 MiB. */
    static final int FRAMES = 4000;

    private static final String STATE = "PRAGMA wal_checkpoint(NOOP)";
    private static final int FRAMES_COLUMN = 2;
    private static final String WORK_OFF = "PRAGMA wal_checkpoint(PASSIVE)";
    private static final Logger LOG = System.getLogger(Checkpoints.class.getName());

    private final Supplier<Session> opener;
    private final Semaphore wishes = new Semaphore(0);
    private final AtomicBoolean isUnderWay = new AtomicBoolean();
    private final AtomicBoolean isAlmostDone = new AtomicBoolean();
    private Optional<Thread> thread = Optional.empty();
    private long due = FRAMES;
    private volatile boolean isClosed;

    Checkpoints(Supplier<Session> opener) {
        this.opener = opener;
    }

    /** To be told by the writer of each transaction that is over. */
    void follow(Session writing) {
        try {
            if (isAlmostDone.getAndSet(false)) {
                writing.runOnce(WORK_OFF);
            } else if (!isUnderWay.get()) {
                look(writing);
            }
        } catch (SqliteFault e) {
            LOG.log(Level.DEBUG, "log could not be worked off", e);
        }
    }

    private void look(Session writing) {
        long frames = frames(writing);
        if (frames >= due) {
            // A reader of an old state may keep the log from beginning anew.
            due = frames + FRAMES;
            isUnderWay.set(true);
            begin();
        } else if (frames < FRAMES) {
            due = FRAMES;
        }
    }

    /** How many pages the log holds. */
    static long frames(Session session) {
        try (Rows rows = session.rows(STATE)) {
            return rows.next() ? rows.number(FRAMES_COLUMN) : 0;
        }
    }

    private void begin() {
        if (thread.isEmpty()) {
            thread = Optional.of(Thread.ofPlatform().name("herald-sqlite-log").start(this::workUntilClosed));
        }
        wishes.release();
    }

    private void workUntilClosed() {
        wishes.acquireUninterruptibly();
        while (!isClosed) {
            try (Session session = opener.get()) {
                while (!isClosed) {
                    work(session);
                    wishes.acquireUninterruptibly();
                }
            } catch (SqliteFault e) {
                LOG.log(Level.DEBUG, "log could not be worked off", e);
                isUnderWay.set(false);
                wishes.acquireUninterruptibly();
            }
        }
    }

    /** Twice, as the second time finds no more than what was added during the first. */
    private void work(Session session) {
        session.runOnce(WORK_OFF);
        session.runOnce(WORK_OFF);
        isAlmostDone.set(true);
        isUnderWay.set(false);
    }

    /** To be called by whoever ends the writer, which follows no more. */
    @Override
    public void close() {
        isClosed = true;
        wishes.release();
        thread.ifPresent(Threads::await);
    }
}
