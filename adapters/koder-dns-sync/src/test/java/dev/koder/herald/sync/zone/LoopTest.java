package dev.koder.herald.sync.zone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Steps are taken in time, on demand, and again after an error. */
final class LoopTest {
    private final BlockingQueue<String> steps = new LinkedBlockingQueue<>();
    private Thread thread = Thread.ofVirtual().unstarted(() -> {});

    private Loop start(Loop.Step step) {
        Loop loop = new Loop("test", step);
        thread = Thread.ofVirtual().start(loop);
        return loop;
    }

    @AfterEach
    void stop() throws InterruptedException {
        thread.interrupt();
        thread.join();
    }

    private String next() throws InterruptedException {
        String step = steps.poll(10, TimeUnit.SECONDS);
        return step == null ? "nothing within 10 s" : step;
    }

    @Test
    void the_next_step_comes_when_the_last_one_said() throws Exception {
        start(() -> {
            steps.add("step");
            return Duration.ofMillis(1);
        });

        assertThat(next()).isEqualTo("step");
        assertThat(next()).isEqualTo("step");
    }

    @Test
    void a_loop_that_is_woken_does_not_wait_for_its_time() throws Exception {
        Loop loop = start(() -> {
            steps.add("step");
            return Duration.ofHours(1);
        });
        next();

        loop.wake();

        assertThat(next()).isEqualTo("step");
    }

    @Test
    void a_call_during_a_step_is_not_lost() throws Exception {
        Loop[] loop = new Loop[1];
        loop[0] = new Loop("test", () -> {
            if (steps.isEmpty()) {
                loop[0].wake();
            }
            steps.add("step");
            return Duration.ofHours(1);
        });
        thread = Thread.ofVirtual().start(loop[0]);

        assertThat(next()).isEqualTo("step");
        assertThat(next()).isEqualTo("step");
    }

    @Test
    void an_unexpected_error_costs_one_step() throws Exception {
        Loop loop = start(() -> {
            steps.add("step");
            throw new IllegalStateException("a bug");
        });
        next();

        loop.wake();

        assertThat(next()).isEqualTo("step");
    }

    @Test
    void an_interrupted_loop_ends() throws Exception {
        start(() -> Duration.ofHours(1));

        thread.interrupt();

        assertThat(thread.join(Duration.ofSeconds(10))).isTrue();
    }
}
