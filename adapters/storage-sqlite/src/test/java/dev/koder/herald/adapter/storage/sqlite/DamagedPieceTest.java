package dev.koder.herald.adapter.storage.sqlite;

import static dev.koder.herald.adapter.storage.testkit.CommitBuilder.aCommit;
import static dev.koder.herald.adapter.storage.testkit.ZoneBuilder.aZone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.koder.herald.adapter.storage.sqlite.SqliteStore.Upkeep;
import dev.koder.herald.application.health.Obstacle;
import dev.koder.herald.application.port.StoreUnavailableException;
import dev.koder.herald.application.zone.CommitOutcome;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bit that fell over on the disk is not made good by the next write beside it. */
class DamagedPieceTest {

    @TempDir
    private Path folder;

    private SqliteConfig config;

    /** The zone's first piece and its last one are sound, and one between is not. */
    @BeforeEach
    void damage() {
        config = SqliteConfig.of(folder.resolve("herald.db"));
        try (SqliteStore store = Opened.with(config)) {
            store.stores()
                    .zones()
                    .create(aZone().withHosts(200, i -> "h%03d".formatted(i)).creation());
        }
        try (Session session = new Connections(config).examiner()) {
            session.runOnce("UPDATE piece SET rrsets = CAST(substr(rrsets, 1, length(rrsets) - 1) || x'7f' AS BLOB)"
                    + " WHERE owner_key = (SELECT max(owner_key) FROM piece WHERE owner_key < (SELECT max(owner_key) FROM"
                    + " piece))");
        }
    }

    @Test
    void refuses_to_write_into_it_and_says_what_to_do() {
        String owner = ownerInIt();
        try (SqliteStore store = Opened.with(config)) {
            assertThatExceptionOfType(StoreUnavailableException.class)
                    .isThrownBy(() -> put(store, owner))
                    .satisfies(unavailable -> assertThat(unavailable.obstacle()).isEqualTo(Obstacle.DAMAGED))
                    .withMessage("example.org.: its RRsets from " + owner + ".example.org. on are not what was written"
                            + " (check-database tells what else is damaged; stop the engine and restore a backup)");
        }
        assertThat(damages()).hasSize(1);
    }

    @Test
    void goes_on_to_write_elsewhere_in_the_zone() {
        try (SqliteStore store = Opened.with(config)) {
            assertThat(put(store, "a")).isInstanceOf(CommitOutcome.Done.class);
            assertThat(store.stores().writability().obstacle()).isEmpty();
        }
        assertThat(damages()).hasSize(1);
    }

    private String ownerInIt() {
        String damage = damages().getFirst();
        return damage.substring(damage.indexOf(" from ") + 6, damage.indexOf(".example.org. on"));
    }

    private static CommitOutcome put(SqliteStore store, String owner) {
        return store.stores()
                .zones()
                .commit(aCommit().replacing(owner, "AAAA", "2001:db8::1").commit());
    }

    private List<String> damages() {
        return ((SqliteStore.Examined) ((Upkeep.Done<?>) SqliteStore.examine(config)).result()).damages();
    }
}
