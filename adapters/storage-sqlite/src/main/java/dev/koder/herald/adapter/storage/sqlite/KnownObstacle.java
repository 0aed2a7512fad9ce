package dev.koder.herald.adapter.storage.sqlite;

import dev.koder.herald.application.health.Obstacle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * What is known to keep writes from being done. Safe for use by many threads.
 *
 * <p>A full disk stays full until there is room again, though writes go through that fit into what the log has already.
 */
final class KnownObstacle {

    /** With less, the next larger write would fail as the last one did. */
    static final long ROOM_BYTES = 8 << 20;

    private final LongSupplier usableBytes;
    private volatile Optional<Obstacle> known = Optional.empty();

    /** @param usableBytes how much the disk would take now */
    KnownObstacle(LongSupplier usableBytes) {
        this.usableBytes = usableBytes;
    }

    static KnownObstacle onDiskOf(Path database) {
        return new KnownObstacle(() -> usableBytes(database));
    }

    /** Nobody knows where the file is not to be found: then the writes themselves tell. */
    private static long usableBytes(Path database) {
        try {
            return Files.getFileStore(database).getUsableSpace();
        } catch (IOException unknown) {
            return ROOM_BYTES;
        }
    }

    /** Why the last writes were not done; empty where nothing is known to be in their way. */
    Optional<Obstacle> now() {
        return known;
    }

    /** A write was not done. */
    void met(Obstacle obstacle) {
        known = Optional.of(obstacle);
    }

    /** A write was done. */
    void passed() {
        if (known.isPresent()) {
            known = known.filter(Obstacle.DISK_FULL::equals).filter(full -> usableBytes.getAsLong() < ROOM_BYTES);
        }
    }
}
