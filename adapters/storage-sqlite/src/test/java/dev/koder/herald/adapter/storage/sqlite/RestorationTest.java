package dev.koder.herald.adapter.storage.sqlite;

import static dev.koder.herald.adapter.storage.testkit.CommitBuilder.aCommit;
import static dev.koder.herald.adapter.storage.testkit.ZoneBuilder.aZone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.adapter.storage.sqlite.SqliteStore.Restored;
import dev.koder.herald.adapter.storage.sqlite.SqliteStore.Upkeep;
import dev.koder.herald.adapter.storage.testkit.Samples;
import dev.koder.herald.application.event.EventSlice;
import dev.koder.herald.application.feed.FeedCursor;
import dev.koder.herald.application.feed.FeedSlice;
import dev.koder.herald.application.webhook.DeliveryProgress;
import dev.koder.herald.application.webhook.Webhook;
import dev.koder.herald.application.webhook.WebhookId;
import dev.koder.herald.application.webhook.WebhookSecret;
import dev.koder.herald.application.webhook.WebhookSecrets;
import dev.koder.herald.application.webhook.WebhookSettings;
import dev.koder.herald.application.webhook.WebhookState;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.zone.ChangeGuard;
import dev.koder.herald.domain.zone.ChangeId;
import dev.koder.herald.domain.zone.ChangeNote;
import dev.koder.herald.domain.zone.Precondition;
import dev.koder.herald.domain.zone.VersionEntry;
import dev.koder.herald.domain.zone.Zone;
import dev.koder.herald.domain.zone.ZoneDeletion;
import java.io.IOException;
import java.io.RandomAccessFile;
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

/** A backup in the place of a database: nobody who saw a later state takes what is restored for old. */
@Timeout(60)
class RestorationTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @TempDir
    private Path folder;

    private SqliteConfig config;
    private Path backup;

    @BeforeEach
    void backUp() {
        config = SqliteConfig.of(folder.resolve("herald.db"));
        backup = folder.resolve("backup.db");
        try (SqliteStore store = Opened.with(config)) {
            store.stores().zones().create(aZone().creation());
            put(store, "192.0.2.1");
            assertThat(SqliteStore.backUp(config, backup, Samples.START)).isInstanceOf(Upkeep.Done.class);
        }
    }

    @Test
    void makes_contents_what_they_were_at_a_serial_ahead_of_all_that_were_given() {
        long last;
        try (SqliteStore store = Opened.with(config)) {
            last = put(store, "192.0.2.2");
        }

        Restored restored = restored();

        try (SqliteStore store = Opened.with(config)) {
            assertThat(restored.ignorance()).isEmpty();
            assertThat(zone(store, "example.org").serial().value()).isEqualTo(last + 1);
            assertThat(address(store)).isEqualTo("192.0.2.1");
            assertThat(put(store, "192.0.2.3")).isEqualTo(last + 2);
        }
    }

    @Test
    void tells_of_itself_in_the_history() {
        restored();

        try (SqliteStore store = Opened.with(config)) {
            List<VersionEntry> versions = store.stores()
                    .history()
                    .versions(Samples.ACME, Samples.name("example.org"), Optional.empty(), 10)
                    .orElseThrow();
            assertThat(versions).hasSize(3);
            assertThat(versions.getFirst().actor().value()).isEqualTo("koder-herald");
            assertThat(versions.getFirst().note().reason()).contains("restored from a backup");
            assertThat(versions.getFirst().version().zone().changedAt()).isEqualTo(NOW);
        }
    }

    @Test
    void has_everybody_compare_all_zones() {
        FeedCursor cursor;
        try (SqliteStore store = Opened.with(config)) {
            cursor = changes(store, Optional.empty()).next();
        }

        restored();

        try (SqliteStore store = Opened.with(config)) {
            assertThat(store.stores().directory().changedAfter(Optional.empty(), Optional.of(cursor), 10))
                    .isInstanceOf(FeedSlice.CursorUnknown.class);
            assertThat(changes(store, Optional.empty()).zones()).hasSize(1);
        }
    }

    @Test
    void has_webhooks_go_on_where_they_were_and_tells_them_what_it_changed_itself() {
        Path withWebhook = folder.resolve("with-webhook.db");
        try (SqliteStore store = Opened.with(config)) {
            store.stores().webhooks().insert(webhookFrom(store.stores().events().end()), 1);
            assertThat(SqliteStore.backUp(config, withWebhook, Samples.START)).isInstanceOf(Upkeep.Done.class);
            put(store, "192.0.2.2");
        }

        restored(withWebhook);

        try (SqliteStore store = Opened.with(config)) {
            Webhook webhook = store.stores().webhooks().active().getFirst();
            EventSlice slice = store.stores()
                    .events()
                    .after(
                            Optional.of(Samples.ACME),
                            Optional.of(webhook.progress().after()),
                            10);
            assertThat(((EventSlice.Events) slice).list())
                    .singleElement()
                    .satisfies(event -> assertThat(event.actor().value()).isEqualTo("koder-herald"));
        }
    }

    private static Webhook webhookFrom(ChangeId latest) {
        return new Webhook(
                new WebhookId("wh_1"),
                Samples.ACME,
                new WebhookSettings("https://hooks.example/x", Set.of(), Optional.empty(), ""),
                new WebhookSecrets(new WebhookSecret("whsec_c2VjcmV0"), Optional.empty()),
                WebhookState.ACTIVE,
                new DeliveryProgress(latest, 0, Optional.empty(), 0, Optional.empty()),
                Samples.START);
    }

    @Test
    void takes_zones_that_the_backup_does_not_have_along_as_deleted() {
        try (SqliteStore store = Opened.with(config)) {
            store.stores()
                    .zones()
                    .create(aZone().named("younger.example")
                            .withHosts(100, i -> "h" + i)
                            .creation());
        }

        Restored restored = restored();

        assertThat(restored.zones().deleted()).containsExactly(Samples.name("younger.example"));
        assertThat(restored.now().damages()).isEmpty();
        try (SqliteStore store = Opened.with(config)) {
            assertThat(store.stores().zones().find(Samples.ACME, Samples.name("younger.example")))
                    .isEmpty();
            assertThat(changes(store, Optional.empty()).zones())
                    .contains(new FeedSlice.ZoneStanding(Samples.name("younger.example"), new Serial(2), true));
        }
    }

    @Test
    void revives_zones_that_were_deleted_since() {
        try (SqliteStore store = Opened.with(config)) {
            store.stores()
                    .zones()
                    .delete(new ZoneDeletion(
                            Samples.ACME,
                            Samples.name("example.org"),
                            new Precondition.None(),
                            Samples.ALICE,
                            ChangeNote.NONE,
                            Optional.empty(),
                            Samples.START,
                            ChangeGuard.NONE,
                            false));
        }

        assertThat(restored().zones().revived()).containsExactly(Samples.name("example.org"));

        try (SqliteStore store = Opened.with(config)) {
            assertThat(zone(store, "example.org").serial()).isEqualTo(new Serial(3));
        }
    }

    @Test
    void leaps_ahead_where_the_database_is_lost() throws IOException {
        Files.delete(config.database());

        Restored restored = restored();

        assertThat(restored.ignorance()).contains("there was no database");
        assertThat(restored.keptAs()).isEmpty();
        try (SqliteStore store = Opened.with(config)) {
            assertThat(zone(store, "example.org").serial()).isEqualTo(new Serial(2 + (1 << 24)));
        }
    }

    @Test
    void leaps_ahead_where_the_database_is_damaged() throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(config.database().toFile(), "rw")) {
            file.seek(4096);
            file.write(new byte[Math.toIntExact(file.length()) - 4096]);
        }

        Restored restored = restored();

        assertThat(restored.ignorance().orElseThrow()).startsWith("the replaced database could not be read (");
        assertThat(restored.keptAs().orElseThrow()).exists();
    }

    @Test
    void keeps_the_replaced_database_aside() {
        try (SqliteStore store = Opened.with(config)) {
            put(store, "192.0.2.2");
        }

        Path aside = restored().keptAs().orElseThrow();

        assertThat(aside).hasFileName("herald.db.replaced-20261122T100000Z");
        try (SqliteStore store = Opened.at(aside)) {
            assertThat(address(store)).isEqualTo("192.0.2.2");
        }
    }

    @Test
    void changes_nothing_while_an_engine_runs() {
        try (SqliteStore store = Opened.with(config)) {
            assertThat(refusal(backup)).contains("in use by another engine");
            assertThat(put(store, "192.0.2.2")).isEqualTo(3);
        }
    }

    @Test
    void changes_nothing_where_the_backup_is_none() throws IOException {
        Path text = Files.writeString(
                folder.resolve("text"),
                "this is a text that is long enough to be looked at as a header of something, isn't it, well, it is by"
                        + " now");

        assertThat(refusal(text)).contains("text: not an SQLite database");
        assertThat(refusal(folder.resolve("nosuch"))).contains("nosuch: no such file");
        assertThat(refusal(config.database())).contains("is the database itself");
        try (SqliteStore store = Opened.with(config)) {
            assertThat(zone(store, "example.org").serial()).isEqualTo(new Serial(2));
        }
        assertThat(folder.toFile().list()).noneMatch(name -> name.contains(".new") || name.contains("replaced"));
    }

    @Test
    void changes_nothing_where_the_backup_is_damaged() {
        try (Session session = new Connections(SqliteConfig.of(backup)).examiner()) {
            session.runOnce("UPDATE piece SET rrsets = unhex(replace(hex(rrsets), 'C0000201', 'C0000241'))");
        }

        assertThat(refusal(backup))
                .contains("backup.db: damaged (take another copy of it, or an older backup; ")
                .contains("digest");
        assertThat(folder.toFile().list()).noneMatch(name -> name.contains(".new") || name.contains("replaced"));
    }

    @Test
    void takes_a_backup_without_a_seal_and_says_so() {
        try (Session session = new Connections(SqliteConfig.of(backup)).examiner()) {
            session.runOnce("DELETE FROM meta WHERE name = 'seal'");
        }

        assertThat(restored().madeAt()).isEmpty();
    }

    @Test
    void changes_nothing_where_a_backup_without_a_seal_is_damaged() {
        try (Session session = new Connections(SqliteConfig.of(backup)).examiner()) {
            session.runOnce("DELETE FROM meta WHERE name = 'seal'");
            session.runOnce("UPDATE zone SET rrset_count = 7");
        }

        assertThat(refusal(backup)).contains("damaged").contains("(expected: 7)");
    }

    @Test
    void tells_when_the_backup_was_made() {
        assertThat(restored().madeAt()).contains(Samples.START);
    }

    @Test
    void may_be_done_again_and_serials_go_on_forward() {
        Serial first;
        restored();
        try (SqliteStore store = Opened.with(config)) {
            first = zone(store, "example.org").serial();
        }

        assertThat(SqliteStore.restore(config, backup, NOW.plusSeconds(1), new Random(3)))
                .isInstanceOf(Upkeep.Done.class);

        try (SqliteStore store = Opened.with(config)) {
            assertThat(zone(store, "example.org").serial().isAfter(first)).isTrue();
        }
    }

    private Restored restored() {
        return restored(backup);
    }

    private Restored restored(Path from) {
        return Upkept.done(SqliteStore.restore(config, from, NOW, new Random(2)));
    }

    private String refusal(Path from) {
        Upkeep<Restored> outcome = SqliteStore.restore(config, from, NOW, new Random(2));
        assertThat(outcome).isInstanceOf(Upkeep.Refused.class);
        return ((Upkeep.Refused<Restored>) outcome).reason();
    }

    private static FeedSlice.Changes changes(SqliteStore store, Optional<FeedCursor> after) {
        return (FeedSlice.Changes) store.stores().directory().changedAfter(Optional.empty(), after, 10);
    }

    private static Zone zone(SqliteStore store, String name) {
        return store.stores().zones().find(Samples.ACME, Samples.name(name)).orElseThrow();
    }

    private static String address(SqliteStore store) {
        return store.stores()
                .zones()
                .recordSet(
                        Samples.ACME,
                        Samples.name("example.org"),
                        Samples.name("www.example.org"),
                        RecordType.parse("A"))
                .orElseThrow()
                .records()
                .getFirst()
                .toText();
    }

    /** The serial at which the address stands. */
    private static long put(SqliteStore store, String address) {
        store.stores().zones().commit(aCommit().replacing("www", "A", address).commit());
        return zone(store, "example.org").serial().value();
    }
}
