package dev.koder.herald.adapter.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.adapter.storage.testkit.Samples;
import dev.koder.herald.application.feed.CommitBell;
import dev.koder.herald.application.feed.FeedCursor;
import dev.koder.herald.application.feed.FeedSlice;
import dev.koder.herald.application.feed.FollowFeed;
import dev.koder.herald.application.feed.port.ZoneDirectory;
import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.application.identity.Permission;
import dev.koder.herald.domain.tenant.Actor;
import java.lang.Thread.State;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** While nothing changes, a point of presence costs one look and one thread that sleeps, however many zones there are. */
class IdleFollowerTest {

    private static final int ZONES = 10_000;
    private static final Caller POP = new Caller(Samples.ACME, new Actor("pop"), Set.of(Permission.POP));

    @TempDir
    private Path folder;

    private final CommitBell bell = new CommitBell();
    private final AtomicInteger looks = new AtomicInteger();
    private SqliteStore store;
    private FollowFeed feed;

    @BeforeEach
    void open() throws InterruptedException {
        store = Opened.at(folder.resolve("herald.db"));
        feed = new FollowFeed(counting(store.stores().directory()), bell, () -> 0);
        try (ExecutorService callers = Executors.newFixedThreadPool(16)) {
            for (int i = 0; i < ZONES; i++) {
                String name = "z" + i + ".example";
                callers.execute(() -> Changed.create(store, name));
            }
        }
        assertThat(store.stores().directory().count()).isEqualTo(ZONES);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void looks_once_and_sleeps_until_something_changes() throws Exception {
        FeedCursor end = end();
        looks.set(0);
        FutureTask<FeedSlice> waiting =
                new FutureTask<>(() -> feed.follow(POP, Optional.of(end), 500, Duration.ofDays(1)));
        Thread follower = Thread.ofPlatform().start(waiting);
        Eventually.isTrue("it sleeps", () -> follower.getState() == State.TIMED_WAITING && looks.get() > 0);

        assertThat(looks).hasValue(1);
        Changed.create(store, "new.example");
        bell.ring();

        FeedSlice.Changes news = (FeedSlice.Changes) waiting.get(10, TimeUnit.SECONDS);
        assertThat(news.zones()).extracting(zone -> zone.zone().toString()).isEqualTo(List.of("new.example."));
        assertThat(looks).hasValue(2);
    }

    private FeedCursor end() throws InterruptedException {
        Optional<FeedCursor> cursor = Optional.empty();
        for (int page = 0; page <= ZONES / FollowFeed.MAX_LIMIT; page++) {
            FeedSlice slice = feed.follow(POP, cursor, FollowFeed.MAX_LIMIT, Duration.ZERO);
            cursor = Optional.of(((FeedSlice.Changes) slice).next());
        }
        return cursor.orElseThrow();
    }

    private ZoneDirectory counting(ZoneDirectory directory) {
        return (ZoneDirectory) Proxy.newProxyInstance(
                ZoneDirectory.class.getClassLoader(), new Class<?>[] {ZoneDirectory.class}, (proxy, method, given) -> {
                    looks.incrementAndGet();
                    try {
                        return method.invoke(directory, given);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getTargetException();
                    }
                });
    }
}
