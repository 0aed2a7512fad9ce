package dev.koder.herald.adapter.storage.sqlite;

import java.nio.file.Files;
import java.nio.file.Path;
import org.sqlite.SQLiteErrorCode;

/** How a database is opened that is to be looked at, copied or restored: read-only, once it is known to be Herald's. */
final class SoundDatabase {

    /** What to do about a damage of the engine's own database. */
    static final String DAMAGE_OF_DATABASE = "stop the engine and restore a backup";

    /** What to do about a damage of a backup. */
    static final String DAMAGE_OF_BACKUP = "take another copy of it, or an older backup";

    private SoundDatabase() {}

    /** Opens a database of the schema that this program was built for. */
    static Session open(SqliteConfig config) {
        Session session = openOurs(config, DAMAGE_OF_DATABASE);
        return ofThisSchema(session, config, "use the program that it belongs to, or start the engine once");
    }

    /** Opens a backup of the schema that this program was built for. */
    static Session openBackupOfThisSchema(SqliteConfig config) {
        return ofThisSchema(
                openBackup(config), config, "use the program that made it, or restore it, which checks it too");
    }

    private static Session ofThisSchema(Session session, SqliteConfig config, String advice) {
        long schema = schema(session);
        if (schema != Migrations.NEWEST) {
            session.close();
            throw refusal(
                    config.database(),
                    "has schema " + schema + " (expected: " + Migrations.NEWEST + "; " + advice + ")");
        }
        return session;
    }

    /** Opens a backup of this schema or an older one. */
    static Session openBackup(SqliteConfig config) {
        return openOurs(config, DAMAGE_OF_BACKUP);
    }

    private static Session openOurs(SqliteConfig config, String onDamage) {
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
            throw refusal(database, onDamage, e);
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

    /** What SQLite said of a file, as one sentence with what to do. */
    static OpeningRefusedException refusal(Path file, String onDamage, SqliteFault fault) {
        if (fault.is(SQLiteErrorCode.SQLITE_NOTADB)) {
            return new OpeningRefusedException(file + ": not an SQLite database (expected: Herald's own)", fault);
        }
        if (fault.is(SQLiteErrorCode.SQLITE_CORRUPT)) {
            return new OpeningRefusedException(
                    file + ": damaged (" + onDamage + "; " + fault.getMessage() + ")", fault);
        }
        return new OpeningRefusedException(
                String.valueOf(fault.forCallersOf(file).getMessage()), fault);
    }

    private static OpeningRefusedException refusal(Path file, String reason) {
        return new OpeningRefusedException(file + ": " + reason);
    }
}
