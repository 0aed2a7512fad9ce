package dev.koder.herald.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The engine does by itself what is to be done again and again. */
class ScheduleTest {

    @Test
    void does_for_the_first_time_what_is_done_seldom_long_before_its_pause_is_over() throws Exception {
        CountDownLatch done = new CountDownLatch(1);

        AutoCloseable work = Schedule.every(Duration.ZERO, Duration.ofHours(6), "test", done::countDown);
        try {
            assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            work.close();
        }
    }

    @Test
    void goes_on_after_a_failure() throws Exception {
        CountDownLatch tries = new CountDownLatch(2);

        AutoCloseable work = Schedule.every(Duration.ZERO, Duration.ofMillis(1), "test", () -> {
            tries.countDown();
            if (tries.getCount() > 0) {
                throw new IllegalStateException("not this time");
            }
        });
        try {
            assertThat(tries.await(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            work.close();
        }
    }
}
