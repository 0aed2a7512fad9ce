package dev.koder.herald.adapter.storage.sqlite;

import java.nio.file.Files;
import java.nio.file.Path;
import org.sqlite.SQLiteErrorCode;

/** How a database is opened that is to be looked at, copied or restored: read-only, once it is known to be Herald's. */
final class SoundDatabase {

    private SoundDatabase() {}

    /** Opens a database of the schema that this program was built for. */
    static Session open(SqliteConfig config) {
        Session session = openOfAnySchema(config);
        long schema = schema(session);
        if (schema != Migrations.NEWEST) {
            session.close();
            throw refusal(
                    config.database(),
                    "has schema " + schema + " (expected: " + Migrations.NEWEST
                            + "; use the program that it belongs to, or start the engine once)");
        }
        return session;
    }

    /** Opens a database of this schema or an older one. */
    static Session openOfAnySchema(SqliteConfig config) {
        Path database = config.database();
        if (!Files.isRegularFile(database)) {
            throw refusal(database, "no such file (expected: a database of Herald's)");
        }
        try {
            Session session = new Connections(config).reader();
            try {
                requireOurs(session, database);
                return session;
            } catch (SqliteFault | OpeningRefusedException e) {
                session.close();
                throw e;
            }
        } catch (SqliteFault e) {
            throw e.is(SQLiteErrorCode.SQLITE_NOTADB)
                    ? new OpeningRefusedException(database + ": not an SQLite database (expected: Herald's own)", e)
                    : new OpeningRefusedException(
                            String.valueOf(e.forCallersOf(database).getMessage()), e);
        }
    }

    private static void requireOurs(Session session, Path database) {
        long application = session.number("PRAGMA application_id");
        if (application != Opening.APPLICATION_ID) {
            throw refusal(
                    database,
                    "not a database of Herald's (application id " + application + ", expected: "
                            + Opening.APPLICATION_ID + ")");
        }
        long schema = schema(session);
        if (schema > Migrations.NEWEST) {
            throw refusal(
                    database,
                    "made by a newer Herald (schema " + schema + ", expected: at most " + Migrations.NEWEST
                            + "; run the newer program)");
        }
    }

    private static long schema(Session session) {
        return session.number("PRAGMA user_version");
    }

    private static OpeningRefusedException refusal(Path file, String reason) {
        return new OpeningRefusedException(file + ": " + reason);
    }
}
