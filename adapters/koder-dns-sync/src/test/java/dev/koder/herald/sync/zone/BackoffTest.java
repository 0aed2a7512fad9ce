package dev.koder.herald.sync.zone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Waiting longer after each failure, and not all together. */
final class BackoffTest {
    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5), new Random(7));

    @ParameterizedTest
    @CsvSource({"1, 500, 1000", "2, 1000, 2000", "5, 8000, 16000", "10, 150000, 300000", "1000000, 150000, 300000"})
    void doubles_up_to_its_limit_and_spreads_over_the_upper_half(int attempts, long least, long most) {
        for (int i = 0; i < 100; i++) {
            assertThat(BACKOFF.after(attempts)).isBetween(Duration.ofMillis(least), Duration.ofMillis(most));
        }
    }

    @Test
    void two_agents_do_not_come_back_at_the_same_moment() {
        Set<Duration> waits =
                IntStream.range(0, 20).mapToObj(i -> BACKOFF.after(5)).collect(Collectors.toSet());

        assertThat(waits).hasSizeGreaterThan(10);
    }
}
