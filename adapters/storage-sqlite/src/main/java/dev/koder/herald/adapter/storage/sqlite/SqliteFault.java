package dev.koder.herald.adapter.storage.sqlite;

import dev.koder.herald.application.health.Obstacle;
import dev.koder.herald.application.port.StoreUnavailableException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What SQLite said when a statement could not be run, on its way to where it can be answered. */
final class SqliteFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Extended result codes carry the primary one in their lowest octet. */
    private static final int PRIMARY_CODE = 0xff;

    private final int code;

    SqliteFault(SQLException cause) {
        super(cause.getMessage(), cause);
        this.code = code(cause);
    }

    private static int code(SQLException cause) {
        return cause instanceof SQLiteException sqlite
                ? sqlite.getResultCode().code & PRIMARY_CODE
                : SQLiteErrorCode.SQLITE_ERROR.code;
    }

    /** The fault behind an exception, where there is one: jOOQ wraps what SQLite said. */
    static Optional<SqliteFault> behind(Throwable exception) {
        for (@Nullable Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof SqliteFault fault) {
                return Optional.of(fault);
            }
            if (cause instanceof SQLException sql) {
                return Optional.of(new SqliteFault(sql));
            }
        }
        return Optional.empty();
    }

    boolean is(SQLiteErrorCode other) {
        return code == other.code;
    }

    /** Whether the disk does not let something be read, as far as SQLite tells. */
    boolean isOfReading() {
        return getCause() instanceof SQLiteException sqlite
                && switch (sqlite.getResultCode()) {
                    case SQLITE_IOERR_READ, SQLITE_IOERR_SHORT_READ, SQLITE_IOERR_CORRUPTFS -> true;
                    default -> false;
                };
    }

    /** Whether the machine is at fault, and not the statement: all statements of the transaction are in doubt. */
    boolean isOfTheMachine() {
        return machine().isPresent();
    }

    /** What the caller of a port gets to see. */
    RuntimeException forCallersOf(Path database) {
        return machine()
                .<RuntimeException>map(trouble ->
                        new StoreUnavailableException(trouble.obstacle(), database + ": " + trouble.detail(), this))
                .orElse(this);
    }

    /**
     * What is wrong with the machine.
     *
     * @param detail what it is, and what to do
     */
    private record Trouble(Obstacle obstacle, String detail) {}

    /** Empty where nothing is wrong with it. */
    private Optional<Trouble> machine() {
        return Optional.ofNullable(
                switch (SQLiteErrorCode.getErrorCode(code)) {
                    case SQLITE_FULL ->
                        new Trouble(
                                Obstacle.DISK_FULL,
                                "no space left on the disk (writes go on by themselves when there is)");
                    case SQLITE_IOERR ->
                        new Trouble(Obstacle.INPUT_OUTPUT, "the disk does not read or write (" + getMessage() + ")");
                    case SQLITE_READONLY ->
                        new Trouble(
                                Obstacle.READ_ONLY,
                                "the file or its folder cannot be written (make them writable for the engine)");
                    case SQLITE_CANTOPEN ->
                        new Trouble(Obstacle.GONE, "the file or its folder cannot be opened (" + getMessage() + ")");
                    case SQLITE_BUSY, SQLITE_LOCKED ->
                        new Trouble(Obstacle.LOCKED, "another program holds the database locked (end it, or wait)");
                    case SQLITE_NOMEM -> new Trouble(Obstacle.OUT_OF_MEMORY, "SQLite got no more memory");
                    case SQLITE_CORRUPT, SQLITE_NOTADB ->
                        new Trouble(
                                Obstacle.DAMAGED,
                                "the database is damaged (stop the engine and restore a backup; " + getMessage() + ")");
                    default -> null;
                });
    }
}
