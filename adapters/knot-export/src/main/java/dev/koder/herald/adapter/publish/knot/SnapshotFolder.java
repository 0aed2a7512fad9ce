package dev.koder.herald.adapter.publish.knot;

import dev.koder.herald.application.port.StoreUnavailableException;
import dev.koder.herald.application.zone.Publication;
import dev.koder.herald.application.zone.ZoneReading;
import dev.koder.herald.application.zone.port.ZonePublisher;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.zone.Zone;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps the published text of each zone's latest version in a file of its own.
 *
 * <p>The folder is a cache: it is emptied when it is opened, bounded in octets, and the zones that nobody asked for longest
 * leave it first. A text that is being sent stays readable when its file leaves. Safe for use by many threads; a zone is
 * rendered by one of them at a time.
 */
public final class SnapshotFolder implements ZonePublisher {

    private static final int STRIPES = 64;

    private final Path folder;
    private final long maxBytes;
    private final AtomicLong names = new AtomicLong();
    private final List<ReentrantLock> rendering = new ArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<DomainName, Snapshot> latest = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    /** A rendered text on disk. */
    private record Snapshot(Path file, Publication.Summary summary) {}

    private SnapshotFolder(Path folder, long maxBytes) {
        this.folder = folder;
        this.maxBytes = maxBytes;
        for (int stripe = 0; stripe < STRIPES; stripe++) {
            rendering.add(new ReentrantLock());
        }
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
            Snapshot snapshot = latest.get(zone);
            return snapshot == null || !snapshot.summary().serial().equals(serial)
                    ? Optional.empty()
                    : Optional.of(open(snapshot));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Publication publish(Zone zone, ZoneReading.Contents contents) {
        ReentrantLock own = rendering.get(Math.floorMod(zone.name().hashCode(), STRIPES));
        own.lock();
        try {
            return published(zone.name(), zone.serial()).orElseGet(() -> render(zone, contents));
        } finally {
            own.unlock();
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

    private Publication render(Zone zone, ZoneReading.Contents contents) {
        String name = Long.toString(names.incrementAndGet());
        Path part = folder.resolve(name + ".part");
        Path file = folder.resolve(name + ".zone");
        try {
            Publication.Summary summary = ZoneText.write(part, zone, contents);
            Files.move(part, file);
            return keep(zone.name(), new Snapshot(file, summary));
        } catch (IOException | UncheckedIOException e) {
            deleteQuietly(part);
            throw new StoreUnavailableException(
                    "exports cannot be written: " + e.getMessage() + " (make room in, or repair, " + folder + ")", e);
        }
    }

    private Publication keep(DomainName zone, Snapshot snapshot) {
        lock.lock();
        try {
            Publication publication = open(snapshot);
            Snapshot there = latest.get(zone);
            if (there != null
                    && there.summary().serial().isAfter(snapshot.summary().serial())) {
                deleteQuietly(snapshot.file());
                return publication;
            }
            forget(zone);
            latest.put(zone, snapshot);
            bytes += snapshot.summary().bytes();
            while (bytes > maxBytes && latest.size() > 1) {
                forget(latest.keySet().iterator().next());
            }
            return publication;
        } finally {
            lock.unlock();
        }
    }

    private void forget(DomainName zone) {
        Snapshot snapshot = latest.remove(zone);
        if (snapshot != null) {
            bytes -= snapshot.summary().bytes();
            deleteQuietly(snapshot.file());
        }
    }

    private static Publication open(Snapshot snapshot) {
        try {
            return new OpenText(FileChannel.open(snapshot.file(), StandardOpenOption.READ), snapshot.summary());
        } catch (IOException e) {
            throw new StoreUnavailableException(
                    "an export cannot be read: " + e.getMessage()
                            + " (was the folder emptied by hand? restart the engine)",
                    e);
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

    /** A text that is being read: its file may leave the folder meanwhile. */
    private record OpenText(FileChannel channel, Publication.Summary summary) implements Publication {

        @Override
        public void writeTo(OutputStream out) throws IOException {
            channel.position(0);
            Channels.newInputStream(channel).transferTo(out);
        }

        @Override
        public void close() {
            try {
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
