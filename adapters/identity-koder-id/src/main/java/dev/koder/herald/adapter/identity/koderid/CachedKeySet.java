package dev.koder.herald.adapter.identity.koderid;

import com.nimbusds.jose.JWSAlgorithm;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A key set that is fetched when there is need, and not more often than allowed. Safe for use by many threads.
 *
 * <p>Whoever asks for a key that is known never waits. Whoever asks for an unknown one waits for one fetch at most, which
 * all who ask meanwhile share. A fetch that goes wrong leaves the keys as they are. Once it is closed, nothing is heard of a
 * fetch that is still under way.
 */
final class CachedKeySet implements AutoCloseable {

    private static final Logger LOG = System.getLogger(CachedKeySet.class.getName());

    private final KeySetSource source;
    private final Duration lifetime;
    private final Duration pause;
    private final InstantSource clock;
    private final ReentrantLock fetching = new ReentrantLock();
    private final AtomicBoolean fetchesInBackground = new AtomicBoolean();
    private final ReentrantLock telling = new ReentrantLock();

    private boolean closed;
    private volatile KeySet keys = KeySet.NONE;
    private volatile Optional<Instant> fetchedAt = Optional.empty();
    private volatile Optional<Instant> attemptedAt = Optional.empty();

    CachedKeySet(KeySetSource source, Duration lifetime, Duration pause, InstantSource clock) {
        this.source = source;
        this.lifetime = lifetime;
        this.pause = pause;
        this.clock = clock;
    }

    /** The key with this id, for this algorithm; looks for it at the source when the id is new. */
    Optional<VerificationKey> find(String keyId, JWSAlgorithm algorithm) {
        if (!keys.knows(keyId)) {
            fetchUnlessTooSoon();
        } else if (isOver(fetchedAt, lifetime)) {
            fetchInBackground();
        }
        return keys.find(keyId, algorithm);
    }

    /** Whether there are keys; when not, it looks for them in the background, as often as allowed. */
    boolean isKnown() {
        if (isOver(fetchedAt, lifetime)) {
            fetchInBackground();
        }
        return fetchedAt.isPresent();
    }

    void fetchInBackground() {
        if (isOver(attemptedAt, pause) && fetchesInBackground.compareAndSet(false, true)) {
            Thread.ofVirtual().name("koder-id-key-set").start(() -> {
                try {
                    fetchUnlessTooSoon();
                } finally {
                    fetchesInBackground.set(false);
                }
            });
        }
    }

    /** Waits for a fetch that is under way, and fetches only where the last attempt is long enough ago. */
    private void fetchUnlessTooSoon() {
        if (!isOver(attemptedAt, pause) && !fetching.isLocked()) {
            return;
        }
        fetching.lock();
        try {
            if (isOver(attemptedAt, pause)) {
                attemptedAt = Optional.of(clock.instant());
                fetch();
            }
        } finally {
            fetching.unlock();
        }
    }

    private void fetch() {
        try {
            keys = KeySet.parse(source.fetch());
            fetchedAt = Optional.of(clock.instant());
            tell(
                    Level.INFO,
                    "key set fetched from={0} keys={1}",
                    source.location(),
                    keys.byId().size());
        } catch (IOException failure) {
            tell(
                    Level.WARNING,
                    "key set not fetched from={0} reason=\"{1}\" keys-in-use={2}",
                    source.location(),
                    failure.getMessage(),
                    keys.byId().size());
        }
    }

    private void tell(Level level, String format, @Nullable Object... values) {
        telling.lock();
        try {
            if (!closed) {
                LOG.log(level, format, values);
            }
        } finally {
            telling.unlock();
        }
    }

    @Override
    public void close() {
        telling.lock();
        try {
            closed = true;
        } finally {
            telling.unlock();
        }
    }

    /** A clock that was set back makes due at once what would otherwise wait for hours. */
    private boolean isOver(Optional<Instant> since, Duration span) {
        return since.map(then -> Duration.between(then, clock.instant()))
                .map(passed -> passed.isNegative() || passed.compareTo(span) >= 0)
                .orElse(true);
    }
}
