package dev.koder.herald.sync.lab;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Waits for what other processes do. */
public final class Eventually {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int MILLIS_BETWEEN_LOOKS = 5;

    private Eventually() {}

    /** Returns once it is true, and fails, naming it, when it is not in time. */
    public static void eventually(String what, Callable<Boolean> isTrue) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!isTrue.call()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + PATIENCE.toSeconds() + " s: " + what);
            }
            TimeUnit.MILLISECONDS.sleep(MILLIS_BETWEEN_LOOKS);
        }
    }
}
