package dev.koder.herald.adapter.http.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.application.health.Obstacle;
import dev.koder.herald.application.port.StoreUnavailableException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TroubleLogTest {

    private final StoreUnavailableException full =
            new StoreUnavailableException(Obstacle.DISK_FULL, "/var/lib/herald.db: no space left");
    private final StoreUnavailableException busy =
            new StoreUnavailableException(Obstacle.BUSY, "4096 writes are waiting");

    private final SettableClock clock = new SettableClock();
    private final TroubleLog log = new TroubleLog(clock);

    @Test
    void tells_a_reason_when_it_begins_and_then_once_a_minute() {
        assertThat(log.note(full, "1")).isTrue();
        for (int request = 0; request < 1000; request++) {
            assertThat(log.note(full, "2")).isFalse();
        }
        clock.pass(Duration.ofSeconds(60));
        assertThat(log.note(full, "3")).isTrue();
        assertThat(log.note(full, "4")).isFalse();
    }

    @Test
    void tells_another_reason_at_once() {
        assertThat(log.note(full, "1")).isTrue();
        assertThat(log.note(busy, "2")).isTrue();
        assertThat(log.note(full, "3")).isFalse();
    }

    @Test
    void tells_once_that_writes_are_made_again() {
        assertThat(log.noteWrite()).isFalse();
        log.note(full, "1");

        assertThat(log.noteWrite()).isTrue();
        assertThat(log.noteWrite()).isFalse();
        assertThat(log.note(full, "2")).isTrue();
    }

    @Test
    void tells_on_after_the_clock_was_set_back() {
        assertThat(log.note(full, "1")).isTrue();
        clock.pass(Duration.ofDays(-1));
        assertThat(log.note(full, "2")).isTrue();
    }
}
