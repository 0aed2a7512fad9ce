package dev.koder.herald.adapter.publish.knot;

import dev.koder.herald.application.health.Obstacle;
import dev.koder.herald.application.port.StoreUnavailableException;
import dev.koder.herald.application.zone.Publication;
import dev.koder.herald.application.zone.ZoneReading;
import dev.koder.herald.application.zone.port.ZonePublisher;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.zone.Zone;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Keeps the published text of each zone's latest version in a file of its own.
 *
 * <p>The folder is a cache: it is emptied when it is opened, bounded in octets, and the zones that nobody asked for longest
 * leave it first. A text that is being read stays readable when its file leaves. A version is rendered once, however many
 * ask for it meanwhile: they read the file as it grows. Safe for use by many threads.
 */
public final class SnapshotFolder implements ZonePublisher {

    /** With less than so many octets left, a disk counts as full. */
    private static final long ROOM_NEEDED = 1 << 20;

    private final Path folder;
    private final long maxBytes;
    private final AtomicLong names = new AtomicLong();
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<DomainName, GrowingText> latest = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    private SnapshotFolder(Path folder, long maxBytes) {
        this.folder = folder;
        this.maxBytes = maxBytes;
    }

    /**
     * Opens the folder, makes it where it is missing, and empties it.
     *
     * @param maxBytes how many octets of text are kept; the latest text stays even if it alone is larger
     * @throws UncheckedIOException where the folder cannot be used
     */
    public static SnapshotFolder open(Path folder, long maxBytes) {
        try {
            Files.createDirectories(folder);
            try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, "*.{zone,part}")) {
                for (Path file : left) {
                    Files.delete(file);
                }
            }
            return new SnapshotFolder(folder, maxBytes);
        } catch (IOException e) {
            throw new UncheckedIOException("exports: " + folder + " (expected: a folder that can be written)", e);
        }
    }

    @Override
    public Optional<Publication> published(DomainName zone, Serial serial) {
        lock.lock();
        try {
            return Optional.ofNullable(latest.get(zone))
                    .filter(text -> text.serial().equals(serial))
                    .map(SnapshotFolder::open);
        } finally {
            lock.unlock();
        }
    }

    private static Publication open(GrowingText text) {
        try {
            return new FollowedText(text, text.open(), text.summary());
        } catch (IOException e) {
            throw new StoreUnavailableException(
                    Obstacle.INPUT_OUTPUT,
                    "an export cannot be read: " + e.getMessage()
                            + " (was the folder emptied by hand? restart the engine)",
                    e);
        }
    }

    @Override
    public void publish(Zone zone, ZoneReading.Contents contents, Consumer<Publication> reader) {
        Optional<Rendering> rendering = begin(zone, reader);
        if (rendering.isPresent()) {
            render(zone, contents, rendering.get());
        }
    }

    /** Makes a new text the one that all read who ask for its version; where there is one of that version, hands that over. */
    private Optional<Rendering> begin(Zone zone, Consumer<Publication> reader) {
        lock.lock();
        try {
            Optional<Publication> there = published(zone.name(), zone.serial());
            there.ifPresent(reader);
            if (there.isPresent()) {
                return Optional.empty();
            }
            Path file = folder.resolve(names.incrementAndGet() + ".zone");
            Rendering rendering = Rendering.into(new GrowingText(file, zone.serial()), reader);
            put(zone.name(), rendering.text());
            return Optional.of(rendering);
        } catch (IOException e) {
            throw unwritable(e);
        } finally {
            lock.unlock();
        }
    }

    private void put(DomainName zone, GrowingText text) {
        GrowingText there = latest.get(zone);
        boolean isOutdated = there != null && there.serial().isAfter(text.serial());
        if (!isOutdated) {
            forget(zone);
            latest.put(zone, text);
        }
    }

    private void render(Zone zone, ZoneReading.Contents contents, Rendering rendering) {
        GrowingText text = rendering.text();
        try (rendering) {
            Publication.Summary summary = rendering.run(zone, contents);
            keep(zone.name(), text, summary);
        } catch (IOException | UncheckedIOException e) {
            throw unwritable(e);
        } finally {
            if (text.summary().isEmpty()) {
                text.brokeOff();
                drop(zone.name(), text);
            }
        }
    }

    private StoreUnavailableException unwritable(Exception e) {
        return new StoreUnavailableException(
                isFull() ? Obstacle.DISK_FULL : Obstacle.INPUT_OUTPUT,
                "exports cannot be written: " + e.getMessage() + " (make room in, or repair, " + folder + ")",
                e);
    }

    private boolean isFull() {
        try {
            return Files.getFileStore(folder).getUsableSpace() < ROOM_NEEDED;
        } catch (IOException e) {
            return false;
        }
    }

    /** Counts a text that is whole, and makes room for it; one that another took the place of goes. */
    private void keep(DomainName zone, GrowingText text, Publication.Summary summary) {
        lock.lock();
        try {
            if (latest.get(zone) != text) {
                deleteQuietly(text.file());
                return;
            }
            bytes += summary.bytes();
            while (bytes > maxBytes && latest.size() > 1) {
                forget(latest.keySet().iterator().next());
            }
        } finally {
            lock.unlock();
        }
    }

    private void drop(DomainName zone, GrowingText text) {
        lock.lock();
        try {
            latest.remove(zone, text);
            deleteQuietly(text.file());
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void withdraw(DomainName zone) {
        lock.lock();
        try {
            forget(zone);
        } finally {
            lock.unlock();
        }
    }

    /** Whoever reads the text reads on; whoever writes it writes on. */
    private void forget(DomainName zone) {
        GrowingText text = latest.remove(zone);
        if (text != null) {
            bytes -= text.summary().map(Publication.Summary::bytes).orElse(0L);
            deleteQuietly(text.file());
        }
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            System.getLogger(SnapshotFolder.class.getName())
                    .log(
                            System.Logger.Level.WARNING,
                            "export file stays behind, to be deleted by hand file=" + file,
                            e);
        }
    }
}
