package dev.koder.herald.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ProgressBarTest {

    private static final OptionalLong TEN_MEGABYTES = OptionalLong.of(10_000_000);

    private final StringWriter terminal = new StringWriter();
    private long nanos;
    private final ProgressBar bar = new ProgressBar("sending", "waiting", new PrintWriter(terminal), () -> nanos);

    private void pass(Duration time) {
        nanos += time.toNanos();
    }

    @Test
    void shows_part_amount_and_speed() {
        pass(Duration.ofSeconds(1));
        bar.moved(4_000_000, TEN_MEGABYTES);

        assertThat(terminal)
                .hasToString("\r\u001b[Ksending [############                  ]  40 %  4.0 of 10.0 MB  4.0 MB/s");
    }

    @Test
    void shows_no_part_of_what_has_no_known_end() {
        pass(Duration.ofSeconds(2));
        bar.moved(4_000_000, OptionalLong.empty());

        assertThat(terminal).hasToString("\r\u001b[Ksending  4.0 MB  2.0 MB/s");
    }

    @Test
    void is_drawn_ten_times_a_second_at_most() {
        pass(Duration.ofMillis(100));
        bar.moved(1, TEN_MEGABYTES);
        pass(Duration.ofMillis(99));
        bar.moved(2, TEN_MEGABYTES);

        assertThat(terminal.toString().split("\r")).hasSize(2);
    }

    @Test
    void says_what_is_waited_for_once_all_has_moved() {
        bar.moved(10_000_000, TEN_MEGABYTES);

        assertThat(terminal).hasToString("\r\u001b[K10.0 MB; waiting");
    }

    @Test
    void leaves_an_empty_line() {
        bar.clear();

        assertThat(terminal).hasToString("\r\u001b[K");
    }
}
