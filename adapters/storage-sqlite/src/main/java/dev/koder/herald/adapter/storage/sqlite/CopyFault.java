package dev.koder.herald.adapter.storage.sqlite;

import java.nio.file.Path;
import org.sqlite.SQLiteErrorCode;

/**
 * What is wrong where a database is copied into another file: SQLite tells it without saying which of the two it means.
 *
 * @param from what is read
 * @param to what is written
 * @param onDamage what to do where that which is read is damaged
 */
record CopyFault(Path from, Path to, String onDamage) {

    /** In one sentence, with the file that it is about. */
    OpeningRefusedException told(SqliteFault fault) {
        if (fault.is(SQLiteErrorCode.SQLITE_FULL)) {
            return refusal(
                    to,
                    "no space left on the disk (a copy takes as much room as " + from
                            + ": make room there, or choose another place); nothing was changed",
                    fault);
        }
        if (fault.is(SQLiteErrorCode.SQLITE_CORRUPT) || fault.is(SQLiteErrorCode.SQLITE_NOTADB)) {
            return refusal(from, "damaged (" + onDamage + "; " + fault.getMessage() + ")", fault);
        }
        if (fault.isOfReading()) {
            return refusal(from, "cannot be read (" + fault.getMessage() + ")", fault);
        }
        return refusal(to, "cannot be written (" + fault.getMessage() + ")", fault);
    }

    private static OpeningRefusedException refusal(Path file, String reason, SqliteFault fault) {
        return new OpeningRefusedException(file + ": " + reason, fault);
    }
}
