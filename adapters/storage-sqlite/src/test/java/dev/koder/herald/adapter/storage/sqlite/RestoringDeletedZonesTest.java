package dev.koder.herald.adapter.storage.sqlite;

import static dev.koder.herald.adapter.storage.testkit.Samples.ACME;
import static dev.koder.herald.adapter.storage.testkit.Samples.ALICE;
import static dev.koder.herald.adapter.storage.testkit.Samples.START;
import static dev.koder.herald.adapter.storage.testkit.Samples.name;
import static dev.koder.herald.adapter.storage.testkit.ZoneBuilder.aZone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.adapter.storage.sqlite.SqliteStore.Restored;
import dev.koder.herald.adapter.storage.sqlite.SqliteStore.Upkeep;
import dev.koder.herald.application.zone.UndeleteOutcome;
import dev.koder.herald.application.zone.ZoneUndeletion;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.pop.Pop;
import dev.koder.herald.domain.pop.PopId;
import dev.koder.herald.domain.pop.PopReport;
import dev.koder.herald.domain.pop.ZoneServing;
import dev.koder.herald.domain.zone.ChangeGuard;
import dev.koder.herald.domain.zone.ChangeNote;
import dev.koder.herald.domain.zone.Precondition;
import dev.koder.herald.domain.zone.VersionEntry;
import dev.koder.herald.domain.zone.ZoneDeletion;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a restore makes of zones that are deleted, or become so by it. */
@Timeout(60)
class RestoringDeletedZonesTest {

    private static final Instant NOW = START.plusSeconds(3600);

    @TempDir
    private Path folder;

    private SqliteConfig config;
    private Path backup;

    @BeforeEach
    void chooseFiles() {
        config = SqliteConfig.of(folder.resolve("herald.db"));
        backup = folder.resolve("backup.db");
    }

    @Test
    void restores_over_a_database_in_which_a_zone_is_damaged_and_names_the_zone() {
        try (SqliteStore store = Opened.with(config)) {
            backUp();
            create(store, "younger.example");
            create(store, "damaged.example");
        }
        harm("damaged.example");

        Restored restored = restored();

        assertThat(restored.zones().deleted()).containsExactly(name("damaged.example"), name("younger.example"));
        assertThat(restored.zones().emptied()).containsExactly(name("damaged.example"));
        assertThat(restored.ignorance()).isEmpty();
        try (SqliteStore store = Opened.with(config)) {
            assertThat(undeleted(store, "damaged.example")).isInstanceOf(UndeleteOutcome.NoSuchZone.class);
            assertThat(undeleted(store, "younger.example")).isInstanceOf(UndeleteOutcome.Undeleted.class);
            create(store, "damaged.example");
            assertThat(history(store, "damaged.example")).hasSize(1);
        }
        Upkept.assertSound(config);
    }

    @Test
    void restores_over_a_database_in_which_a_piece_cannot_be_read() {
        try (SqliteStore store = Opened.with(config)) {
            backUp();
            create(store, "damaged.example");
        }
        change("UPDATE piece SET rrsets = substr(rrsets, 1, length(rrsets) - 3), checksum = NULL");

        assertThat(restored().zones().emptied()).containsExactly(name("damaged.example"));
        Upkept.assertSound(config);
    }

    @Test
    void finds_no_fault_with_zones_of_which_nothing_is_kept() {
        try (SqliteStore store = Opened.with(config)) {
            create(store, "forgotten.example");
            delete(store, "forgotten.example");
            store.stores().zones().forgetDeleted(START.plusSeconds(1), 10);
            Upkept.assertSound(config);
            backUp();
        }
    }

    @Test
    void adds_no_version_to_a_zone_of_which_nothing_is_kept() {
        try (SqliteStore store = Opened.with(config)) {
            create(store, "forgotten.example");
            delete(store, "forgotten.example");
            store.stores().zones().forgetDeleted(START.plusSeconds(1), 10);
            backUp();
        }

        restored();

        try (SqliteStore store = Opened.with(config)) {
            create(store, "forgotten.example");
            assertThat(history(store, "forgotten.example")).hasSize(1);
            assertThat(store.stores()
                            .zones()
                            .find(ACME, name("forgotten.example"))
                            .orElseThrow()
                            .serial()
                            .isAfter(new Serial(1)))
                    .isTrue();
        }
        Upkept.assertSound(config);
    }

    @Test
    void knows_where_a_zone_is_served_that_the_backup_does_not_have() {
        try (SqliteStore store = Opened.with(config)) {
            backUp();
            create(store, "younger.example");
            Pop pop = new Pop(new PopId("fra1"), START, START);
            store.stores()
                    .pops()
                    .record(new PopReport(
                            pop,
                            List.of(new ZoneServing(
                                    name("younger.example"),
                                    Optional.of(new Serial(1)),
                                    Optional.of(new Serial(1)),
                                    Optional.of(START),
                                    Optional.empty()))));
        }

        restored();

        try (SqliteStore store = Opened.with(config)) {
            assertThat(store.stores().pops().all()).extracting(Pop::id).containsExactly(new PopId("fra1"));
            assertThat(store.stores().pops().standing(ACME, name("younger.example")))
                    .hasEntrySatisfying(new PopId("fra1"), standing -> assertThat(
                                    standing.serving().servedSerial())
                            .contains(new Serial(1)));
        }
    }

    private void harm(String zone) {
        change("UPDATE piece SET rrsets = CAST(substr(rrsets, 1, length(rrsets) - 1) || x'7f' AS BLOB)"
                + " WHERE zone_id = (SELECT max(id) FROM zone)");
        assertThat(zone).isEqualTo("damaged.example");
    }

    private void change(String sql) {
        try (Session session = new Connections(config).examiner()) {
            session.runOnce(sql);
        }
    }

    private void backUp() {
        assertThat(SqliteStore.backUp(config, backup, START)).isInstanceOf(Upkeep.Done.class);
    }

    private Restored restored() {
        return Upkept.done(SqliteStore.restore(config, backup, NOW, new Random(2)));
    }

    private static void create(SqliteStore store, String zone) {
        store.stores()
                .zones()
                .create(aZone().named(zone).with("www", "A", "192.0.2.1").creation());
    }

    private static void delete(SqliteStore store, String zone) {
        store.stores()
                .zones()
                .delete(new ZoneDeletion(
                        ACME,
                        name(zone),
                        new Precondition.None(),
                        ALICE,
                        ChangeNote.NONE,
                        Optional.empty(),
                        START,
                        ChangeGuard.NONE,
                        false));
    }

    private static UndeleteOutcome undeleted(SqliteStore store, String zone) {
        return store.stores()
                .zones()
                .undelete(new ZoneUndeletion(
                        ACME, name(zone), ALICE, ChangeNote.NONE, Optional.empty(), NOW, ChangeGuard.NONE));
    }

    private static List<VersionEntry> history(SqliteStore store, String zone) {
        return store.stores()
                .history()
                .versions(ACME, name(zone), Optional.empty(), 10)
                .orElseThrow();
    }
}
