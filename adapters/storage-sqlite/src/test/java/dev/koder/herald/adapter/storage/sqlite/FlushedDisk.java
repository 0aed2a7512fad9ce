package dev.koder.herald.adapter.storage.sqlite;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.sqlite.SQLiteConnection;

/**
 * What a loss of power would leave of a database: of each of its files what it held when SQLite flushed it last. SQLite asks the
 * system for files and flushes through a table of functions (sqlite.org/vfs.html), which stands first in each connection;
 * this puts its own function for the flush there.
 */
@SuppressWarnings("restricted")
final class FlushedDisk implements AutoCloseable {

    /** Where the pointers to the functions are in {@code sqlite3_vfs} and {@code sqlite3_io_methods}, on a machine of 64 bits. */
    private static final long OPEN = 40;

    private static final long FLUSH = 40;
    private static final long VFS_SIZE = 64;
    private static final long METHODS_SIZE = 152;

    private static final int OK = 0;
    private static final int IO_ERROR = 10;
    private static final String LOG = "-wal";

    private static final FunctionDescriptor OPEN_CALL =
            FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, JAVA_INT, ADDRESS);
    private static final FunctionDescriptor FLUSH_CALL = FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT);

    /**
     * An open file.
     *
     * @param flush how SQLite flushes it by itself
     */
    private record Watched(Path path, MethodHandle flush) {

        boolean isLog() {
            return path.toString().endsWith(LOG);
        }
    }

    private final Path database;
    private final Path flushed;
    private final Arena arena = Arena.global();
    private final Map<Long, Watched> files = new ConcurrentHashMap<>();
    private final Map<Long, MemorySegment> tables = new ConcurrentHashMap<>();
    private final MemorySegment vfs;
    private final MemorySegment openBefore;
    private final MethodHandle open;
    private final MemorySegment flush;
    private long begun;
    private long ended;
    private Optional<Throwable> fault = Optional.empty();
    private volatile CountDownLatch held = new CountDownLatch(0);
    private volatile CountDownLatch gate = new CountDownLatch(0);

    /**
     * Watches what is opened from now on.
     *
     * @param database closed, and on the disk
     * @param flushed an empty folder
     */
    FlushedDisk(Path database, Path flushed) throws IOException {
        this.database = database;
        this.flushed = flushed;
        Files.copy(database, flushed.resolve(database.getFileName()));
        this.vfs = vfs().reinterpret(VFS_SIZE);
        this.openBefore = vfs.get(ADDRESS, OPEN);
        this.open = Linker.nativeLinker().downcallHandle(openBefore, OPEN_CALL);
        this.flush = stub("flush", FLUSH_CALL);
        vfs.set(ADDRESS, OPEN, stub("open", OPEN_CALL));
    }

    private static MemorySegment vfs() {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            Object driver = connection.unwrap(SQLiteConnection.class).getDatabase();
            Field pointer = driver.getClass().getDeclaredField("pointer");
            pointer.setAccessible(true);
            return MemorySegment.ofAddress(pointer.getLong(driver))
                    .reinterpret(ADDRESS.byteSize())
                    .get(ADDRESS, 0);
        } catch (SQLException | ReflectiveOperationException e) {
            throw new IllegalStateException("the SQLite driver is built otherwise by now", e);
        }
    }

    private MemorySegment stub(String method, FunctionDescriptor call) {
        try {
            MethodHandle handle = MethodHandles.lookup().bind(this, method, call.toMethodType());
            return Linker.nativeLinker().upcallStub(handle, call, arena);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Called by SQLite, which nothing thrown may reach. */
    int open(MemorySegment by, MemorySegment name, MemorySegment file, int flags, MemorySegment flagsOut) {
        try {
            int result = (int) open.invokeExact(by, name, file, flags, flagsOut);
            if (result == OK && name.address() != 0) {
                Path path = Path.of(name.reinterpret(Long.MAX_VALUE).getString(0));
                if (path.toString().startsWith(database.toString())) {
                    watch(file, path);
                }
            }
            return result;
        } catch (Throwable thrown) {
            return broken(thrown);
        }
    }

    private void watch(MemorySegment file, Path path) {
        MemorySegment head = file.reinterpret(ADDRESS.byteSize());
        MemorySegment methods = head.get(ADDRESS, 0);
        MethodHandle systems = Linker.nativeLinker()
                .downcallHandle(methods.reinterpret(METHODS_SIZE).get(ADDRESS, FLUSH), FLUSH_CALL);
        files.put(file.address(), new Watched(path, systems));
        head.set(ADDRESS, 0, tables.computeIfAbsent(methods.address(), address -> watching(methods)));
    }

    private MemorySegment watching(MemorySegment methods) {
        MemorySegment table =
                arena.allocate(METHODS_SIZE, ADDRESS.byteAlignment()).copyFrom(methods.reinterpret(METHODS_SIZE));
        table.set(ADDRESS, FLUSH, flush);
        return table;
    }

    /** Called by SQLite, which nothing thrown may reach. */
    int flush(MemorySegment file, int flags) {
        try {
            Watched watched = Optional.ofNullable(files.get(file.address())).orElseThrow();
            if (watched.isLog()) {
                held.countDown();
                gate.await();
            }
            return flush(watched, file, flags);
        } catch (Throwable thrown) {
            return broken(thrown);
        }
    }

    private synchronized int flush(Watched watched, MemorySegment file, int flags) throws Throwable {
        begun += watched.isLog() ? 1 : 0;
        // Copied before: what others add to the file during the flush need not be on the disk after it.
        Path copy = Files.copy(watched.path(), flushed.resolve("next"), StandardCopyOption.REPLACE_EXISTING);
        int result = (int) watched.flush().invokeExact(file, flags);
        if (result == OK) {
            Files.move(copy, flushed.resolve(watched.path().getFileName()), StandardCopyOption.REPLACE_EXISTING);
            ended += watched.isLog() ? 1 : 0;
        }
        return result;
    }

    private synchronized int broken(Throwable thrown) {
        fault = Optional.of(thrown);
        return IO_ERROR;
    }

    /** How many flushes of the log have begun. */
    synchronized long begun() {
        return begun;
    }

    /** How many flushes of the log are over. */
    synchronized long ended() {
        return ended;
    }

    /** Has the next flushes of the log wait. */
    void hold() {
        held = new CountDownLatch(1);
        gate = new CountDownLatch(1);
    }

    /** Waits until a flush waits. */
    void awaitHeld() throws InterruptedException {
        held.await();
    }

    /** Lets the flushes go on. */
    void release() {
        gate.countDown();
    }

    /** What a loss of power now would leave: the database in this folder, which is made. */
    synchronized Path afterLossOfPower(Path folder) {
        try {
            Files.createDirectories(folder);
            for (String end : new String[] {"", LOG}) {
                Path file = flushed.resolve(database.getFileName() + end);
                if (Files.exists(file)) {
                    Files.copy(file, folder.resolve(file.getFileName()));
                }
            }
            return folder.resolve(database.getFileName());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Watches no more; to be called when what was opened is closed. */
    @Override
    public void close() {
        vfs.set(ADDRESS, OPEN, openBefore);
        fault.ifPresent(thrown -> {
            throw new IllegalStateException(thrown);
        });
    }
}
