package dev.koder.herald.adapter.storage.sqlite;

import dev.koder.herald.application.access.Token;
import dev.koder.herald.domain.dns.DomainName;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The database that a backup takes the place of, as far as it can be read: it knows what was given out since. */
final class ReplacedDatabase implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(ReplacedDatabase.class.getName());
    private static final int ZONES_AT_ONCE = 500;

    private final Map<DomainName, ZoneRow> zones = new LinkedHashMap<>();
    private final List<Token> tokens = new ArrayList<>();
    private Optional<Session> session = Optional.empty();
    private Optional<Lineage> lineage = Optional.empty();
    private Optional<String> ignorance = Optional.empty();
    private long lastSequence;

    private ReplacedDatabase() {}

    /**
     * Reads what there is. What cannot be read is as if it were not there.
     *
     * @param backup the store of the backup
     */
    static ReplacedDatabase open(SqliteConfig config, Lineage backup) {
        ReplacedDatabase replaced = new ReplacedDatabase();
        if (Files.exists(config.database())) {
            replaced.read(config, backup);
        } else {
            replaced.ignorance = Optional.of("there was no database");
        }
        return replaced;
    }

    private void read(SqliteConfig config, Lineage backup) {
        try {
            Session open = SoundDatabase.open(config);
            session = Optional.of(open);
            readZones(open);
            lastSequence = EventRows.last(open);
            tokens.addAll(SqliteTokenStore.all(open));
            Lineage known = Lineage.of(open);
            lineage = Optional.of(known);
            if (!known.isRelatedTo(backup)) {
                ignorance = Optional.of("the replaced database was made anew, and not from the one of the backup");
            }
        } catch (RuntimeException broken) {
            LOG.log(Level.DEBUG, "database to be replaced cannot be read", broken);
            ignorance = Optional.of("the replaced database could not be read (" + broken.getMessage() + ")");
        }
    }

    private void readZones(Session open) {
        Optional<DomainName> last = Optional.empty();
        do {
            List<ZoneRow> rows = ZoneRows.after(open, last, ZONES_AT_ONCE);
            rows.forEach(row -> zones.put(row.zone().name(), row));
            last = rows.isEmpty()
                    ? Optional.empty()
                    : Optional.of(rows.getLast().zone().name());
        } while (last.isPresent());
    }

    /** Whether it knows all that was given out since the backup. */
    boolean isWhole() {
        return ignorance.isEmpty();
    }

    /** Why it does not know what was given out since the backup; empty where it does. */
    Optional<String> ignorance() {
        return ignorance;
    }

    /** Which store it held, as far as it is known. */
    Optional<Lineage> lineage() {
        return lineage;
    }

    /** The number of its latest change, as far as it is known. */
    long lastSequence() {
        return lastSequence;
    }

    Map<DomainName, ZoneRow> zones() {
        return zones;
    }

    List<Token> tokens() {
        return tokens;
    }

    /** What a zone holds; empty where it cannot be read. */
    Optional<List<Piece>> pieces(ZoneRow row) {
        List<Piece> pieces = new ArrayList<>();
        try (Rows rows = session.orElseThrow().rows(RecordSetSql.ALL, row.id())) {
            while (rows.next()) {
                pieces.add(new Piece(rows.octets(1), rows.octets(2)));
            }
            return Optional.of(pieces);
        } catch (SqliteFault damaged) {
            LOG.log(
                    Level.DEBUG,
                    "zone of the database to be replaced is damaged zone="
                            + row.zone().name(),
                    damaged);
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        session.ifPresent(Session::close);
    }
}
