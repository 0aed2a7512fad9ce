package dev.koder.herald.app;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Work that the engine does by itself again and again, each on a thread of its own. */
final class Schedule {

    private static final System.Logger LOG = System.getLogger(Schedule.class.getName());

    private Schedule() {}

    /** One piece of work. */
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }

    /** As {@link #every(Duration, Duration, String, Work)}, the first time after a pause, too. */
    static AutoCloseable every(Duration pause, String what, Work work) {
        return every(pause, pause, what, work);
    }

    /**
     * Runs it for the first time after {@code first}, and then again after each {@code pause}; a failure is logged and does not
     * end it.
     *
     * @param what for the log
     * @return ends it
     */
    static AutoCloseable every(Duration first, Duration pause, String what, Work work) {
        ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name(what).factory());
        ScheduledFuture<?> runs = executor.scheduleWithFixedDelay(
                () -> runLogged(what, work), first.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
        return () -> {
            runs.cancel(true);
            executor.shutdownNow();
        };
    }

    private static void runLogged(String what, Work work) {
        try {
            work.run();
            LOG.log(Level.DEBUG, what);
        } catch (Exception e) {
            LOG.log(Level.WARNING, "not done, to be tried again: " + what, e);
        }
    }
}
