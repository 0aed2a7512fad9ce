package dev.koder.herald.adapter.identity.koderid;

import com.nimbusds.jose.JWSAlgorithm;
import dev.koder.herald.application.identity.IssuerKeys;
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
 * all who ask meanwhile share. A fetch that goes wrong leaves the keys as they are, and is tried again as often as allowed.
 * Once it is closed, nothing is heard of a fetch that is still under way.
 */
final class CachedKeySet implements AutoCloseable {

    private static final Logger LOG = System.getLogger(CachedKeySet.class.getName());

    /** Who watches the engine hears of an outage that no token has met after so long. */
    private static final Duration WATCH = Duration.ofMinutes(5);

    private final KeySetSource source;
    private final Duration lifetime;
    private final Duration pause;
    private final InstantSource clock;
    private final ReentrantLock fetching = new ReentrantLock();
    private final AtomicBoolean fetchesInBackground = new AtomicBoolean();
    private final ReentrantLock telling = new ReentrantLock();

    private boolean closed;
    private volatile Known known = new Known(KeySet.NONE, Optional.empty(), Optional.empty());
    private volatile Optional<Instant> attemptedAt = Optional.empty();

    CachedKeySet(KeySetSource source, Duration lifetime, Duration pause, InstantSource clock) {
        this.source = source;
        this.lifetime = lifetime;
        this.pause = pause;
        this.clock = clock;
    }

    /**
     * What is known.
     *
     * @param trouble what went wrong since the keys were fetched, or from the start on; empty where nothing did
     */
    private record Known(KeySet keys, Optional<Instant> fetchedAt, Optional<String> trouble) {}

    /** The key with this id, for this algorithm; looks for it at the source when the id is new. */
    Optional<VerificationKey> find(String keyId, JWSAlgorithm algorithm) {
        if (!known.keys().knows(keyId)) {
            fetchUnlessTooSoon();
        } else {
            refreshAfter(lifetime);
        }
        return known.keys().find(keyId, algorithm);
    }

    /** How it stands with the keys; where they may be old, it looks for them in the background, as often as allowed. */
    IssuerKeys state() {
        refreshAfter(WATCH);
        Known now = known;
        return now.fetchedAt()
                .<IssuerKeys>map(
                        then -> now.trouble().isPresent() ? new IssuerKeys.Outdated(then) : new IssuerKeys.Current())
                .orElseGet(IssuerKeys.Unknown::new);
    }

    private void refreshAfter(Duration age) {
        Known now = known;
        if (now.trouble().isPresent() || isOver(now.fetchedAt(), age)) {
            fetchInBackground();
        }
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
            KeySet keys = KeySet.parse(source.fetch());
            known = new Known(keys, Optional.of(clock.instant()), Optional.empty());
            tell(
                    Level.INFO,
                    "key set fetched from={0} keys={1}",
                    source.location(),
                    keys.byId().size());
        } catch (IOException failure) {
            trouble(String.valueOf(failure.getMessage()));
        }
    }

    /** Told once for as long as it is the same: it is tried again every few seconds, and readiness tells all the while. */
    private void trouble(String reason) {
        Known before = known;
        known = new Known(before.keys(), before.fetchedAt(), Optional.of(reason));
        if (!known.trouble().equals(before.trouble())) {
            tell(
                    Level.WARNING,
                    "key set not fetched from={0} reason=\"{1}\" keys-in-use={2} {3}",
                    source.location(),
                    reason,
                    before.keys().byId().size(),
                    before.fetchedAt().isPresent()
                            ? "(tokens by these keys go on; see that this machine reaches the issuer)"
                            : "(no token is accepted before; see that this machine reaches the issuer, or correct"
                                    + " identity.issuer and identity.key-set)");
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
