package dev.koder.herald.domain.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The arithmetic of limits, as a row of instants. */
class TokenBucketTest {

    private static final Instant START = Instant.parse("2026-07-01T12:00:00Z");
    private static final RateLimit TEN_PER_MINUTE = RateLimit.parse("10/m");

    private static Instant after(double seconds) {
        return START.plusNanos((long) (seconds * 1e9));
    }

    @Test
    void all_of_a_burst_can_be_taken_at_once_and_nothing_more() {
        TokenBucket bucket = TokenBucket.full(TEN_PER_MINUTE, START);

        TokenBucket empty = bucket.take(10).orElseThrow();

        assertThat(empty.tokens()).isZero();
        assertThat(empty.take(1)).isEmpty();
        assertThat(bucket.take(11)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "5.999, 0", "6, 1", "11.999999, 1", "12, 2", "59.999999, 9", "60, 10", "3600, 10"})
    void tokens_come_back_evenly(double seconds, long tokens) {
        TokenBucket empty = TokenBucket.full(TEN_PER_MINUTE, START).take(10).orElseThrow();

        assertThat(empty.at(after(seconds)).tokens()).isEqualTo(tokens);
        assertThat(empty.at(after(seconds)).isFull()).isEqualTo(tokens == 10);
    }

    @Test
    void looking_often_loses_nothing() {
        RateLimit seven = RateLimit.parse("7/d");
        TokenBucket bucket = TokenBucket.full(seven, START).take(7).orElseThrow();

        for (int step = 1; step <= 86_400; step++) {
            bucket = bucket.at(START.plusSeconds(step));
        }

        assertThat(bucket.isFull()).isTrue();
    }

    @Test
    void a_caller_who_never_stops_gets_exactly_the_limit_in_each_window() {
        TokenBucket bucket = TokenBucket.full(TEN_PER_MINUTE, START).take(10).orElseThrow();

        int admitted = 0;
        for (int millis = 1; millis <= 600_000; millis++) {
            bucket = bucket.at(START.plusMillis(millis));
            var taken = bucket.take(1);
            admitted += taken.isPresent() ? 1 : 0;
            bucket = taken.orElse(bucket);
        }

        assertThat(admitted).isEqualTo(100);
    }

    @Test
    void a_clock_that_is_set_back_brings_nothing_and_time_goes_on_from_there() {
        TokenBucket empty = TokenBucket.full(TEN_PER_MINUTE, START).take(10).orElseThrow();

        TokenBucket back = empty.at(START.minus(Duration.ofHours(1)));

        assertThat(back.tokens()).isZero();
        assertThat(back.at(START.minus(Duration.ofHours(1)).plusSeconds(60)).tokens())
                .isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 6", "1, 1, 5", "6, 1, 0", "0, 10, 60", "0, 11, 60", "0.000001, 1, 6", "0, 0, 0"})
    void tells_how_long_to_wait(double seconds, long wanted, long wait) {
        TokenBucket empty = TokenBucket.full(TEN_PER_MINUTE, START).take(10).orElseThrow();

        assertThat(empty.at(after(seconds)).secondsUntil(wanted)).isEqualTo(wait);
    }

    @Test
    void after_the_wait_that_was_told_there_is_enough() {
        RateLimit odd = new RateLimit(7, Duration.ofSeconds(13));
        TokenBucket empty = TokenBucket.full(odd, START).take(7).orElseThrow();

        for (int wanted = 1; wanted <= 7; wanted++) {
            assertThat(empty.at(START.plusSeconds(empty.secondsUntil(wanted))).tokens())
                    .isGreaterThanOrEqualTo(wanted);
        }
    }

    @Test
    void of_a_bucket_from_before_a_start_half_is_taken_for_spent() {
        assertThat(TokenBucket.unknownBefore(TEN_PER_MINUTE, START, START).tokens())
                .isEqualTo(5);
        assertThat(TokenBucket.unknownBefore(TEN_PER_MINUTE, START, after(30)).isFull())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"10/m, 5", "20/m, 5", "5/s, 5", "3/s, 3", "1000000/d, 5"})
    void another_limit_keeps_the_tokens_as_far_as_it_allows(String other, long tokens) {
        TokenBucket half = TokenBucket.full(TEN_PER_MINUTE, START).take(5).orElseThrow();

        assertThat(half.under(RateLimit.parse(other)).tokens()).isEqualTo(tokens);
    }

    @Test
    void the_largest_limit_is_counted_without_overflow() {
        RateLimit largest = RateLimit.parse("10000000/d");
        TokenBucket empty = TokenBucket.full(largest, START).take(10_000_000).orElseThrow();

        assertThat(empty.at(START.plus(Duration.ofDays(10_000))).tokens()).isEqualTo(10_000_000);
        assertThat(empty.secondsUntil(10_000_000)).isEqualTo(86_400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "10/", "/m", "0/m", "-1/m", "10/w", "10 /m", "10000001/m", "99999999/s", "1.5/s"})
    void what_is_no_limit_is_refused(String text) {
        assertThatThrownBy(() -> RateLimit.parse(text))
                .hasMessage("rate limit: " + text + " (expected: " + RateLimit.EXPECTED + ")");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1/s", "600/m", "1000/h", "10000000/d"})
    void a_limit_is_written_as_it_is_read(String text) {
        assertThat(RateLimit.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1",
        "2048, 1",
        "2049, 2",
        "20480, 2",
        "20481, 4",
        "204800, 4",
        "2048000, 8",
        "20480000, 16",
        "134217728, 32",
        "9223372036854775807, 32768"
    })
    void a_body_ten_times_as_long_costs_twice_as_much(long octets, int cost) {
        assertThat(RequestCost.ofBody(octets)).isEqualTo(cost);
    }
}
