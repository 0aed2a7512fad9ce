package dev.koder.herald.application.webhook;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How stubbornly events are delivered.
 *
 * @param perTenant how many webhooks a tenant may have
 * @param inFlight how many webhooks are called at once
 * @param attempts how often an event is tried before it is given up, at least 1
 * @param retryAfter about when it is tried for the second time; each time after that waits {@link #GROWTH} times as long
 */
public record DeliveryPolicy(int perTenant, int inFlight, int attempts, Duration retryAfter) {

    /** How much longer each pause is than the one before it. */
    public static final int GROWTH = 4;

    /** The longest pause. */
    public static final Duration LONGEST_PAUSE = Duration.ofHours(6);

    /** After so many events given up in a row a webhook is paused. */
    public static final int GIVEN_UP_BEFORE_PAUSE = 3;

    /**
     * How long to wait after an attempt in vain: half of the pause for certain, the rest by chance, so that receivers that fell over
     * together are not called together.
     *
     * @param attempt which one it was, from 1 on
     */
    Duration pause(int attempt, RandomGenerator random) {
        long longest = LONGEST_PAUSE.toMillis();
        long whole = retryAfter.toMillis();
        for (int i = 1; i < attempt && whole < longest; i++) {
            whole *= GROWTH;
        }
        long half = Math.min(whole, longest) / 2;
        return Duration.ofMillis(half + random.nextLong(half + 1));
    }
}
