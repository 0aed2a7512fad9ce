package dev.koder.herald.adapter.storage.sqlite;

import dev.koder.herald.application.port.StoreUnavailableException;
import dev.koder.herald.application.port.Stores;
import dev.koder.herald.domain.audit.AuditHead;
import dev.koder.herald.domain.dns.DomainName;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Supplier;
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
        long lastSequence = EventRows.last(writing);
        this.lock = lock;
        this.writer = new Writer(config, writing, connections::writer);
        this.readers = new Readers(config, connections::reader);
        this.wholeZoneReaders = new Readers(config, connections::reader);
        Changes changes = new Changes(epoch, lastSequence);
        SqliteZoneStore zones = new SqliteZoneStore(writer, readers, wholeZoneReaders, changes);
        this.stores = new Stores(
                zones,
                new SqliteZoneHistory(writer, wholeZoneReaders, changes),
                new SqliteZoneDirectory(readers, epoch),
                new SqliteEventLog(writer, readers, changes),
                new SqliteWebhookStore(writer, readers, changes),
                new SqlitePopStore(writer, readers),
                new SqliteDnssecStore(writer, readers),
                new SqliteTenantSettingsStore(writer, readers),
                new SqlitePlanStore(writer, wholeZoneReaders),
                new SqliteReviewStore(writer, wholeZoneReaders, zones, changes),
                new SqliteQuotaStore(writer, readers),
                new SqliteTokenStore(writer, readers),
                new SqliteAuditLog(writer, readers),
                new SqliteAnswerStore(writer, readers),
                new SqliteClaimStore(writer, readers),
                new SqliteTransferStore(writer, readers, changes),
                new SqliteWritability(writer));
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
        } catch (SqliteFault e) {
            lock.close();
            RuntimeException told = e.forCallersOf(config.database());
            if (told instanceof StoreUnavailableException unavailable) {
                return new OpenOutcome.Refused(String.valueOf(unavailable.getMessage()));
            }
            throw told;
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

    /**
     * Copies a database into a new file, while an engine may have it open, and reads the copy back.
     *
     * @param to where no file is yet; nothing is left there unless all is well
     * @param at now, which the backup tells of itself
     */
    public static Upkeep<Examined> backUp(SqliteConfig config, Path to, Instant at) {
        return upkeep(() -> Examined.of(new Backup(config, to, at).write()));
    }

    /**
     * Puts a backup in the place of the database, which is kept aside. No engine may have it open.
     *
     * @param at now: serials that follow a clock go by it
     * @param random where the store's new name comes from, so that everybody who follows it compares all zones
     */
    public static Upkeep<Restored> restore(SqliteConfig config, Path from, Instant at, RandomGenerator random) {
        return upkeep(() -> Restored.of(new Restoration(config, from, at).run(random)));
    }

    /** Looks at all of a database, while an engine may have it open, and changes nothing. */
    public static Upkeep<Examined> examine(SqliteConfig config) {
        return upkeep(() -> {
            try (Session session = SoundDatabase.open(config)) {
                return Examined.of(Examination.of(session));
            } catch (SqliteFault e) {
                throw SoundDatabase.refusal(config.database(), SoundDatabase.DAMAGE_OF_DATABASE, e);
            }
        });
    }

    /** Looks at all of a backup, and changes nothing. */
    public static Upkeep<Examined> examineBackup(Path backup) {
        return upkeep(() -> {
            try (Session session = SoundDatabase.openBackupOfThisSchema(SqliteConfig.of(backup))) {
                return Examined.of(Examination.of(session));
            } catch (SqliteFault e) {
                throw SoundDatabase.refusal(backup, SoundDatabase.DAMAGE_OF_BACKUP, e);
            }
        });
    }

    /**
     * Follows all audit trails, while an engine may have the database open, and changes nothing.
     *
     * @param noted places that trails are known to have passed, by the tenant; of the platform's under nothing
     */
    public static Upkeep<AuditVerdict> verifyAudit(SqliteConfig config, Map<String, AuditHead> noted) {
        return upkeep(() -> {
            try (Session session = SoundDatabase.open(config)) {
                AuditExamination.Findings found = AuditExamination.of(session, noted);
                return new AuditVerdict(found.entries(), found.ends(), found.faults());
            }
        });
    }

    private static <T> Upkeep<T> upkeep(Supplier<T> work) {
        try {
            return new Upkeep.Done<>(work.get());
        } catch (OpeningRefusedException e) {
            return new Upkeep.Refused<>(String.valueOf(e.getMessage()));
        } catch (SqliteFault e) {
            return new Upkeep.Refused<>("SQLite: " + e.getMessage());
        }
    }

    /**
     * What came of work on a database as a whole.
     *
     * @param <T> what it tells
     */
    public sealed interface Upkeep<T> {

        /** It is done. */
        record Done<T>(T result) implements Upkeep<T> {}

        /**
         * It is not done, and nothing was changed.
         *
         * @param reason one sentence for the operator: the file, what is wrong with it, what to do
         */
        record Refused<T>(String reason) implements Upkeep<T> {}
    }

    /**
     * What a database holds.
     *
     * @param zones how many zones, deleted ones left out
     * @param recordSets how many RRsets those hold, SOAs left out
     * @param octets its size
     * @param sealedAt when a backup was made; empty of a database that is none
     * @param damages the first of what keeps zones from being read as they were committed
     * @param warnings the first of what breaks a rule that may be younger than the zone
     */
    public record Examined(
            long zones,
            long recordSets,
            long octets,
            Optional<Instant> sealedAt,
            List<String> damages,
            List<String> warnings) {

        private static Examined of(Examination.Findings findings) {
            return new Examined(
                    findings.zones(),
                    findings.recordSets(),
                    findings.octets(),
                    findings.sealedAt(),
                    findings.damages(),
                    findings.warnings());
        }
    }

    /**
     * What became of following the audit trails.
     *
     * @param entries how many there are in all of them
     * @param ends where each of them ends
     * @param faults of each that is not as it was written the first thing that is wrong
     */
    public record AuditVerdict(long entries, SortedMap<String, AuditHead> ends, List<String> faults) {}

    /**
     * What a backup was restored to.
     *
     * @param now what the database holds
     * @param zones what became of those that are not as they were last
     * @param tokens what became of them
     * @param ignorance why nobody knows what was given out since the backup, so that all serials leapt ahead; empty where the
     *     replaced database told
     * @param madeAt when the backup was made; empty where it has no seal, by which it is told whether it still holds the same
     * @param keptAs where the replaced database is; empty where there was none
     */
    public record Restored(
            Examined now,
            RestoredNames zones,
            TokenCounts tokens,
            Optional<String> ignorance,
            Optional<Instant> madeAt,
            Optional<Path> keptAs) {

        private static Restored of(Restoration.Restored restored) {
            RestoredZones.Moves zones = restored.moves().zones();
            RestoredTokens.Moves tokens = restored.moves().tokens();
            return new Restored(
                    Examined.of(restored.findings()),
                    new RestoredNames(zones.deleted(), zones.revived(), zones.handedBack(), zones.emptied()),
                    new TokenCounts(tokens.revoked(), tokens.altered(), tokens.lost(), tokens.unknown(), tokens.good()),
                    restored.moves().ignorance(),
                    restored.madeAt(),
                    restored.keptAs());
        }
    }

    /**
     * Zones that a restore made others than its backup or the replaced database has.
     *
     * @param deleted which are deleted, as the backup does not have them, or has them as deleted
     * @param revived which had been deleted since the backup
     * @param handedBack which had gone to another tenant since the backup
     * @param emptied which are deleted and cannot be had back, as what they held is damaged in the replaced database
     */
    public record RestoredNames(
            List<DomainName> deleted,
            List<DomainName> revived,
            List<DomainName> handedBack,
            List<DomainName> emptied) {}

    /**
     * What became of tokens in a restore.
     *
     * @param revoked how many stayed revoked, which are good in the backup
     * @param altered how many kept the settings that they got since the backup
     * @param lost how many were made since the backup, and are not there any more
     * @param unknown how many are good as in the backup, since the replaced database went on from another state and never had them
     * @param good how many of the backup are good for something now
     */
    public record TokenCounts(long revoked, long altered, long lost, long unknown, long good) {}

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
