package dev.koder.herald.adapter.storage.sqlite;

import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * The way from any older schema to the one that this program was built for.
 *
 * <p>Flyway takes a good part of a start merely to find out that nothing is to be done. So every migration notes its number
 * in the database's {@code user_version}, and Flyway is asked only where that differs from {@link #NEWEST}.
 */
final class Migrations {

    /** The number of the newest migration. */
    static final int NEWEST = 30;

    private Migrations() {}

    /** Brings the schema of the database up to {@link #NEWEST}: each migration wholly or not at all. */
    static void apply(Path database) {
        try {
            Flyway.configure(Migrations.class.getClassLoader())
                    .dataSource(Connections.url(database), "", "")
                    .locations("classpath:db/migration")
                    .failOnMissingLocations(true)
                    .cleanDisabled(true)
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new OpeningRefusedException(
                    database + ": the schema could not be brought up to version " + NEWEST
                            + " (restore the last backup, and report this: " + e.getMessage() + ")",
                    e);
        }
    }
}
