package dev.koder.herald.sync.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.koder.herald.domain.dns.DnsFormatException;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.sync.zone.port.Draft;
import dev.koder.herald.sync.zone.port.StoredText;
import dev.koder.herald.sync.zone.port.ZoneFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Zone files in one folder, and those of deleted zones in another. */
final class FolderZoneFiles implements ZoneFiles {
    private static final String SUFFIX = ".zone";
    private static final int LONGEST_HEAD = 2048;
    private static final Pattern HEAD = Pattern.compile("; zone (\\S+) serial \\d+\n.*", Pattern.DOTALL);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int TIME_LENGTH = 16;

    private final SafeFolder zones;
    private final SafeFolder removed;

    FolderZoneFiles(SafeFolder zones, SafeFolder removed) {
        this.zones = zones;
        this.removed = removed;
    }

    /** Deletes drafts that an agent left behind. */
    void discardDrafts() throws IOException {
        try (DirectoryStream<Path> drafts = Files.newDirectoryStream(zones.path(), "*" + SUFFIX + ".new")) {
            for (Path draft : drafts) {
                Files.deleteIfExists(draft);
            }
        }
    }

    private Succession of(DomainName zone) {
        return new Succession(zones, FileName.of(zone) + SUFFIX);
    }

    @Override
    public Set<DomainName> present() throws IOException {
        Set<DomainName> present = new HashSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(zones.path(), "*" + SUFFIX)) {
            for (Path file : files) {
                zoneOf(file).ifPresent(present::add);
            }
        }
        return present;
    }

    /** The zone that the file's first line names, if the file has that zone's name. */
    private Optional<DomainName> zoneOf(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            Matcher head = HEAD.matcher(new String(in.readNBytes(LONGEST_HEAD), UTF_8));
            return head.matches()
                    ? Optional.of(DomainName.parse(head.group(1)))
                            .filter(zone -> of(zone).inUse().getFileName().equals(file.getFileName()))
                    : Optional.empty();
        } catch (DnsFormatException e) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<StoredText> read(DomainName zone) {
        Path file = of(zone).inUse();
        return Files.exists(file) ? Optional.of(() -> Files.newByteChannel(file)) : Optional.empty();
    }

    @Override
    public String location(DomainName zone) {
        return of(zone).inUse().toString();
    }

    @Override
    public Draft draft(DomainName zone) {
        return new FileDraft(zones, of(zone).draft());
    }

    @Override
    public void replace(DomainName zone, Draft draft, boolean keepOld) throws IOException {
        of(zone).replace(keepOld);
    }

    @Override
    public boolean isUnconfirmed(DomainName zone) {
        return of(zone).isUnconfirmed();
    }

    @Override
    public void confirm(DomainName zone) throws IOException {
        of(zone).confirm();
    }

    @Override
    public void restore(DomainName zone) throws IOException {
        of(zone).restore();
    }

    @Override
    public void setAside(DomainName zone, Instant at) throws IOException {
        Succession files = of(zone);
        files.confirm();
        if (Files.exists(files.inUse())) {
            removed.rename(files.inUse(), removed.path().resolve(TIME.format(at) + "-" + files.name()));
            zones.force();
        }
    }

    @Override
    public int sweep(Instant limit) throws IOException {
        int swept = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(removed.path(), "*" + SUFFIX)) {
            for (Path file : files) {
                if (setAsideAt(file).isPresent() && setAsideAt(file).get().isBefore(limit)) {
                    Files.delete(file);
                    swept++;
                }
            }
        }
        return swept;
    }

    private static Optional<Instant> setAsideAt(Path file) {
        String name = file.getFileName().toString();
        try {
            return name.length() > TIME_LENGTH
                    ? Optional.of(TIME.parse(name.substring(0, TIME_LENGTH), Instant::from))
                    : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
