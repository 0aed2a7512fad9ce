package dev.koder.herald.adapter.storage.sqlite;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * Copies a database into a new file while an engine may be writing to it.
 *
 * <p>{@code VACUUM INTO} reads one state and keeps no writer waiting. The copy gets its name only once it is on the disk and
 * was read back, with a {@link Seal} by which it can be told later whether it still holds the same.
 */
final class Backup {

    private static final System.Logger LOG = System.getLogger(Backup.class.getName());

    private final SqliteConfig config;
    private final Path to;
    private final Path part;
    private final Instant at;
    private final CopyFault faults;
    private final Linking linking;

    /** @param at when it is made */
    Backup(SqliteConfig config, Path to, Instant at) {
        this(config, to, at, Files::createLink);
    }

    /** @param linking how a file gets a second name, which not every file system has */
    Backup(SqliteConfig config, Path to, Instant at, Linking linking) {
        this.config = config;
        this.at = at;
        this.linking = linking;
        this.to = to.toAbsolutePath().normalize();
        this.part = this.to.resolveSibling(this.to.getFileName() + ".part");
        this.faults = new CopyFault(config.database(), this.to, SoundDatabase.DAMAGE_OF_DATABASE);
    }

    /** Gives a file that is there another name, unless something has it. */
    @FunctionalInterface
    interface Linking {
        void link(Path name, Path file) throws IOException;
    }

    /** Writes the copy, and tells what is in it. */
    Examination.Findings write() {
        if (Files.exists(to)) {
            throw refusal("is there already (expected: a new name; a backup never replaces a file)");
        }
        try {
            DatabaseFiles.makeEmpty(part);
        } catch (FileAlreadyExistsException e) {
            throw new OpeningRefusedException(
                    part + ": is there already (another backup writes it, or was cut off: remove it then)", e);
        } catch (IOException e) {
            throw new OpeningRefusedException(to + ": cannot be written (" + e + ")", e);
        }
        part.toFile().deleteOnExit(); // Should the program be told to stop on the way.
        try {
            copy();
            Examination.Findings findings = readBack();
            publish();
            return findings;
        } catch (IOException e) {
            throw new OpeningRefusedException(to + ": cannot be written (" + e + ")", e);
        } finally {
            DatabaseFiles.deleteQuietly(part);
        }
    }

    private void copy() throws IOException {
        try (Session session = SoundDatabase.open(config)) {
            session.run("VACUUM INTO ?", part.toString());
        } catch (SqliteFault e) {
            throw faults.told(e);
        }
        seal();
        DatabaseFiles.flush(part);
    }

    /** Without a journal: what is cut off here is no backup yet. */
    private void seal() {
        try (Session session = new Connections(SqliteConfig.of(part)).examiner()) {
            session.runOnce("PRAGMA journal_mode = OFF");
            Seal.put(session, at);
        } catch (SqliteFault e) {
            throw faults.told(e);
        }
    }

    private Examination.Findings readBack() {
        Examination.Findings findings;
        try (Session session = SoundDatabase.open(SqliteConfig.of(part))) {
            findings = Examination.of(session);
        } catch (SqliteFault e) {
            throw refusal("cannot be read back, and was removed (" + e.getMessage() + ")");
        }
        Optional<String> damage = findings.damages().stream().findFirst();
        if (damage.isPresent()) {
            throw refusal("the copy is not sound, and was removed (check the database: " + damage.get() + ")");
        }
        return findings;
    }

    /** Gives the copy its name, unless something has it by now. */
    private void publish() throws IOException {
        try {
            linking.link(to, part);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (IOException | UnsupportedOperationException e) {
            LOG.log(Level.DEBUG, "file system has no hard links; file=" + to, e);
            Files.move(part, to);
        }
        DatabaseFiles.flush(to.resolveSibling(""));
    }

    private OpeningRefusedException refusal(String reason) {
        return new OpeningRefusedException(to + ": " + reason);
    }
}
