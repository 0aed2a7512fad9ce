package dev.koder.herald.application.quota;

import dev.koder.herald.domain.quota.RateLimit;
import dev.koder.herald.domain.quota.TokenBucket;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Token buckets by whom they belong to, in memory.
 *
 * <p>Exact: what one thread takes, no other gets. A bucket that is full again is forgotten, as it says no more than one that
 * was never there. At most {@link #MOST} are kept; over that, the one that was asked for longest ago begins anew. Safe for use
 * by many threads.
 *
 * @param <K> whom a bucket belongs to
 */
final class Buckets<K> {

    /** So many buckets of one kind are kept at most, some 10 MB of them. */
    static final int MOST = 1 << 16;

    private static final int STRIPES = 64;
    private static final int FORGOTTEN_AT_ONCE = 2;

    private final List<Stripe<K>> stripes;

    Buckets(Instant start) {
        stripes = IntStream.range(0, STRIPES)
                .mapToObj(number -> new Stripe<K>(start))
                .toList();
    }

    /**
     * What asking for tokens came to.
     *
     * @param bucket what is left, now
     */
    record Taken(boolean isTaken, TokenBucket bucket) {}

    /** Takes so many tokens of the bucket, or none where there are fewer; at most as many as the limit has. */
    Taken take(K key, RateLimit limit, long cost, Instant now) {
        return stripe(key).take(key, limit, Math.min(cost, limit.tokens()), now);
    }

    /** What the bucket holds now. */
    TokenBucket look(K key, RateLimit limit, Instant now) {
        return stripe(key).look(key, limit, now);
    }

    /** How many are kept. */
    int size() {
        return stripes.stream().mapToInt(Stripe::size).sum();
    }

    private Stripe<K> stripe(K key) {
        int hash = key.hashCode();
        return stripes.get((hash ^ hash >>> 16) & STRIPES - 1);
    }

    /** Some of the buckets, behind one lock, those asked for longest ago first. */
    private static final class Stripe<K> {

        private static final int MOST_OF_STRIPE = MOST / STRIPES;
        private static final float LOAD = 0.75f;

        private final Instant start;
        private final Map<K, TokenBucket> buckets = new LinkedHashMap<>(16, LOAD, true);

        Stripe(Instant start) {
            this.start = start;
        }

        synchronized Taken take(K key, RateLimit limit, long cost, Instant now) {
            TokenBucket bucket = look(key, limit, now);
            Optional<TokenBucket> left = bucket.take(cost);
            left.ifPresent(rest -> keep(key, rest, now));
            return new Taken(left.isPresent(), left.orElse(bucket));
        }

        synchronized TokenBucket look(K key, RateLimit limit, Instant now) {
            return Optional.ofNullable(buckets.get(key))
                    .map(known -> known.under(limit).at(now))
                    .orElseGet(() -> TokenBucket.unknownBefore(limit, start, now));
        }

        synchronized int size() {
            return buckets.size();
        }

        private void keep(K key, TokenBucket bucket, Instant now) {
            if (buckets.put(key, bucket) == null) {
                forgetSome(now);
            }
        }

        private void forgetSome(Instant now) {
            Iterator<TokenBucket> eldest = buckets.values().iterator();
            for (int looked = 0; looked < FORGOTTEN_AT_ONCE && eldest.hasNext(); looked++) {
                boolean isOver = buckets.size() > MOST_OF_STRIPE;
                if (eldest.next().at(now).isFull() || isOver) {
                    eldest.remove();
                }
            }
        }
    }
}
