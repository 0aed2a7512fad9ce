package dev.koder.herald.adapter.storage.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
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
     * @param keptAs where the database is that was replaced; empty where there was none
     */
    record Restored(Examination.Findings findings, Moves moves, Optional<Instant> madeAt, Optional<Path> keptAs) {}

    /**
     * What was made of what the backup holds.
     *
     * @param ignorance why nobody knows what was given out since the backup; empty where the replaced database told
     */
    record Moves(RestoredZones.Moves zones, RestoredTokens.Moves tokens, Optional<String> ignorance) {}

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
            DatabaseFiles.deleteQuietly(files.draft());
            lock.close();
        }
    }

    private void requireAnotherFile() {
        if (from.database().equals(config.database())) {
            throw refusal("is the database itself (expected: a backup)");
        }
    }

    private Restored restore(RandomGenerator random) throws IOException {
        copyIntoDraft();
        Optional<Instant> madeAt = breakSeal();
        Migrations.apply(files.draft());
        SqliteConfig draft = SqliteConfig.of(files.draft());
        requireSound(draft);
        Moves moves = move(draft, random);
        Examination.Findings findings = requireSound(draft);
        Optional<Path> keptAs = moveOldAside();
        files.publishDraft();
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

    private Examination.Findings requireSound(SqliteConfig draft) {
        try (Session session = SoundDatabase.open(draft)) {
            Examination.Findings findings = Examination.of(session);
            if (!findings.damages().isEmpty()) {
                throw damaged(findings.damages().getFirst());
            }
            return findings;
        } catch (SqliteFault e) {
            throw faults.told(e);
        }
    }

    private Moves move(SqliteConfig draft, RandomGenerator random) {
        try (Session session = new Connections(draft).examiner()) {
            Lineage backup = Lineage.of(session);
            try (ReplacedDatabase replaced = ReplacedDatabase.open(config, backup)) {
                session.beginWriting();
                backup.rename(session, Opening.newEpoch(random), replaced.lineage());
                RestoredZones.Moves zones = new RestoredZones(session, replaced, at).move();
                RestoredTokens.Moves tokens = new RestoredTokens(session, replaced, at).move();
                session.commit();
                return new Moves(zones, tokens, replaced.ignorance());
            }
        } catch (SqliteFault e) {
            throw faults.told(e);
        }
    }

    private Optional<Path> moveOldAside() throws IOException {
        if (!files.isThere()) {
            return Optional.empty();
        }
        String suffix = ".replaced-" + WHEN.format(at);
        Path aside = config.database().resolveSibling(config.database().getFileName() + suffix);
        if (Files.exists(aside)) {
            throw new OpeningRefusedException(aside + ": is there already (try again in a second)");
        }
        return Optional.of(files.moveAside(suffix));
    }

    private OpeningRefusedException refusal(String reason) {
        return new OpeningRefusedException(from.database() + ": " + reason);
    }
}
