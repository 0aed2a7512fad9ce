package dev.koder.herald.adapter.storage.sqlite;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * The database and what lies beside it.
 *
 * @param database the file itself
 */
record DatabaseFiles(Path database) {

    private static final System.Logger LOG = System.getLogger(DatabaseFiles.class.getName());
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<?> OWNER_ONLY_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    /** Locked by the engine that has the database open. */
    Path lock() {
        return beside(".lock");
    }

    /** Stands for: a database was made here once, so that a missing one is a loss and not a first start. */
    Path marker() {
        return beside(".initialised");
    }

    /** A new database while it is being made. */
    Path draft() {
        return beside(".new");
    }

    /** SQLite's log of what is committed and not yet worked into the database. */
    Path log() {
        return beside("-wal");
    }

    private Path beside(String suffix) {
        return database.resolveSibling(database.getFileName() + suffix);
    }

    boolean isThere() {
        return Files.exists(database);
    }

    boolean isExpected() {
        return Files.exists(marker());
    }

    boolean hasStrayLog() throws IOException {
        return !isThere() && Files.exists(log()) && Files.size(log()) > 0;
    }

    void makeFolder() throws IOException {
        Path folder = folder();
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, OWNER_ONLY_FOLDER);
        }
    }

    /** Makes an empty draft that nobody but the engine's user may read; what SQLite puts beside it gets the same rights. */
    void makeDraft() throws IOException {
        for (String leftover : new String[] {"", "-wal", "-shm", "-journal"}) {
            Files.deleteIfExists(beside(".new" + leftover));
        }
        makeEmpty(draft());
    }

    /** Makes an empty file that nobody but its owner may read, where there is none. */
    static void makeEmpty(Path file) throws IOException {
        Files.createFile(file, OWNER_ONLY);
    }

    static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "file could not be removed; file=" + file, e);
        }
    }

    /**
     * Moves the database aside, and its log with it where it has one; nothing of it is left in its place.
     *
     * @param suffix what its name is lengthened by
     * @return where it is now
     */
    Path moveAside(String suffix) throws IOException {
        Path aside = beside(suffix);
        Files.move(database, aside);
        for (String companion : List.of("-wal", "-shm")) {
            if (Files.exists(beside(companion))) {
                Files.move(beside(companion), beside(suffix + companion));
            }
        }
        flush(folder());
        return aside;
    }

    /** Puts the finished draft into its place, whole or not at all, and notes that a database was made here. */
    void publishDraft() throws IOException {
        flush(draft());
        Files.move(draft(), database, StandardCopyOption.ATOMIC_MOVE);
        flush(folder());
    }

    void makeMarker() throws IOException {
        if (isExpected()) {
            return;
        }
        String note = "Herald keeps its database in " + database.getFileName() + " beside this file.\n"
                + "While this file is here, a missing"
                + " database is an error. Remove it"
                + " only to begin with an empty one.\n";
        Files.createFile(marker(), OWNER_ONLY);
        Files.writeString(marker(), note);
        flush(marker());
        flush(folder());
    }

    private Path folder() {
        return database.resolveSibling("");
    }

    static void flush(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
