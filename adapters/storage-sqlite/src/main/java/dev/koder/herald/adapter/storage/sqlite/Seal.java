package dev.koder.herald.adapter.storage.sqlite;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a backup says of itself, in a row of its own: when it was made, and a digest of everything else that stands in its tables.
 *
 * <p>The digest is one of values and not of pages, so that a copy by {@code VACUUM} has the same. A database that an engine writes to has
 * none: the engine takes it away.
 *
 * @param digest the SHA-256 of the time and of all tables
 */
record Seal(Instant madeAt, String digest) {

    /** What is said of a database that holds something else than it did when it was sealed. */
    static final String BROKEN = "it does not hold what it held when it was made: its digest is another";

    private static final String NAME = "seal";
    private static final Pattern FORM = Pattern.compile("(\\S+) ([0-9a-f]{64})");
    private static final int BUFFER = 1 << 16;

    /** Seals a database that nobody else writes to. */
    static void put(Session session, Instant madeAt) {
        session.run(MetaSql.PUT, NAME, madeAt + " " + digest(session, madeAt));
    }

    /** The seal of a database, whether it is whole or not; empty where there is none. */
    static Optional<Seal> of(Session session) {
        return session.text(MetaSql.FIND, NAME).map(Seal::parse);
    }

    /** One that cannot be read is one that is not whole. */
    private static Seal parse(String text) {
        Matcher parts = FORM.matcher(text);
        try {
            return parts.matches()
                    ? new Seal(Instant.parse(parts.group(1)), parts.group(2))
                    : new Seal(Instant.EPOCH, text);
        } catch (DateTimeException noTime) {
            return new Seal(Instant.EPOCH, text);
        }
    }

    /** Whether the database still holds what it held when it was sealed. */
    boolean isWhole(Session session) {
        return digest.equals(digest(session, madeAt));
    }

    /** Takes the seal away, where there is one. */
    static void remove(Session session) {
        if (session.text(MetaSql.FIND, NAME).isPresent()) {
            session.run(MetaSql.REMOVE, NAME);
        }
    }

    private static String digest(Session session, Instant madeAt) {
        MessageDigest digest = Sha256.begin();
        OutputStream nowhere = new DigestOutputStream(OutputStream.nullOutputStream(), digest);
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(nowhere, BUFFER))) {
            out.writeUTF(madeAt.toString());
            for (String table : names(session, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")) {
                out.writeUTF(table);
                write(session, table, out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static List<String> names(Session session, String sql, Object... values) {
        List<String> names = new ArrayList<>();
        try (Rows rows = session.rows(sql, values)) {
            while (rows.next()) {
                names.add(rows.text(1));
            }
        }
        return names;
    }

    /** In the order of the primary key: without one an index might be read in another. */
    private static void write(Session session, String table, DataOutputStream out) throws IOException {
        List<String> key = names(session, "SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk", table);
        String order = key.isEmpty() ? "rowid" : '"' + String.join("\", \"", key) + '"';
        try (Rows rows = session.rows("SELECT * FROM \"" + table + "\" ORDER BY " + order)) {
            int columns = rows.columns();
            while (rows.next()) {
                if (!NAME.equals(rows.value(1))) {
                    for (int column = 1; column <= columns; column++) {
                        write(rows, column, out);
                    }
                }
            }
        }
    }

    private static void write(Rows rows, int column, DataOutputStream out) throws IOException {
        switch (rows.value(column)) {
            case null -> out.writeByte(0);
            case Double real -> {
                out.writeByte(1);
                out.writeDouble(real);
            }
            case Number whole -> {
                out.writeByte(2);
                out.writeLong(whole.longValue());
            }
            case byte[] octets -> write(3, octets, out);
            case Object text -> write(4, text.toString().getBytes(StandardCharsets.UTF_8), out);
        }
    }

    private static void write(int kind, byte[] octets, DataOutputStream out) throws IOException {
        out.writeByte(kind);
        out.writeInt(octets.length);
        out.write(octets);
    }
}
