package dev.koder.herald.adapter.storage.sqlite;

import dev.koder.herald.domain.dns.DomainName;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The database that a backup takes the place of, as far as it can be read: it knows which serials were given. */
final class ReplacedDatabase implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(ReplacedDatabase.class.getName());
    private static final int ZONES_AT_ONCE = 500;

    private final Optional<Session> session;
    private final Map<DomainName, ZoneRow> zones = new LinkedHashMap<>();
    private boolean isWhole;
    private long lastSequence;

    private ReplacedDatabase(Optional<Session> session) {
        this.session = session;
    }

    /** Reads which zones there are. What cannot be read is as if it were not there. */
    static ReplacedDatabase open(SqliteConfig config) {
        ReplacedDatabase replaced = new ReplacedDatabase(session(config));
        replaced.session.ifPresent(replaced::readZones);
        return replaced;
    }

    private static Optional<Session> session(SqliteConfig config) {
        try {
            return Optional.of(SoundDatabase.open(config));
        } catch (OpeningRefusedException e) {
            LOG.log(Level.DEBUG, "database to be replaced cannot be read", e);
            return Optional.empty();
        }
    }

    private void readZones(Session open) {
        try {
            Optional<DomainName> last = Optional.empty();
            do {
                List<ZoneRow> rows = ZoneRows.after(open, last, ZONES_AT_ONCE);
                rows.forEach(row -> zones.put(row.zone().name(), row));
                last = rows.isEmpty()
                        ? Optional.empty()
                        : Optional.of(rows.getLast().zone().name());
            } while (last.isPresent());
            lastSequence = EventRows.last(open);
            isWhole = true;
        } catch (RuntimeException broken) {
            LOG.log(Level.DEBUG, "database to be replaced is damaged", broken);
        }
    }

    /** Whether all of its zones are known. */
    boolean isWhole() {
        return isWhole;
    }

    /** The number of its latest change, as far as it is known. */
    long lastSequence() {
        return lastSequence;
    }

    Map<DomainName, ZoneRow> zones() {
        return zones;
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
