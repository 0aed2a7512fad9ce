package dev.koder.herald.domain.quota;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What is left of a {@link RateLimit} at an instant.
 *
 * <p>Counted in whole numbers: a token is as many parts as its limit's window has microseconds, and each microsecond brings as
 * many parts as the limit has tokens. So nothing is ever rounded, and what comes back in a window is exactly the limit.
 * A clock that is set back brings nothing, and takes nothing away.
 *
 * @param parts 0 to all of them
 * @param atMicros the instant, in microseconds since 1970
 */
public record TokenBucket(RateLimit limit, long parts, long atMicros) {

    private static final long MICROS_PER_SECOND = 1_000_000;

    /** A bucket from which nothing was taken yet. */
    public static TokenBucket full(RateLimit limit, Instant at) {
        return new TokenBucket(limit, capacity(limit), micros(at));
    }

    /**
     * A bucket of which nothing is known from before {@code start}: half of it is taken for spent then, so that whoever can have
     * all restarted does not have all at once again.
     */
    public static TokenBucket unknownBefore(RateLimit limit, Instant start, Instant at) {
        return new TokenBucket(limit, capacity(limit) / 2, micros(start)).at(at);
    }

    private static long capacity(RateLimit limit) {
        return limit.tokens() * limit.windowMicros();
    }

    private static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }

    /** The same bucket later. */
    public TokenBucket at(Instant later) {
        long now = micros(later);
        long passed = Math.clamp(now - atMicros, 0, limit.windowMicros());
        return new TokenBucket(limit, Math.min(capacity(limit), parts + passed * limit.tokens()), now);
    }

    /** As many whole tokens under another limit, as far as that allows. */
    public TokenBucket under(RateLimit other) {
        if (other.equals(limit)) {
            return this;
        }
        return new TokenBucket(other, Math.min(tokens(), other.tokens()) * other.windowMicros(), atMicros);
    }

    /** How many whole tokens it holds. */
    public long tokens() {
        return parts / limit.windowMicros();
    }

    public boolean isFull() {
        return parts == capacity(limit);
    }

    /** What is left once so many tokens are taken; empty where there are fewer. */
    public Optional<TokenBucket> take(long cost) {
        return cost > tokens()
                ? Optional.empty()
                : Optional.of(new TokenBucket(limit, parts - cost * limit.windowMicros(), atMicros));
    }

    /** In how many seconds it will hold so many tokens, rounded up; 0 where it does. */
    public long secondsUntil(long wanted) {
        long missing = Math.min(wanted, limit.tokens()) * limit.windowMicros() - parts;
        return missing <= 0 ? 0 : Math.ceilDiv(Math.ceilDiv(missing, limit.tokens()), MICROS_PER_SECOND);
    }
}
