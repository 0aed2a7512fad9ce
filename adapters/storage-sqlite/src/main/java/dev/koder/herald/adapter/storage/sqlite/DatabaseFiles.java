package dev.koder.herald.adapter.storage.sqlite;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The database and what lies beside it.
 *
 * @param database the file itself
 */
record DatabaseFiles(Path database) {

    private static final System.Logger LOG = System.getLogger(DatabaseFiles.class.getName());

    /** What SQLite keeps beside a database. */
    private static final List<String> COMPANIONS = List.of("-wal", "-journal", "-shm");

    private static final List<String> PARTS =
            Stream.concat(Stream.of(""), COMPANIONS.stream()).toList();

    /** What stands between the name of a database and the time at which it was replaced. */
    private static final String REPLACED = ".replaced-";

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
        removeDraft();
        makeEmpty(draft());
    }

    /** Removes what is left of a draft, should its making have been broken off. */
    void removeDraft() throws IOException {
        for (String part : PARTS) {
            Files.deleteIfExists(beside(".new" + part));
        }
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

    /** Whether it is all in one file: nothing lies beside it that SQLite would work into whatever has its name. */
    private boolean isInOneFile() {
        return isThere() && COMPANIONS.stream().noneMatch(it -> Files.exists(beside(it)));
    }

    /**
     * Puts the finished draft into the place of what is there, which is kept under another name with all that SQLite has beside it: worked
     * into a database that it does not belong to, a log destroys that.
     *
     * @param when what the names of that which was there tell
     * @return where that is now; empty where nothing was there
     */
    Optional<Path> replace(String when) throws IOException {
        String suffix = REPLACED + when;
        if (Files.exists(beside(suffix))) {
            throw new OpeningRefusedException(beside(suffix) + ": is there already (try again in a second)");
        }
        Optional<Path> aside = isInOneFile() && isLinked(suffix) ? Optional.of(beside(suffix)) : moveAside(suffix);
        publishDraft();
        return aside;
    }

    /** Takes second names from the database, should a restore have been broken off between giving it one and taking its own. */
    void removeSecondNames() throws IOException {
        for (Path aside : replaced()) {
            if (isSecondName(aside)) {
                Files.delete(aside);
            }
        }
    }

    /** Whether it is another name of the very file; where either is a symbolic link, an operator made it, and there is one file alone. */
    private boolean isSecondName(Path aside) throws IOException {
        return Files.isRegularFile(database, LinkOption.NOFOLLOW_LINKS)
                && Files.isRegularFile(aside, LinkOption.NOFOLLOW_LINKS)
                && Files.isSameFile(aside, database);
    }

    /** The database that the last restore replaced. */
    Optional<Path> lastReplaced() throws IOException {
        List<Path> replaced = replaced();
        return replaced.isEmpty() ? Optional.empty() : Optional.of(replaced.getLast());
    }

    /** The databases that were replaced here, without their logs; the first one first. */
    private List<Path> replaced() throws IOException {
        String prefix = database.getFileName() + REPLACED;
        try (Stream<Path> files = Files.list(folder())) {
            return files.filter(file -> isReplaced(file.getFileName().toString(), prefix))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isReplaced(String name, String prefix) {
        return name.startsWith(prefix) && COMPANIONS.stream().noneMatch(name::endsWith);
    }

    /** Gives the database a second name, so that its own is never without one; not every file system can. */
    private boolean isLinked(String suffix) {
        try {
            Files.createLink(beside(suffix), database);
            flush(folder());
            return true;
        } catch (IOException | UnsupportedOperationException e) {
            LOG.log(Level.DEBUG, "database gets no second name; file=" + database, e);
            return false;
        }
    }

    /** The database first: broken off on the way, a log is left for which there is no database, and no database that lacks its log. */
    private Optional<Path> moveAside(String suffix) throws IOException {
        List<Path> moved = new ArrayList<>();
        for (String part : PARTS) {
            if (Files.exists(beside(part))) {
                Files.move(beside(part), beside(suffix + part));
                flush(folder());
                moved.add(beside(suffix + part));
            }
        }
        return moved.stream().findFirst();
    }

    /** Puts the finished draft into its place, whole or not at all. */
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
