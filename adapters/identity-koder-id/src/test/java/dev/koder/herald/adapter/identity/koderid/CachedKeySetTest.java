package dev.koder.herald.adapter.identity.koderid;

import static dev.koder.herald.adapter.identity.koderid.TestKeys.EC_1;
import static dev.koder.herald.adapter.identity.koderid.TestKeys.EC_2;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import dev.koder.herald.application.identity.IssuerKeys;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When keys are fetched, and what happens when they cannot be. */
@Timeout(10)
class CachedKeySetTest {

    private static final Duration LIFETIME = Duration.ofHours(24);
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final SettableClock clock = new SettableClock();
    private final FakeKeySetSource source = new FakeKeySetSource(TestKeys.keySet(EC_1));
    private final CachedKeySet keys = new CachedKeySet(source, LIFETIME, PAUSE, clock);

    private boolean has(String keyId) {
        return keys.find(keyId, JWSAlgorithm.ES256).isPresent();
    }

    @Test
    void fetches_once_for_many_tokens() {
        IntStream.range(0, 100).forEach(i -> assertThat(has("ec-1")).isTrue());

        assertThat(source.fetches).hasValue(1);
    }

    @Test
    void finds_a_key_that_was_added_later() {
        assertThat(has("ec-1")).isTrue();
        clock.pass(PAUSE);

        source.serve(TestKeys.keySet(EC_1, EC_2));

        assertThat(has("ec-2")).isTrue();
        assertThat(source.fetches).hasValue(2);
    }

    @Test
    void forgets_a_key_that_was_taken_away_with_the_next_fetch() {
        assertThat(has("ec-1")).isTrue();
        clock.pass(PAUSE);

        source.serve(TestKeys.keySet(EC_2));

        assertThat(has("ec-2")).isTrue();
        assertThat(has("ec-1")).isFalse();
    }

    @Test
    void a_flood_of_unknown_keys_costs_one_fetch_in_thirty_seconds() {
        for (int second = 0; second < 90; second++) {
            IntStream.range(0, 20).forEach(i -> has("unknown-" + i));
            clock.pass(Duration.ofSeconds(1));
        }

        assertThat(source.fetches).hasValue(3);
    }

    @Test
    void a_flood_while_the_source_is_down_costs_no_more() {
        source.goDown();

        IntStream.range(0, 1000).forEach(i -> has("ec-1"));

        assertThat(source.fetches).hasValue(1);
    }

    @Test
    void keys_go_on_working_while_the_source_is_down() {
        assertThat(has("ec-1")).isTrue();
        source.goDown();

        clock.pass(LIFETIME.multipliedBy(3));

        assertThat(has("ec-1")).isTrue();
        clock.pass(PAUSE);
        assertThat(has("unknown")).isFalse();
        assertThat(has("ec-1")).isTrue();
    }

    @Test
    void a_source_that_serves_no_usable_key_takes_none_away() {
        assertThat(has("ec-1")).isTrue();
        clock.pass(PAUSE);
        source.serve("{\"keys\":[]}");

        assertThat(has("unknown")).isFalse();

        assertThat(has("ec-1")).isTrue();
    }

    @Test
    void a_clock_set_back_does_not_hold_up_fetching() {
        assertThat(has("ec-1")).isTrue();
        source.serve(TestKeys.keySet(EC_1, EC_2));

        clock.pass(Duration.ofHours(-5));

        assertThat(has("ec-2")).isTrue();
    }

    @Test
    void is_known_once_keys_were_fetched() {
        source.goDown();
        has("ec-1");
        assertThat(keys.state()).isInstanceOf(IssuerKeys.Unknown.class);
        source.serve(TestKeys.keySet(EC_1));
        clock.pass(PAUSE);

        has("ec-1");

        assertThat(keys.state()).isInstanceOf(IssuerKeys.Current.class);
    }

    @Test
    void says_since_when_keys_are_not_refreshed_until_they_are() {
        assertThat(has("ec-1")).isTrue();
        Instant fetchedAt = clock.instant();
        source.goDown();
        clock.pass(PAUSE);

        assertThat(has("unknown")).isFalse();

        assertThat(keys.state()).isEqualTo(new IssuerKeys.Outdated(fetchedAt));
        assertThat(has("ec-1")).isTrue();
        source.serve(TestKeys.keySet(EC_1, EC_2));
        clock.pass(PAUSE);
        assertThat(has("ec-2")).isTrue();
        assertThat(keys.state()).isEqualTo(new IssuerKeys.Current());
    }

    @Test
    void notices_an_outage_that_no_token_meets_while_somebody_watches() {
        assertThat(has("ec-1")).isTrue();
        source.goDown();
        clock.pass(Duration.ofMinutes(5));

        Eventually.isTrue("the outage is noticed", () -> !(keys.state() instanceof IssuerKeys.Current));

        assertThat(keys.state()).isInstanceOf(IssuerKeys.Outdated.class);
        assertThat(source.fetches).hasValue(2);
    }

    @Test
    void asks_again_by_itself_as_long_as_the_source_is_down_and_tokens_come() {
        assertThat(has("ec-1")).isTrue();
        source.goDown();
        clock.pass(PAUSE);
        assertThat(has("unknown")).isFalse();
        source.serve(TestKeys.keySet(EC_1));
        clock.pass(PAUSE);

        Eventually.isTrue("the keys are current", () -> {
            assertThat(has("ec-1")).isTrue();
            return keys.state() instanceof IssuerKeys.Current;
        });

        assertThat(source.fetches).hasValue(3);
    }

    @Test
    void tells_the_same_trouble_once() {
        source.goDown();
        List<LogRecord> heard = heardDuring(() -> {
            for (int attempt = 0; attempt < 5; attempt++) {
                has("ec-1");
                clock.pass(PAUSE);
            }
        });

        assertThat(source.fetches).hasValue(5);
        assertThat(heard).hasSize(1);
    }

    @Test
    void all_who_ask_at_once_share_one_fetch() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        AtomicInteger fetches = new AtomicInteger();
        AtomicInteger found = new AtomicInteger();
        CachedKeySet slow = new CachedKeySet(slowSource(asked, answer, fetches), LIFETIME, PAUSE, clock);
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 50)
                    .forEach(i -> callers.execute(() -> {
                        if (slow.find("ec-1", JWSAlgorithm.ES256).isPresent()) {
                            found.incrementAndGet();
                        }
                    }));
            asked.await();
            answer.countDown();
        }

        assertThat(found).hasValue(50);
        assertThat(fetches).hasValue(1);
    }

    @Test
    void nothing_is_heard_of_a_fetch_once_it_is_closed() {
        List<LogRecord> heard = heardDuring(() -> {
            keys.close();
            keys.find("ec-1", JWSAlgorithm.ES256);
        });

        assertThat(heard).isEmpty();
        assertThat(keys.state()).isInstanceOf(IssuerKeys.Current.class);
    }

    private static List<LogRecord> heardDuring(Runnable doing) {
        List<LogRecord> heard = new ArrayList<>();
        Handler ear = new Handler() {
            @Override
            public void publish(LogRecord line) {
                heard.add(line);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger logger = Logger.getLogger(CachedKeySet.class.getName());
        logger.addHandler(ear);
        try {
            doing.run();
        } finally {
            logger.removeHandler(ear);
        }
        return heard;
    }

    @Test
    void after_a_day_fetches_behind_the_back_of_callers_who_do_not_wait() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(2);
        CountDownLatch answer = new CountDownLatch(1);
        CachedKeySet slow = new CachedKeySet(secondFetchSlow(asked, answer), LIFETIME, PAUSE, clock);
        assertThat(slow.find("ec-1", JWSAlgorithm.ES256)).isPresent();
        clock.pass(LIFETIME);

        assertThat(slow.find("ec-1", JWSAlgorithm.ES256)).isPresent();

        asked.await();
        answer.countDown();
    }

    private static KeySetSource slowSource(CountDownLatch asked, CountDownLatch answer, AtomicInteger fetches) {
        return source(() -> {
            fetches.incrementAndGet();
            asked.countDown();
            await(answer);
        });
    }

    private static KeySetSource secondFetchSlow(CountDownLatch asked, CountDownLatch answer) {
        return source(() -> {
            asked.countDown();
            if (asked.getCount() == 0) {
                await(answer);
            }
        });
    }

    private static KeySetSource source(Runnable before) {
        return new KeySetSource() {
            @Override
            public String fetch() {
                before.run();
                return TestKeys.keySet(EC_1);
            }

            @Override
            public URI location() {
                return URI.create("https://id.koder.example/keys");
            }
        };
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
