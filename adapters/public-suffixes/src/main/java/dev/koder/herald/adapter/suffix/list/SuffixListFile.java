package dev.koder.herald.adapter.suffix.list;

import dev.koder.herald.application.claim.port.SuffixList;
import dev.koder.herald.domain.claim.PublicSuffixes;
import dev.koder.herald.domain.dns.DnsFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The list in a file, or the one that came with the program where there is no such file. It is read when first asked for, and
 * again once the file has changed, which every question looks at. Safe for use by many threads.
 */
public final class SuffixListFile implements SuffixList {

    private static final System.Logger LOG = System.getLogger(SuffixListFile.class.getName());
    private static final String OWN = "public_suffix_list.dat";
    private static final Path PLACE = Path.of("public-suffix-list.dat");

    private final Path file;
    private @Nullable Loaded loaded;

    private SuffixListFile(Path file) {
        this.file = file;
    }

    /** A list, and when the file was written that it came from; empty where it came with the program. */
    private record Loaded(Optional<FileTime> writtenAt, PublicSuffixes suffixes) {}

    /** The list that is kept in this folder. */
    public static SuffixListFile in(Path folder) {
        return new SuffixListFile(folder.resolve(PLACE));
    }

    @Override
    public synchronized PublicSuffixes current() {
        Optional<FileTime> writtenAt = writtenAt();
        Loaded known = loaded;
        if (known == null || !Objects.equals(known.writtenAt(), writtenAt)) {
            known = new Loaded(writtenAt, writtenAt.isPresent() ? ofFile() : own());
            loaded = known;
        }
        return known.suffixes();
    }

    private Optional<FileTime> writtenAt() {
        try {
            return Optional.of(Files.getLastModifiedTime(file));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A file that is of no use does not let anybody have what the last good list refuses. */
    private PublicSuffixes ofFile() {
        try {
            return ListText.read(Files.readAllBytes(file));
        } catch (IOException | DnsFormatException unusable) {
            LOG.log(
                    Level.WARNING,
                    "list of public suffixes not read, the last one stays file={0} reason=\"{1}\"",
                    file,
                    unusable.getMessage());
            return loaded == null ? own() : loaded.suffixes();
        }
    }

    private static PublicSuffixes own() {
        try (InputStream in = SuffixListFile.class.getResourceAsStream(OWN)) {
            return ListText.read(Objects.requireNonNull(in, OWN).readAllBytes());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /**
     * Puts a list in the place of the one that is kept, whole or not at all; an engine that runs takes it over.
     *
     * @return how many rules it has
     * @throws DnsFormatException where it is no list
     * @throws IOException where it cannot be written
     */
    public int replace(byte[] text) throws IOException {
        int rules = ListText.read(text).count();
        Path draft = Files.createTempFile(Objects.requireNonNull(file.getParent()), "public-suffix-list", ".draft");
        try {
            Files.write(draft, text);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
        return rules;
    }
}
