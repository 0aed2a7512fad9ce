package dev.koder.herald.sync.files;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.koder.herald.domain.dns.DnsFormatException;
import dev.koder.herald.sync.zone.port.Bookmark;
import dev.koder.herald.sync.zone.port.Cursor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The place in the feed, as two lines: the cursor and when it was reached. Not forced to the disk, as it changes often and
 * its loss costs a listing only.
 *
 * @param file where it is kept
 */
record FileBookmark(Path file) implements Bookmark {

    @Override
    public Optional<Place> load() throws IOException {
        try {
            List<String> lines = Files.readAllLines(file, US_ASCII);
            return lines.size() == 2
                    ? Optional.of(new Place(new Cursor(lines.getFirst()), Instant.parse(lines.getLast())))
                    : Optional.empty();
        } catch (NoSuchFileException | DnsFormatException | DateTimeException e) {
            return Optional.empty();
        }
    }

    @Override
    public void save(Place place) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(draft, place.cursor() + "\n" + place.readAt() + "\n", US_ASCII);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
