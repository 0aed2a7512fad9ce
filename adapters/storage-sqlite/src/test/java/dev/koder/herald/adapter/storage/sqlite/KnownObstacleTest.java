package dev.koder.herald.adapter.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.application.health.Obstacle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** For how long something is known to be in the way of writes. */
class KnownObstacleTest {

    private long usableBytes;
    private final KnownObstacle obstacle = new KnownObstacle(() -> usableBytes);

    @Test
    void a_full_disk_stays_full_until_there_is_room_though_small_writes_are_done() {
        obstacle.met(Obstacle.DISK_FULL);

        usableBytes = KnownObstacle.ROOM_BYTES - 1;
        obstacle.passed();
        assertThat(obstacle.now()).contains(Obstacle.DISK_FULL);

        usableBytes = KnownObstacle.ROOM_BYTES;
        obstacle.passed();
        assertThat(obstacle.now()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = Obstacle.class, mode = EnumSource.Mode.EXCLUDE, names = "DISK_FULL")
    void anything_else_is_over_with_the_first_write_that_is_done(Obstacle other) {
        obstacle.met(other);

        obstacle.passed();

        assertThat(obstacle.now()).isEmpty();
    }

    @Test
    void little_room_is_no_obstacle_while_all_writes_are_done() {
        obstacle.passed();

        assertThat(obstacle.now()).isEmpty();
    }
}
