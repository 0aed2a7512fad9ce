package dev.koder.herald.adapter.storage.sqlite;

import dev.koder.herald.application.port.Stores;
import java.util.random.RandomGenerator;

/** An open database: the default store. */
public final class SqliteStore implements AutoCloseable {

    private final EngineLock lock;
    private final Writer writer;
    private final Readers readers;
    private final Readers wholeZoneReaders;
    private final Stores stores;

    private SqliteStore(SqliteConfig config, EngineLock lock, Session writing, String epoch) {
        Connections connections = new Connections(config);
        long lastSequence = writing.number(ZoneSql.LAST_SEQUENCE);
        this.lock = lock;
        this.writer = new Writer(config, writing, connections::writer);
        this.readers = new Readers(config, connections::reader);
        this.wholeZoneReaders = new Readers(config, connections::reader);
        Changes changes = new Changes(epoch, lastSequence);
        this.stores = new Stores(
                new SqliteZoneStore(writer, readers, wholeZoneReaders, changes),
                new SqliteZoneHistory(writer, wholeZoneReaders, changes),
                new SqliteZoneDirectory(readers, epoch),
                new SqliteEventLog(writer, readers, changes),
                new SqlitePopStore(writer, readers),
                new SqliteDnssecStore(writer, readers),
                new SqliteTenantSettingsStore(writer, readers),
                new SqlitePlanStore(writer, wholeZoneReaders));
    }

    /**
     * Opens the database, and makes it where none ever was.
     *
     * @param random where a new store's name comes from, by which it tells its feed cursors from those of others
     */
    public static OpenOutcome open(SqliteConfig config, RandomGenerator random) {
        Opening opening = new Opening(config);
        EngineLock lock;
        try {
            lock = opening.lock();
        } catch (OpeningRefusedException e) {
            return new OpenOutcome.Refused(String.valueOf(e.getMessage()));
        }
        try {
            opening.prepare(random);
            Session writing = opening.writer();
            return new OpenOutcome.Opened(new SqliteStore(config, lock, writing, opening.epoch(writing)));
        } catch (OpeningRefusedException e) {
            lock.close();
            return new OpenOutcome.Refused(String.valueOf(e.getMessage()));
        }
    }

    /** What came of opening a database. */
    public sealed interface OpenOutcome {

        /**
         * It is open.
         *
         * @param store to be closed by whoever opened it
         */
        record Opened(SqliteStore store) implements OpenOutcome {}

        /**
         * It is not opened, and no zone in it was changed.
         *
         * @param reason one sentence for the operator: the file, what is wrong with it, what to do
         */
        record Refused(String reason) implements OpenOutcome {}
    }

    /** The ports. They throw {@link dev.koder.herald.application.port.StoreUnavailableException} once this is closed. */
    public Stores stores() {
        return stores;
    }

    Writer writer() {
        return writer;
    }

    /** Writes what waits, ends all reads and lets the file go. */
    @Override
    public void close() {
        readers.close();
        wholeZoneReaders.close();
        writer.close();
        lock.close();
    }
}
