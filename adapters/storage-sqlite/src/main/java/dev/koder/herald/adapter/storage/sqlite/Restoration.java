package dev.koder.herald.adapter.storage.sqlite;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Puts a backup in the place of the database.
 *
 * <p>All is done to a draft, which is examined before the database is moved aside and the draft takes its name. Until then
 * nothing has changed.
 */
final class Restoration {

    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final System.Logger LOG = System.getLogger(Restoration.class.getName());

    private final SqliteConfig config;
    private final SqliteConfig from;
    private final DatabaseFiles files;
    private final Opening opening;
    private final Instant at;
    private final CopyFault faults;

    /** @param at when it is done: it decides on serials that follow a clock */
    Restoration(SqliteConfig config, Path from, Instant at) {
        this.config = config;
        this.from = SqliteConfig.of(from);
        this.files = new DatabaseFiles(config.database());
        this.opening = new Opening(config);
        this.at = at;
        this.faults = new CopyFault(this.from.database(), config.database(), SoundDatabase.DAMAGE_OF_BACKUP);
    }

    /**
     * What was done.
     *
     * @param findings what the database holds now
     * @param moves what was made of what the backup holds
     * @param madeAt when the backup was made; empty where it has no seal
     * @param keptAs where the database is that was replaced, or the log of one that is lost; empty where there was neither
     */
    record Restored(Examination.Findings findings, Moves moves, Optional<Instant> madeAt, Optional<Path> keptAs) {}

    /**
     * What was made of what the backup holds.
     *
     * @param ignorance why nobody knows what was given out since the backup; empty where the replaced database told
     * @param isReplacedReadable whether a database is in the place that the backup takes, and can be read
     */
    record Moves(
            RestoredZones.Moves zones,
            RestoredTokens.Moves tokens,
            Optional<String> ignorance,
            boolean isReplacedReadable) {}

    /** Restores, while no engine has the database open. */
    Restored run(RandomGenerator random) {
        requireAnotherFile();
        EngineLock lock = opening.lock();
        try {
            return restore(random);
        } catch (IOException e) {
            throw new OpeningRefusedException(
                    config.database() + ": the disk does not let it be restored (" + e + ")", e);
        } finally {
            removeDraft();
            lock.close();
        }
    }

    private void removeDraft() {
        try {
            files.removeDraft();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "draft could not be removed; file=" + files.draft(), e);
        }
    }

    private void requireAnotherFile() {
        if (from.database().equals(config.database())) {
            throw refusal("is the database itself (expected: a backup)");
        }
    }

    private Restored restore(RandomGenerator random) throws IOException {
        files.removeSecondNames();
        copyIntoDraft();
        Optional<Instant> madeAt = breakSeal();
        Migrations.apply(files.draft());
        SqliteConfig draft = SqliteConfig.of(files.draft());
        refuseDamage(draft, this::damaged);
        Moves moves = move(draft, random);
        refuseDamage(draft, this::notMade);
        if (moves.isReplacedReadable()) {
            workLogIn();
        }
        Optional<Path> keptAs = files.replace(WHEN.format(at));
        Examination.Findings findings = readWhatIsInPlace(keptAs);
        files.makeMarker();
        return new Restored(findings, moves, madeAt, keptAs);
    }

    private void copyIntoDraft() throws IOException {
        try (Session session = SoundDatabase.openBackup(from)) {
            String answer = session.text("PRAGMA integrity_check(1)").orElse("no answer");
            if (!answer.equals("ok")) {
                throw damaged(answer);
            }
            files.makeDraft();
            session.run("VACUUM INTO ?", files.draft().toString());
        } catch (SqliteFault e) {
            throw faults.told(e);
        }
    }

    /** Looks whether the draft holds what the backup held when it was made, and takes away what tells so. */
    private Optional<Instant> breakSeal() {
        try (Session session = new Connections(SqliteConfig.of(files.draft())).examiner()) {
            Optional<Seal> seal = Seal.of(session);
            if (seal.filter(it -> !it.isWhole(session)).isPresent()) {
                throw damaged(Seal.BROKEN);
            }
            Seal.remove(session);
            return seal.map(Seal::madeAt);
        } catch (SqliteFault e) {
            throw faults.told(e);
        }
    }

    private OpeningRefusedException damaged(String why) {
        return refusal("damaged (" + SoundDatabase.DAMAGE_OF_BACKUP + "; " + why + ")");
    }

    private void refuseDamage(SqliteConfig draft, Function<String, OpeningRefusedException> refusal) {
        try (Session session = SoundDatabase.open(draft)) {
            List<String> damages = Examination.of(session).damages();
            if (!damages.isEmpty()) {
                throw refusal.apply(damages.getFirst());
            }
        } catch (SqliteFault e) {
            throw faults.told(e);
        }
    }

    /** The backup was found sound before. */
    private OpeningRefusedException notMade(String damage) {
        return new OpeningRefusedException(config.database() + ": nothing sound came of the restore (" + damage
                + "; the backup is sound, and nothing was changed: move the database aside, and restore without it)");
    }

    private Moves move(SqliteConfig draft, RandomGenerator random) throws IOException {
        try (Session session = new Connections(draft).examiner()) {
            Lineage backup = Lineage.of(session);
            try (ReplacedDatabase replaced = ReplacedDatabase.open(config, backup)) {
                session.beginWriting();
                backup.rename(session, Opening.newEpoch(random), replaced.lineage());
                RestoredZones.Moves zones = new RestoredZones(session, replaced, at).move();
                RestoredTokens.Moves tokens = new RestoredTokens(session, replaced, backup, at).move();
                session.commit();
                return new Moves(zones, tokens, replaced.ignorance(), files.isThere() && replaced.isReadable());
            }
        } catch (SqliteFault e) {
            throw faults.told(e);
        }
    }

    /** Makes the old database one file; SQLite would throw away a log that does not fit a damaged one. */
    private void workLogIn() {
        try (Session session = new Connections(config).examiner()) {
            session.runOnce("PRAGMA wal_checkpoint(TRUNCATE)");
        } catch (SqliteFault e) {
            LOG.log(Level.DEBUG, "log of the database to be replaced cannot be worked in", e);
        }
    }

    /** What was written is not yet what SQLite makes of all that lies there under the database's name. */
    private Examination.Findings readWhatIsInPlace(Optional<Path> keptAs) {
        try (Session session = SoundDatabase.open(config)) {
            Examination.Findings findings = Examination.of(session);
            if (findings.damages().isEmpty()) {
                return findings;
            }
            throw unreadable(findings.damages().getFirst(), keptAs);
        } catch (SqliteFault e) {
            throw unreadable(String.valueOf(e.getMessage()), keptAs);
        }
    }

    private OpeningRefusedException unreadable(String why, Optional<Path> keptAs) {
        return new OpeningRefusedException(config.database() + ": was put in its place and cannot be read there (" + why
                + "; restore once more"
                + keptAs.map(it -> "; what was replaced is kept as " + it).orElse("") + ")");
    }

    private OpeningRefusedException refusal(String reason) {
        return new OpeningRefusedException(from.database() + ": " + reason);
    }
}
