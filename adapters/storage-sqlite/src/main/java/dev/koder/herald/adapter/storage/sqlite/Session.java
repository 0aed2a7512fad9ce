package dev.koder.herald.adapter.storage.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A connection and the statements that were prepared on it, which it keeps. Used by one thread at a time. */
final class Session implements AutoCloseable {

    private final Connection connection;
    private final Map<String, PreparedStatement> statements = new HashMap<>();
    private final KnownLocks locks = new KnownLocks();
    private long changedAside;

    Session(Connection connection) {
        this.connection = connection;
    }

    /** Runs a statement once, and forgets it; what rows it returns are passed over. */
    void runOnce(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new SqliteFault(e);
        }
    }

    /** Runs a statement that returns no rows. */
    void run(String sql, @Nullable Object... values) {
        try {
            bound(sql, values).execute();
        } catch (SQLException e) {
            throw forgetting(sql, e);
        }
    }

    /** Runs a query. The caller closes the rows before it runs the same query again. */
    Rows rows(String sql, Object... values) {
        try {
            return new Rows(bound(sql, values).executeQuery(), locks);
        } catch (SQLException e) {
            throw forgetting(sql, e);
        }
    }

    /** The text in the only row and column of a query; empty where there is none. */
    Optional<String> text(String sql, Object... values) {
        try (Rows rows = rows(sql, values)) {
            return rows.next() ? Optional.ofNullable(rows.text(1)) : Optional.empty();
        }
    }

    /** The number in the only row and column of a query; 0 where it is null. */
    long number(String sql, Object... values) {
        try (Rows rows = rows(sql, values)) {
            return rows.next() ? rows.number(1) : 0;
        }
    }

    /** Runs a statement for many rows. One batch at a time for one statement. */
    Batch batch(String sql) {
        try {
            PreparedStatement statement = prepared(sql);
            statement.clearBatch();
            return new Batch(statement);
        } catch (SQLException e) {
            throw new SqliteFault(e);
        }
    }

    /** How many rows were changed so far, those left out that were {@linkplain #aside changed aside}. */
    long changedRows() {
        return allChangedRows() - changedAside;
    }

    private long allChangedRows() {
        return number("SELECT total_changes()");
    }

    /** Tidies up on the occasion of a write; it counts as none of what the write was asked to change. */
    void aside(Runnable tidying) {
        long before = allChangedRows();
        tidying.run();
        changedAside += allChangedRows() - before;
    }

    private PreparedStatement bound(String sql, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = prepared(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    private PreparedStatement prepared(String sql) throws SQLException {
        PreparedStatement known = statements.get(sql);
        if (known == null) {
            known = connection.prepareStatement(sql);
            statements.put(sql, known);
        }
        return known;
    }

    /** The driver closes a statement that met an error: it is prepared anew next time, or a COMMIT that found the disk full would be the last. */
    private SqliteFault forgetting(String sql, SQLException fault) {
        statements.remove(sql);
        return new SqliteFault(fault);
    }

    /** Begins a transaction that reads: its first query fixes what it sees. */
    void beginReading() {
        run("BEGIN");
    }

    /** Begins a transaction that writes, once no other program does. */
    void beginWriting() {
        run("BEGIN IMMEDIATE");
    }

    void commit() {
        run("COMMIT");
    }

    void rollBack() {
        forgetBatches();
        run("ROLLBACK");
    }

    /** What a write that broke off had not sent yet: the driver would take it for the values of the next one. */
    private void forgetBatches() {
        try {
            for (PreparedStatement statement : statements.values()) {
                statement.clearBatch();
            }
        } catch (SQLException e) {
            throw new SqliteFault(e);
        }
    }

    /** Begins a part of the transaction that can be taken back by itself. */
    void beginPart() {
        run("SAVEPOINT part");
    }

    void keepPart() {
        run("RELEASE part");
    }

    void takePartBack() {
        forgetBatches();
        run("ROLLBACK TO part");
        run("RELEASE part");
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new SqliteFault(e);
        }
    }
}
