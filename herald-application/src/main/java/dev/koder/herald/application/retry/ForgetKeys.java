package dev.koder.herald.application.retry;

import dev.koder.herald.application.retry.port.AnswerStore;
import dev.koder.herald.application.zone.port.ZoneStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;

/** Forgets what requests with an idempotency key have done, and what they were answered. Safe for use by many threads. */
public final class ForgetKeys {

    private static final int KEYS_AT_ONCE = 200;

    private final ZoneStore zones;
    private final AnswerStore answers;
    private final InstantSource clock;

    /** Forgets what these stores keep for longer than {@link ZoneStore#KEYS_KEPT}. */
    public ForgetKeys(ZoneStore zones, AnswerStore answers, InstantSource clock) {
        this.zones = zones;
        this.answers = answers;
        this.clock = clock;
    }

    /** Goes from the oldest on, a few at a time, so that other writes go on between. */
    public void run() {
        Instant until = clock.instant().minus(ZoneStore.KEYS_KEPT);
        repeat(() -> answers.forget(until, KEYS_AT_ONCE));
        repeat(() -> zones.forgetKeys(until, KEYS_AT_ONCE));
    }

    private static void repeat(BooleanSupplier step) {
        boolean isMore = true;
        while (isMore && !Thread.currentThread().isInterrupted()) {
            isMore = step.getAsBoolean();
        }
    }
}
