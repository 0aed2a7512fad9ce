package dev.koder.herald.app.scenario;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Waits for what other processes do, by looking again and again for a bounded time. */
public final class Eventually {

    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Eventually() {}

    /** Repeats an assertion until it holds. */
    public static void holds(ThrowingCallable assertion) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                assertion.call();
                return;
            } catch (Throwable notYet) {
                if (System.nanoTime() > end) {
                    throw new AssertionError("not within " + PATIENCE, notYet);
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    /** Repeats a question until the answer is yes. */
    public static void isTrue(String what, Supplier<Boolean> question) {
        holds(() -> {
            if (!question.get()) {
                throw new AssertionError(what);
            }
        });
    }
}
