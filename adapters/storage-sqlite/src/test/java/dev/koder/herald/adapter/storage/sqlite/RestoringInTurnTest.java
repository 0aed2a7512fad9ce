package dev.koder.herald.adapter.storage.sqlite;

import static dev.koder.herald.adapter.storage.testkit.CommitBuilder.aCommit;
import static dev.koder.herald.adapter.storage.testkit.Samples.ACME;
import static dev.koder.herald.adapter.storage.testkit.Samples.ALICE;
import static dev.koder.herald.adapter.storage.testkit.Samples.START;
import static dev.koder.herald.adapter.storage.testkit.Samples.name;
import static dev.koder.herald.adapter.storage.testkit.ZoneBuilder.aZone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.adapter.storage.sqlite.SqliteStore.Restored;
import dev.koder.herald.adapter.storage.sqlite.SqliteStore.Upkeep;
import dev.koder.herald.application.access.Token;
import dev.koder.herald.application.access.TokenHash;
import dev.koder.herald.application.access.TokenId;
import dev.koder.herald.application.access.TokenSettings;
import dev.koder.herald.application.identity.Permission;
import dev.koder.herald.domain.access.Authority;
import dev.koder.herald.domain.dns.Serial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Backups that are restored one after the other: what the database in between knows, and what it cannot know. */
@Timeout(60)
class RestoringInTurnTest {

    private static final String IGNORANT =
            "the replaced database went on from another state, and does not know what came after the backup";
    private static final long LEAP = 1 << 24;
    private static final int ROOM = 10;

    @TempDir
    private Path folder;

    private SqliteConfig config;
    private Instant now = START.plusSeconds(1000);

    /** A week: each day begins with a zone and a token of its name, and ends with a backup. */
    @BeforeEach
    void live() {
        config = SqliteConfig.of(folder.resolve("data").resolve("herald.db"));
        try (SqliteStore store = Opened.with(config)) {
            day(store, "monday", START.plusSeconds(1));
            day(store, "tuesday", START.plusSeconds(2));
            change(store, "tuesday.example", 5);
            issue(store, "wednesday", START.plusSeconds(3));
        }
    }

    @Test
    void leaps_where_a_newer_backup_follows_upon_an_older_one_and_the_database_is_lost() throws IOException {
        lose();
        assertThat(restored("monday").ignorance()).contains("there was no database");

        Restored restored = restored("tuesday");

        assertThat(restored.ignorance()).contains(IGNORANT);
        try (SqliteStore store = Opened.with(config)) {
            assertThat(serial(store, "tuesday.example")).isEqualTo(new Serial(1 + LEAP));
        }
    }

    @Test
    void leaps_once_for_a_backup_that_is_restored_again() throws IOException {
        lose();
        restored("monday");

        assertThat(restored("monday").ignorance()).isEmpty();

        try (SqliteStore store = Opened.with(config)) {
            assertThat(serial(store, "monday.example")).isEqualTo(new Serial(2 + LEAP));
        }
    }

    @Test
    void knows_what_came_after_a_backup_of_a_database_that_was_lost_only_later() throws IOException {
        restored("monday");

        assertThat(restored("tuesday").ignorance()).isEmpty();

        try (SqliteStore store = Opened.with(config)) {
            assertThat(serial(store, "tuesday.example").value()).isBetween(7L, 20L);
        }
    }

    @Test
    void leaps_where_a_backup_of_a_later_store_is_restored_over_an_earlier_one() throws IOException {
        Path first = restored("monday").keptAs().orElseThrow();
        assertThat(SqliteStore.backUp(config, backup("later"), now)).isInstanceOf(Upkeep.Done.class);
        Files.delete(config.database());
        Files.move(first, config.database());

        assertThat(restored("later").ignorance()).contains(IGNORANT);
    }

    @Test
    void has_tokens_good_that_stand_in_a_newer_backup_and_were_never_revoked() {
        restored("monday");

        Restored restored = restored("tuesday");

        assertThat(restored.tokens().revoked()).isZero();
        assertThat(restored.tokens().unknown()).isEqualTo(1);
        assertGood("monday", "tuesday");
    }

    @Test
    void has_tokens_good_again_where_a_restore_is_undone() {
        Restored first = restored("monday");

        Restored undone = restored(first.keptAs().orElseThrow());

        assertThat(undone.ignorance()).isEmpty();
        assertThat(undone.tokens().revoked()).isZero();
        assertGood("monday", "tuesday", "wednesday");
    }

    @Test
    void keeps_a_token_revoked_that_an_older_backup_did_not_have() {
        try (SqliteStore store = Opened.with(config)) {
            store.stores().tokens().revoke(ACME, new TokenId("tok_tuesday"), START.plusSeconds(4));
        }
        restored("monday");

        Restored restored = restored("tuesday");

        assertThat(restored.tokens().revoked()).isEqualTo(1);
        assertGood("monday");
    }

    @Test
    void keeps_a_token_revoked_of_which_that_is_forgotten_between_two_restores() {
        restored("monday");
        try (SqliteStore store = Opened.with(config)) {
            store.stores().tokens().revoke(ACME, new TokenId("tok_monday"), START.plusSeconds(4));
            store.stores().tokens().forget(START.plusSeconds(5));
        }

        restored("tuesday");

        assertGood("tuesday");
    }

    @Test
    void takes_what_the_last_restore_replaced_for_what_it_is_where_the_database_is_missing() throws IOException {
        try (SqliteStore store = Opened.with(config)) {
            store.stores().tokens().revoke(ACME, new TokenId("tok_monday"), START.plusSeconds(4));
        }
        Path replaced = beside(".replaced-20260115T095959Z");
        Files.move(config.database(), replaced);

        assertThat(Opened.refusal(config.database()))
                .contains("missing")
                .contains("herald.db.replaced-20260115T095959Z is what the last restore replaced");
        Restored restored = restored("monday");

        assertThat(restored.ignorance()).hasValueSatisfying(why -> assertThat(why)
                .isEqualTo(
                        "there was no database, and herald.db.replaced-20260115T095959Z, which the last restore replaced,"
                                + " does not tell what came after it"));
        assertThat(restored.tokens().revoked()).isEqualTo(1);
        assertThat(restored.zones().deleted()).containsExactly(name("tuesday.example"));
        assertThat(replaced).exists();
        try (SqliteStore store = Opened.with(config)) {
            assertThat(serial(store, "monday.example")).isEqualTo(new Serial(1 + LEAP));
        }
        assertGood();
    }

    private void day(SqliteStore store, String day, Instant at) {
        store.stores().zones().create(aZone().named(day + ".example").creation());
        issue(store, day, at);
        assertThat(SqliteStore.backUp(config, backup(day), at)).isInstanceOf(Upkeep.Done.class);
    }

    private Path backup(String day) {
        return folder.resolve(day + ".db");
    }

    private Path beside(String suffix) {
        return config.database().resolveSibling("herald.db" + suffix);
    }

    private void lose() throws IOException {
        Files.delete(config.database());
    }

    private Restored restored(String day) {
        return restored(backup(day));
    }

    private Restored restored(Path from) {
        now = now.plusSeconds(1);
        return Upkept.done(SqliteStore.restore(config, from, now, new Random(now.getEpochSecond())));
    }

    private static void change(SqliteStore store, String zone, int times) {
        for (int i = 0; i < times; i++) {
            store.stores()
                    .zones()
                    .commit(aCommit()
                            .to(zone)
                            .replacing("h" + i, "A", "192.0.2.1")
                            .commit());
        }
    }

    private static Serial serial(SqliteStore store, String zone) {
        return store.stores().zones().find(ACME, name(zone)).orElseThrow().serial();
    }

    private static void issue(SqliteStore store, String day, Instant at) {
        TokenSettings settings =
                new TokenSettings(day, Set.of(Permission.READ), Authority.EVERYTHING, Optional.empty(), List.of());
        Token token =
                new Token(new TokenId("tok_" + day), ACME, settings, ALICE, at, Optional.empty(), Optional.empty());
        store.stores().tokens().insert(token, new TokenHash(day), ROOM);
    }

    private void assertGood(String... days) {
        try (SqliteStore store = Opened.with(config)) {
            assertThat(store.stores().tokens().list(ACME))
                    .filteredOn(token -> token.isGoodAt(now))
                    .extracting(token -> token.settings().name())
                    .containsExactlyInAnyOrder(days);
        }
    }
}
