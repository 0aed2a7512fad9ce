package dev.koder.herald.adapter.http.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Time passes where a test says so. */
class PatienceTest {

    private static final int MEBIBYTE = 1 << 20;

    private final AtomicLong nanos = new AtomicLong();
    private final Patience patience = new Patience(
            new RestConfig.Connections(
                    1, 1, Duration.ofSeconds(75), Duration.ofSeconds(10), Duration.ofSeconds(60), 1 << 14),
            nanos::get);

    private void pass(long seconds) {
        nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }

    /** So many octets come after so many seconds of waiting. */
    private boolean isOverAfter(long seconds, int octets) {
        patience.begin();
        pass(seconds);
        boolean isOver = patience.endsNow();
        patience.end(octets);
        return isOver;
    }

    @ParameterizedTest
    @CsvSource({"75, false", "76, true"})
    void a_connection_may_be_idle_for_a_while(long seconds, boolean isOver) {
        patience.awaitRequest();

        assertThat(isOverAfter(seconds, 1)).isEqualTo(isOver);
    }

    @Test
    void a_head_that_comes_octet_by_octet_has_no_more_time_than_another() {
        patience.awaitRequest();
        assertThat(isOverAfter(70, 1)).isFalse();
        for (int i = 0; i < 10; i++) {
            assertThat(isOverAfter(1, 1)).isFalse();
        }

        assertThat(isOverAfter(1, 1)).isTrue();
        assertThat(patience.waiting()).isEqualTo(Patience.Waiting.FOR_HEAD);
    }

    @Test
    void what_opens_a_connection_must_come_in_the_time_of_a_head() {
        assertThat(isOverAfter(11, 1)).isTrue();
    }

    @Test
    void what_comes_after_the_end_of_patience_does_not_count() {
        patience.begin();
        pass(11);
        patience.endsNow();

        assertThat(patience.end(100)).isFalse();
    }

    @Test
    void nobody_is_made_to_pay_for_the_time_in_which_nobody_waited_for_them() {
        patience.awaitRequest();
        isOverAfter(1, 100);
        patience.headRead();
        pass(3600);

        assertThat(patience.endsNow()).isFalse();
        assertThat(isOverAfter(60, 10)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"20, 128, false", "10, 128, true", "1, 1, true", "100, 1, false"})
    void a_large_body_passes_over_a_slow_line_and_none_that_drips(
            int kibibytesPerSecond, int mebibytes, boolean isOver) {
        patience.awaitRequest();
        isOverAfter(1, 100);
        patience.headRead();
        boolean wasOver = false;

        for (long come = 0; come < (long) mebibytes * MEBIBYTE; come += kibibytesPerSecond * 1024L) {
            wasOver |= isOverAfter(1, kibibytesPerSecond * 1024);
        }

        assertThat(wasOver).isEqualTo(isOver);
    }

    @Test
    void the_next_request_has_all_the_time_again() {
        patience.awaitRequest();
        isOverAfter(1, 100);
        isOverAfter(9, 100);
        patience.headRead();
        isOverAfter(59, 100);
        patience.awaitRequest();

        assertThat(isOverAfter(74, 1)).isFalse();
        assertThat(isOverAfter(9, 1)).isFalse();
    }
}
