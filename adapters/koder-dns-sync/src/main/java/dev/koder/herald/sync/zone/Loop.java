package dev.koder.herald.sync.zone;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/** Takes one kind of step again and again until its thread is interrupted. An unexpected error costs a step, not the loop. */
final class Loop implements Runnable {
    private static final Logger LOG = System.getLogger(Loop.class.getName());
    private static final Duration AFTER_AN_ERROR = Duration.ofSeconds(5);

    private final String name;
    private final Step step;
    private final Signal signal = new Signal();

    /** One step; says how long the next may wait. */
    @FunctionalInterface
    interface Step {
        Duration take() throws InterruptedException;
    }

    Loop(String name, Step step) {
        this.name = name;
        this.step = step;
    }

    /** Has the next step taken now. */
    void wake() {
        signal.give();
    }

    @Override
    public void run() {
        try {
            while (!Thread.interrupted()) {
                signal.await(takeOne());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration takeOne() throws InterruptedException {
        try {
            return step.take();
        } catch (RuntimeException e) {
            LOG.log(
                    Level.ERROR,
                    Event.of("step ended in an unexpected error")
                            .with("loop", name)
                            .text(),
                    e);
            return AFTER_AN_ERROR;
        }
    }
}
