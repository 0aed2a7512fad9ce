package dev.koder.herald.adapter.storage.sqlite;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The right to be the only engine on a database. The operating system takes it back when the process dies, however it dies.
 *
 * <p>It is taken on a file of its own: closing any channel to the database itself would drop SQLite's locks on it.
 */
final class EngineLock implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(EngineLock.class.getName());

    private final FileChannel channel;

    private EngineLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Takes the lock; empty where another engine has it, in this process or another. */
    static Optional<EngineLock> take(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean isOurs = false;
        try {
            Optional<FileLock> lock = Optional.ofNullable(channel.tryLock());
            isOurs = lock.isPresent();
        } catch (OverlappingFileLockException e) {
            LOG.log(Level.DEBUG, "lock is held inside this process; file=" + file, e);
        } finally {
            if (!isOurs) {
                channel.close();
            }
        }
        return isOurs ? Optional.of(new EngineLock(channel)) : Optional.empty();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "lock could not be let go", e);
        }
    }
}
