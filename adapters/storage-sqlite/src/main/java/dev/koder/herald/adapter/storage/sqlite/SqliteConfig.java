package dev.koder.herald.adapter.storage.sqlite;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How the store is run.
 *
 * @param database the file; its folder is made where it is not there
 * @param waitingWrites how many writes may wait for the writer before more are turned away, at least 1
 * @param readers how many reads run at the same time, at least 1; as many whole-zone readings run beside them
 * @param patience how long a call waits for a reader, or for another program that holds the file locked
 */
public record SqliteConfig(Path database, int waitingWrites, int readers, Duration patience) {

    private static final int DEFAULT_WAITING_WRITES = 4096;
    private static final int DEFAULT_READERS = 4;
    private static final Duration DEFAULT_PATIENCE = Duration.ofSeconds(5);

    /** Refuses numbers that leave no room to work. */
    public SqliteConfig {
        database = database.toAbsolutePath().normalize();
        requireAtLeastOne("waiting-writes", waitingWrites);
        requireAtLeastOne("readers", readers);
    }

    private static void requireAtLeastOne(String what, int number) {
        if (number < 1) {
            throw new IllegalArgumentException(what + ": " + number + " (expected: at least 1)");
        }
    }

    /** What suits most: 4096 waiting writes, 4 readers, 5 seconds of patience. */
    public static SqliteConfig of(Path database) {
        return new SqliteConfig(database, DEFAULT_WAITING_WRITES, DEFAULT_READERS, DEFAULT_PATIENCE);
    }
}
