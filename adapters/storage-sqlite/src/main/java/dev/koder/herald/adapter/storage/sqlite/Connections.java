package dev.koder.herald.adapter.storage.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/** How connections are opened. None of them ever makes a file. */
final class Connections {

    /** What a commit is worth depends on these: a commit returns when the log is on the disk. */
    private static final List<String> WRITER_SETTINGS = List.of(
            "PRAGMA journal_mode = WAL",
            "PRAGMA synchronous = FULL",
            "PRAGMA foreign_keys = ON",
            "PRAGMA trusted_schema = OFF",
            // The log is worked off by Checkpoints, and given back to the disk beyond 64 MiB.
            "PRAGMA wal_autocheckpoint = 0",
            "PRAGMA journal_size_limit = 67108864",
            "PRAGMA cache_size = -16384");

    private static final List<String> READER_SETTINGS =
            List.of("PRAGMA trusted_schema = OFF", "PRAGMA cache_size = -4096");

    private final SqliteConfig config;

    Connections(SqliteConfig config) {
        this.config = config;
    }

    /** Opens the database without touching it. */
    Session examiner() {
        return new Session(connection(new SQLiteConfig()));
    }

    /** Opens the database for the writer. */
    Session writer() {
        return with(WRITER_SETTINGS, new SQLiteConfig());
    }

    /** Opens the database for a reader. */
    Session reader() {
        SQLiteConfig readOnly = new SQLiteConfig();
        readOnly.setReadOnly(true);
        return with(READER_SETTINGS, readOnly);
    }

    private Session with(List<String> settings, SQLiteConfig how) {
        Session session = new Session(connection(how));
        try {
            settings.forEach(session::runOnce);
        } catch (SqliteFault e) {
            session.close();
            throw e;
        }
        return session;
    }

    private Connection connection(SQLiteConfig how) {
        how.resetOpenMode(SQLiteOpenMode.CREATE);
        // SQLite need not lock the connection: a session is used by one thread at a time.
        how.setOpenMode(SQLiteOpenMode.NOMUTEX);
        // Otherwise the driver asks for the last row's id after every INSERT, by a statement that it prepares anew each
        // time.
        how.setGetGeneratedKeys(false);
        how.setBusyTimeout(Math.toIntExact(config.patience().toMillis()));
        try {
            return how.createConnection(url(config.database()));
        } catch (SQLException e) {
            throw new SqliteFault(e);
        }
    }

    static String url(Path database) {
        return "jdbc:sqlite:" + database;
    }
}
