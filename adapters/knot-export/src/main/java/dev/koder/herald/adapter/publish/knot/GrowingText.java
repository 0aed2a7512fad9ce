package dev.koder.herald.adapter.publish.knot;

import dev.koder.herald.application.zone.Publication;
import dev.koder.herald.domain.dns.Serial;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A text in a file that one thread writes while others read it, until it is whole or broken off. Safe for use by many threads. */
final class GrowingText {

    private final Path file;
    private final Serial serial;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long length;
    private boolean isBrokenOff;
    private Optional<Publication.Summary> summary = Optional.empty();

    GrowingText(Path file, Serial serial) {
        this.file = file;
        this.serial = serial;
    }

    Path file() {
        return file;
    }

    /** Opens it for a reader. */
    FileChannel open() throws IOException {
        return FileChannel.open(file, StandardOpenOption.READ);
    }

    Serial serial() {
        return serial;
    }

    /** What is known of the text; empty until it is whole. */
    Optional<Publication.Summary> summary() {
        lock.lock();
        try {
            return summary;
        } finally {
            lock.unlock();
        }
    }

    /** Says that so many octets of it can be read. */
    void grewTo(long newLength) {
        lock.lock();
        try {
            length = newLength;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Says that it is whole. */
    void ended(Publication.Summary whole) {
        lock.lock();
        try {
            length = whole.bytes();
            summary = Optional.of(whole);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Says that it will never be whole, unless it is already. */
    void brokeOff() {
        lock.lock();
        try {
            isBrokenOff = summary.isEmpty();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until there is more than a reader has.
     *
     * @return how long the text is by now; as long as the reader has where that is all
     * @throws IOException where its end will never be there
     */
    long lengthBeyond(long read) throws IOException {
        lock.lock();
        try {
            while (length == read && summary.isEmpty() && !isBrokenOff) {
                changed.awaitUninterruptibly();
            }
            if (isBrokenOff) {
                throw new IOException("the export broke off while it was rendered");
            }
            return length;
        } finally {
            lock.unlock();
        }
    }
}
