package dev.koder.herald.adapter.storage.sqlite;

import static dev.koder.herald.adapter.storage.testkit.CommitBuilder.aCommit;
import static dev.koder.herald.adapter.storage.testkit.ZoneBuilder.aZone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.koder.herald.adapter.storage.testkit.Samples;
import dev.koder.herald.adapter.storage.testkit.ZoneBuilder;
import dev.koder.herald.application.health.Obstacle;
import dev.koder.herald.application.port.StoreUnavailableException;
import dev.koder.herald.application.zone.CommitOutcome;
import dev.koder.herald.application.zone.CreateOutcome;
import dev.koder.herald.application.zone.HistoryOutcome;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.zone.ChangeGuard;
import dev.koder.herald.domain.zone.ChangeNote;
import dev.koder.herald.domain.zone.Precondition;
import dev.koder.herald.domain.zone.ZoneChange;
import dev.koder.herald.domain.zone.ZoneDeletion;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
            store.stores().zones().create(zone().creation());
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

    @Test
    void keeps_others_from_writing_neither_for_a_moment() {
        String owner = ownerInIt();
        try (SqliteStore store = Opened.with(config)) {
            assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(() -> put(store, owner));

            assertThat(store.writer().obstacle()).isEmpty();
        }
    }

    @Test
    void is_mended_by_contents_that_are_written_as_a_whole() {
        try (SqliteStore store = Opened.with(config)) {
            CommitOutcome outcome = store.stores()
                    .zones()
                    .commit(aCommit()
                            .replacingAll(new ZoneChange.ReplaceContents(
                                    ZoneBuilder.soa(), Optional.empty(), zone().contents()))
                            .commit());

            assertThat(outcome).isInstanceOf(CommitOutcome.Done.class);
        }
        assertThat(damages()).isEmpty();
    }

    @Test
    void does_not_come_into_the_history_of_the_zone_that_is_made_anew() {
        try (SqliteStore store = Opened.with(config)) {
            store.stores().zones().delete(deletion());

            assertThat(store.stores().zones().create(aZone().creation())).isInstanceOf(CreateOutcome.Created.class);
            assertThat(store.stores()
                            .history()
                            .readAt(Samples.ACME, Samples.name("example.org"), new Serial(1), (zone, contents) -> zone))
                    .isNotInstanceOf(HistoryOutcome.Found.class);
        }
        assertThat(damages()).isEmpty();
    }

    @Test
    void is_told_where_its_rrsets_cannot_even_be_read() {
        try (Session session = new Connections(config).examiner()) {
            session.runOnce("UPDATE piece SET rrsets = CAST(x'ffff' || substr(rrsets, 3) AS BLOB)");
        }
        try (SqliteStore store = Opened.with(config)) {
            assertThatExceptionOfType(StoreUnavailableException.class)
                    .isThrownBy(() -> put(store, "h100"))
                    .satisfies(unavailable -> assertThat(unavailable.obstacle()).isEqualTo(Obstacle.DAMAGED));
            store.stores().zones().delete(deletion());

            assertThat(store.stores().zones().create(aZone().creation())).isInstanceOf(CreateOutcome.Created.class);
        }
    }

    private static ZoneDeletion deletion() {
        return new ZoneDeletion(
                Samples.ACME,
                Samples.name("example.org"),
                new Precondition.None(),
                Samples.ALICE,
                ChangeNote.NONE,
                Optional.empty(),
                Samples.START,
                ChangeGuard.NONE,
                false);
    }

    private static ZoneBuilder zone() {
        return aZone().withHosts(200, i -> "h%03d".formatted(i));
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
        return Upkept.done(SqliteStore.examine(config)).damages();
    }
}
