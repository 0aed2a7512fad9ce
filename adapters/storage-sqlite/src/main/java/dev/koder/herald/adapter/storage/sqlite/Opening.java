package dev.koder.herald.adapter.storage.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import org.sqlite.SQLiteErrorCode;

/**
 * Everything that is looked after before a database is used, in this order.
 *
 * <p>A database that is there is checked without being touched; one that is not there is made only where none ever was.
 */
final class Opening {

    /** The letters HRLD, which the first migration writes into the file's header. */
    static final long APPLICATION_ID = 0x48524C44L;

    /** Up to this size a start checks the whole file; larger ones would make it wait. */
    static final long CHECKED_WHOLE_BYTES = 8L << 20;

    /** What the store's name is kept under. */
    static final String EPOCH = "epoch";

    private final Path database;
    private final DatabaseFiles files;
    private final Connections connections;

    Opening(SqliteConfig config) {
        this.database = config.database();
        this.files = new DatabaseFiles(database);
        this.connections = new Connections(config);
    }

    /** Takes the right to use the database. */
    EngineLock lock() {
        try {
            files.makeFolder();
            return EngineLock.take(files.lock())
                    .orElseThrow(() -> refusal("in use by another engine (stop that one first)"));
        } catch (IOException e) {
            throw new OpeningRefusedException(
                    database + ": the folder cannot be used (expected: a folder that the engine may write; " + e + ")",
                    e);
        }
    }

    /** Makes sure that there is a sound database of the newest schema. */
    void prepare(RandomGenerator random) {
        try {
            if (!files.isThere()) {
                create(random);
            }
            files.removeSecondNames();
            files.removeDraft();
            examine();
            files.makeMarker();
        } catch (IOException e) {
            throw new OpeningRefusedException(database + ": the disk does not let it be prepared (" + e + ")", e);
        }
    }

    private void create(RandomGenerator random) throws IOException {
        if (files.isExpected()) {
            String replaced = files.lastReplaced()
                    .map(it -> "; " + it.getFileName() + " is what the last restore replaced")
                    .orElse("");
            throw refusal("missing, though a database was made here (put it back or restore a backup; to begin with an"
                    + " empty one, remove " + files.marker().getFileName() + replaced + ")");
        }
        if (files.hasStrayLog()) {
            throw refusal("missing, though its log " + files.log().getFileName()
                    + " is there (put the database back; to begin with an empty one, remove the log)");
        }
        files.makeDraft();
        Migrations.apply(files.draft());
        name(random);
        files.publishDraft();
    }

    /** Gives the new store the name by which it knows its own feed cursors. */
    private void name(RandomGenerator random) {
        SqliteConfig draft = SqliteConfig.of(files.draft());
        try (Session session = new Connections(draft).examiner()) {
            session.run(MetaSql.PUT, EPOCH, newEpoch(random));
        }
    }

    /** A name that no other store has. */
    static String newEpoch(RandomGenerator random) {
        byte[] octets = new byte[8];
        random.nextBytes(octets);
        return HexFormat.of().formatHex(octets);
    }

    private void examine() throws IOException {
        long version = versionOfSoundDatabase();
        if (version > Migrations.NEWEST) {
            throw refusal("made by a newer Herald (schema " + version + ", expected: at most " + Migrations.NEWEST
                    + "; run the newer program)");
        }
        if (version < Migrations.NEWEST) {
            Migrations.apply(database);
            requireNewest();
        }
    }

    private void requireNewest() throws IOException {
        long version = versionOfSoundDatabase();
        if (version != Migrations.NEWEST) {
            throw refusal("the program carries no migration to schema " + Migrations.NEWEST + " (schema now: " + version
                    + "; install the program anew)");
        }
    }

    private long versionOfSoundDatabase() throws IOException {
        if (Files.size(database) == 0) {
            throw refusal("empty (restore a backup; to begin with an empty database, remove it and "
                    + files.marker().getFileName() + ")");
        }
        try (Session session = connections.examiner()) {
            long application = session.number("PRAGMA application_id");
            if (application != APPLICATION_ID) {
                throw refusal("not a database of Herald's (application id " + application + ", expected: "
                        + APPLICATION_ID + "; set database to Herald's own file)");
            }
            checkWhole(session);
            return session.number("PRAGMA user_version");
        } catch (SqliteFault e) {
            throw refusal(e);
        }
    }

    private void checkWhole(Session session) throws IOException {
        if (Files.size(database) > CHECKED_WHOLE_BYTES) {
            return;
        }
        String result = session.text("PRAGMA quick_check(1)").orElse("no result");
        if (!result.equals("ok")) {
            throw refusal("damaged (restore a backup; " + result + ")");
        }
    }

    /** Opens the connection of the writer, and makes sure that it can write. */
    Session writer() {
        try {
            Session session = connections.writer();
            String mode = session.text("PRAGMA journal_mode").orElse("none");
            if (!mode.equals("wal")) {
                session.close();
                throw refusal("the file system cannot share memory, which the log needs (expected: a local disk)");
            }
            session.beginWriting();
            session.rollBack();
            Seal.remove(session);
            return session;
        } catch (SqliteFault e) {
            throw refusal(e);
        }
    }

    /** The store's name. */
    String epoch(Session session) {
        return session.text(MetaSql.FIND, EPOCH)
                .orElseThrow(() -> refusal("damaged (it has no " + EPOCH + "; restore a backup)"));
    }

    private OpeningRefusedException refusal(SqliteFault fault) {
        if (fault.is(SQLiteErrorCode.SQLITE_NOTADB)) {
            return new OpeningRefusedException(
                    database + ": not an SQLite database (expected: Herald's own file; restore a backup)", fault);
        }
        return new OpeningRefusedException(
                String.valueOf(fault.forCallersOf(database).getMessage()), fault);
    }

    private OpeningRefusedException refusal(String reason) {
        return new OpeningRefusedException(database + ": " + reason);
    }
}
