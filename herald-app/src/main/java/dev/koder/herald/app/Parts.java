package dev.koder.herald.app;

import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;

/** What runs and has to be stopped again. Used by one thread at a time. */
final class Parts implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Parts.class.getName());

    private final Deque<AutoCloseable> running = new ArrayDeque<>();

    /** Has a part stopped before all that were added before it. */
    <T extends AutoCloseable> T add(T part) {
        running.push(part);
        return part;
    }

    /** Stops all, the one added last first; one that fails does not keep the others. */
    @Override
    public void close() {
        while (!running.isEmpty()) {
            stop(running.pop());
        }
    }

    private static void stop(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            LOG.log(Level.WARNING, "a part did not stop cleanly part=" + part, e);
        }
    }
}
