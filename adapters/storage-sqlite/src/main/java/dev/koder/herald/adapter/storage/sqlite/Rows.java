package dev.koder.herald.adapter.storage.sqlite;

import dev.koder.herald.domain.lock.ZoneLocks;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of a query, one after the other. Columns count from 1. */
final class Rows implements AutoCloseable {

    private final ResultSet rows;
    private final KnownLocks known;

    Rows(ResultSet rows, KnownLocks known) {
        this.rows = rows;
        this.known = known;
    }

    /** Goes to the next row; false where there is none. */
    boolean next() {
        try {
            return rows.next();
        } catch (SQLException e) {
            throw new SqliteFault(e);
        }
    }

    long number(int column) {
        try {
            return rows.getLong(column);
        } catch (SQLException e) {
            throw new SqliteFault(e);
        }
    }

    String text(int column) {
        try {
            return rows.getString(column);
        } catch (SQLException e) {
            throw new SqliteFault(e);
        }
    }

    /** How many columns there are. */
    int columns() {
        try {
            return rows.getMetaData().getColumnCount();
        } catch (SQLException e) {
            throw new SqliteFault(e);
        }
    }

    /** A number, a text or octets, whatever it is; null where the column holds nothing. */
    @Nullable Object value(int column) {
        try {
            return rows.getObject(column);
        } catch (SQLException e) {
            throw new SqliteFault(e);
        }
    }

    /** The locks of a zone, of which a column holds the text. */
    ZoneLocks locks(int column) {
        return known.of(text(column));
    }

    byte[] octets(int column) {
        try {
            return rows.getBytes(column);
        } catch (SQLException e) {
            throw new SqliteFault(e);
        }
    }

    /** A number; empty where the column holds nothing. */
    Optional<Long> optionalNumber(int column) {
        try {
            long number = rows.getLong(column);
            return rows.wasNull() ? Optional.empty() : Optional.of(number);
        } catch (SQLException e) {
            throw new SqliteFault(e);
        }
    }

    /** Octets; empty where the column holds nothing. */
    Optional<byte[]> optionalOctets(int column) {
        try {
            return Optional.ofNullable(rows.getBytes(column));
        } catch (SQLException e) {
            throw new SqliteFault(e);
        }
    }

    /** A text; empty where the column holds nothing. */
    Optional<String> optionalText(int column) {
        try {
            return Optional.ofNullable(rows.getString(column));
        } catch (SQLException e) {
            throw new SqliteFault(e);
        }
    }

    /** A text; empty where the column holds an empty one. */
    Optional<String> filledText(int column) {
        return optionalText(column).filter(text -> !text.isEmpty());
    }

    @Override
    public void close() {
        try {
            rows.close();
        } catch (SQLException e) {
            throw new SqliteFault(e);
        }
    }
}
