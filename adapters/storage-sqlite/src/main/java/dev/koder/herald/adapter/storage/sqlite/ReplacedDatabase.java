package dev.koder.herald.adapter.storage.sqlite;

import dev.koder.herald.application.access.Token;
import dev.koder.herald.application.access.TokenHash;
import dev.koder.herald.application.access.TokenId;
import dev.koder.herald.domain.dns.DomainName;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
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
    private final Map<TokenId, TokenHash> revoked = new HashMap<>();
    private Optional<Session> session = Optional.empty();
    private Lineage lineage = Lineage.UNKNOWN;
    private Optional<String> ignorance = Optional.empty();
    private long lastSequence;

    private ReplacedDatabase() {}

    /**
     * Reads what there is. What cannot be read is as if it were not there.
     *
     * @param backup where the backup comes from
     */
    static ReplacedDatabase open(SqliteConfig config, Lineage backup) throws IOException {
        ReplacedDatabase replaced = new ReplacedDatabase();
        DatabaseFiles files = new DatabaseFiles(config.database());
        if (files.isThere()) {
            replaced.read(config, backup);
            return replaced;
        }
        Optional<Path> aside = files.lastReplaced();
        aside.map(SqliteConfig::of).ifPresent(it -> replaced.read(it, backup));
        replaced.ignorance = Optional.of(aside.map(it -> "there was no database, and " + it.getFileName()
                        + ", which the last restore replaced, does not tell what came after it")
                .orElse("there was no database"));
        return replaced;
    }

    private void read(SqliteConfig config, Lineage backup) {
        try {
            Session open = SoundDatabase.open(config);
            session = Optional.of(open);
            readZones(open);
            tokens.addAll(SqliteTokenStore.all(open));
            revoked.putAll(SqliteTokenStore.revoked(open));
            lastSequence = EventRows.last(open);
            lineage = Lineage.of(open);
            ignorance = whatItMisses(backup);
        } catch (RuntimeException broken) {
            LOG.log(Level.DEBUG, "database to be replaced cannot be read", broken);
            ignorance = Optional.of("the replaced database could not be read (" + broken.getMessage() + ")");
        }
    }

    private Optional<String> whatItMisses(Lineage backup) {
        if (lineage.knowsAllOf(backup)) {
            return Optional.empty();
        }
        return Optional.of(
                lineage.isRelatedTo(backup)
                        ? "the replaced database went on from another state, and does not know what came after the backup"
                        : "the replaced database was made anew, and not from the one of the backup");
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

    /** Whether all of it but what zones hold could be read. */
    boolean isReadable() {
        return !lineage.descent().isEmpty();
    }

    /** Whether it knows all that was given out since the backup. */
    boolean isWhole() {
        return ignorance.isEmpty();
    }

    /** Why it does not know what was given out since the backup; empty where it does. */
    Optional<String> ignorance() {
        return ignorance;
    }

    /** Where it comes from, as far as it is known. */
    Lineage lineage() {
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

    /** What tells the secret of a token that is revoked. */
    Optional<TokenHash> hashOfRevoked(Token token) {
        return Optional.ofNullable(revoked.get(token.id()));
    }

    /** What a zone holds; empty where that is not what was written. */
    Optional<List<Piece>> pieces(ZoneRow row) {
        List<Piece> pieces = new ArrayList<>();
        List<String> damages = PieceExamination.damages(session.orElseThrow(), row, pieces::add);
        if (damages.isEmpty()) {
            return Optional.of(pieces);
        }
        LOG.log(
                Level.DEBUG,
                "zone of the database to be replaced is damaged zone="
                        + row.zone().name() + " damage=" + damages.getFirst());
        return Optional.empty();
    }

    /** Where a zone is served, as far as it can be read. */
    List<StandingRow> standings(ZoneRow row) {
        try {
            return StandingRow.all(session.orElseThrow(), row.id());
        } catch (SqliteFault damaged) {
            LOG.log(Level.DEBUG, "standings in the database to be replaced cannot be read", damaged);
            return List.of();
        }
    }

    @Override
    public void close() {
        session.ifPresent(Session::close);
    }
}
