package dev.koder.herald.adapter.storage.sqlite;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Copies a database into a new file while an engine may be writing to it.
 *
 * <p>{@code VACUUM INTO} reads one state and keeps no writer waiting. The copy gets its name only once it is on the disk and
 * was read back.
 */
final class Backup {

    private final SqliteConfig config;
    private final Path to;
    private final Path part;

    Backup(SqliteConfig config, Path to) {
        this.config = config;
        this.to = to.toAbsolutePath().normalize();
        this.part = this.to.resolveSibling(this.to.getFileName() + ".part");
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
            throw new OpeningRefusedException(
                    String.valueOf(e.forCallersOf(config.database()).getMessage()), e);
        }
        DatabaseFiles.flush(part);
    }

    private Examination.Findings readBack() {
        Examination.Findings findings;
        try (Session session = SoundDatabase.open(SqliteConfig.of(part))) {
            findings = Examination.of(session);
        } catch (SqliteFault e) {
            throw new OpeningRefusedException(
                    String.valueOf(e.forCallersOf(part).getMessage()), e);
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
            Files.createLink(to, part);
        } catch (UnsupportedOperationException e) {
            Files.move(part, to);
        }
        DatabaseFiles.flush(to.resolveSibling(""));
    }

    private OpeningRefusedException refusal(String reason) {
        return new OpeningRefusedException(to + ": " + reason);
    }
}
