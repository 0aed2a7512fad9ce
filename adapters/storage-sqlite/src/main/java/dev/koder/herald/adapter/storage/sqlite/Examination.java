package dev.koder.herald.adapter.storage.sqlite;

import dev.koder.herald.domain.record.PackedRecordSets;
import dev.koder.herald.domain.tenant.Actor;
import dev.koder.herald.domain.zone.ChangeGuard;
import dev.koder.herald.domain.zone.ChangeNote;
import dev.koder.herald.domain.zone.MemoryContents;
import dev.koder.herald.domain.zone.Zone;
import dev.koder.herald.domain.zone.ZoneCreation;
import dev.koder.herald.domain.zone.ZoneFindings;
import dev.koder.herald.domain.zone.ZoneLimits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A look at a whole database, from the pages of the file up to the rules of DNS, all of it at one state. It changes nothing.
 *
 * <p>A damage is what keeps a zone from being read, or makes it another than was committed. A zone that breaks a rule is none:
 * it may be older than the rule. The largest zone is held in memory, packed.
 */
final class Examination {

    private static final int MOST_TOLD = 20;
    private static final int ZONES_AT_ONCE = 500;
    private static final Actor NOBODY = new Actor("koder-herald");
    private static final ZoneLimits LIMITS = new ZoneLimits(Long.MAX_VALUE, 1);

    private final Session session;
    private final List<String> damages = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private long zones;
    private long recordSets;
    private Optional<Instant> sealedAt = Optional.empty();

    private Examination(Session session) {
        this.session = session;
    }

    /**
     * What was found.
     *
     * @param zones how many are live
     * @param recordSets how many RRsets those hold, SOAs left out
     * @param octets the size of the database
     * @param sealedAt when a backup was made; empty of a database that is none
     * @param damages the first of what is wrong
     * @param warnings the first of what breaks rules
     */
    record Findings(
            long zones,
            long recordSets,
            long octets,
            Optional<Instant> sealedAt,
            List<String> damages,
            List<String> warnings) {}

    /** Looks at a database of the newest schema. */
    static Findings of(Session session) {
        Examination examination = new Examination(session);
        session.beginReading();
        examination.run();
        session.commit();
        return examination.findings();
    }

    private void run() {
        ask("integrity_check(" + MOST_TOLD + ")");
        if (!damages.isEmpty()) {
            return; // What rests on broken pages says nothing.
        }
        ask("foreign_key_check");
        Optional<Seal> seal = Seal.of(session);
        sealedAt = seal.map(Seal::madeAt);
        if (seal.filter(it -> !it.isWhole(session)).isPresent()) {
            tell(damages, Seal.BROKEN);
        }
        List<ZoneRow> rows = ZoneRows.after(session, Optional.empty(), ZONES_AT_ONCE);
        while (!rows.isEmpty()) {
            rows.forEach(this::examine);
            rows = ZoneRows.after(session, Optional.of(rows.getLast().zone().name()), ZONES_AT_ONCE);
        }
    }

    private Findings findings() {
        long octets = session.number("PRAGMA page_count") * session.number("PRAGMA page_size");
        return new Findings(zones, recordSets, octets, sealedAt, List.copyOf(damages), List.copyOf(warnings));
    }

    /** Asks SQLite, which answers with rows for what is wrong, or "ok". */
    private void ask(String question) {
        try (Rows rows = session.rows("PRAGMA " + question)) {
            while (rows.next()) {
                String answer = rows.text(1);
                if (!answer.equals("ok")) {
                    tell(damages, question + ": " + answer);
                }
            }
        }
    }

    private static void tell(List<String> list, String what) {
        if (list.size() < MOST_TOLD) {
            list.add(what);
        }
    }

    private void examine(ZoneRow row) {
        try {
            PackedRecordSets sets = read(row);
            requireVersion(row);
            if (row.isLive()) {
                zones++;
                recordSets += sets.size();
                holdAgainstRules(row.zone(), MemoryContents.of(sets));
            }
        } catch (SqliteFault e) {
            throw e;
        } catch (RuntimeException unreadable) {
            damage(row.zone(), "cannot be read (" + unreadable.getMessage() + ")");
        }
    }

    private void damage(Zone zone, String what) {
        tell(damages, zone.name() + ": " + what);
    }

    private PackedRecordSets read(ZoneRow row) {
        PackedRecordSets.Draft draft = new PackedRecordSets.Draft(row.zone().name());
        PieceExamination examination = new PieceExamination(row.zone(), damage -> damage(row.zone(), damage));
        try (Rows pieces = session.rows(RecordSetSql.ALL_WITH_CHECKSUMS, row.id())) {
            while (pieces.next()) {
                examination.see(StoredPiece.of(pieces), draft::add);
            }
        }
        examination.end();
        return draft.sorted((same, lines) -> Optional.of(same.getLast()));
    }

    private void requireVersion(ZoneRow row) {
        if (row.isEmptied()) {
            return;
        }
        VersionRows versions = new VersionRows(session, row);
        Optional<VersionRow> latest = versions.latest();
        if (latest.filter(version -> version.zone().serial().equals(row.zone().serial()))
                .isEmpty()) {
            damage(
                    row.zone(),
                    "its history does not tell of serial " + row.zone().serial());
        }
        versions.patch(row.sequence());
    }

    private void holdAgainstRules(Zone zone, MemoryContents contents) {
        ZoneFindings errors = new ZoneCreation(
                        zone.tenant(),
                        zone.name(),
                        zone.soa(),
                        zone.settings(),
                        Optional.of(zone.serial()),
                        contents,
                        NOBODY,
                        ChangeNote.NONE,
                        Optional.empty(),
                        zone.changedAt(),
                        LIMITS,
                        ChangeGuard.NONE)
                .check()
                .errors();
        errors.first().forEach(error -> tell(warnings, zone.name() + ": breaks a rule: " + error));
    }
}
