package dev.koder.herald.adapter.storage.sqlite;

import dev.koder.herald.application.health.Obstacle;
import dev.koder.herald.application.port.StoreUnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * The database file as it was when it was opened.
 *
 * <p>SQLite goes on writing into a file that was deleted or moved away, and everything it acknowledges then is lost with
 * the process. Looking after the file costs a few microseconds a transaction.
 */
final class LiveFile {

    private final Path path;
    private final Object key;

    private LiveFile(Path path, Object key) {
        this.path = path;
        this.key = key;
    }

    static LiveFile of(Path path) {
        try {
            return new LiveFile(path, keyOf(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Object keyOf(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    }

    /** Refuses to go on while another file, or none, is in its place. */
    void requireInPlace() {
        boolean isInPlace;
        try {
            isInPlace = keyOf(path).equals(key);
        } catch (IOException e) {
            throw new StoreUnavailableException(
                    Obstacle.GONE, path + ": the file cannot be found any more (put it back)", e);
        }
        if (!isInPlace) {
            throw new StoreUnavailableException(
                    Obstacle.GONE, path + ": another file took its place (put the old one back, or restart)");
        }
    }
}
