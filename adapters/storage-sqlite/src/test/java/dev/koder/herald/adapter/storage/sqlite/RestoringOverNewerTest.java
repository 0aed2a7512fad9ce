package dev.koder.herald.adapter.storage.sqlite;

import static dev.koder.herald.adapter.storage.testkit.Samples.ACME;
import static dev.koder.herald.adapter.storage.testkit.Samples.ALICE;
import static dev.koder.herald.adapter.storage.testkit.Samples.GLOBEX;
import static dev.koder.herald.adapter.storage.testkit.Samples.START;
import static dev.koder.herald.adapter.storage.testkit.Samples.name;
import static dev.koder.herald.adapter.storage.testkit.ZoneBuilder.aZone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.adapter.storage.sqlite.SqliteStore.Restored;
import dev.koder.herald.adapter.storage.sqlite.SqliteStore.TokenCounts;
import dev.koder.herald.adapter.storage.sqlite.SqliteStore.Upkeep;
import dev.koder.herald.application.access.Token;
import dev.koder.herald.application.access.TokenHash;
import dev.koder.herald.application.access.TokenId;
import dev.koder.herald.application.access.TokenSettings;
import dev.koder.herald.application.event.EventSlice;
import dev.koder.herald.application.feed.FeedSlice;
import dev.koder.herald.application.identity.Permission;
import dev.koder.herald.application.transfer.AcceptOutcome;
import dev.koder.herald.application.zone.CreateOutcome;
import dev.koder.herald.application.zone.DeleteOutcome;
import dev.koder.herald.application.zone.UndeleteOutcome;
import dev.koder.herald.application.zone.ZoneUndeletion;
import dev.koder.herald.domain.access.Authority;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.event.Event;
import dev.koder.herald.domain.event.EventType;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.transfer.OfferId;
import dev.koder.herald.domain.transfer.ZoneAcceptance;
import dev.koder.herald.domain.transfer.ZoneOffer;
import dev.koder.herald.domain.transfer.ZoneOffering;
import dev.koder.herald.domain.zone.ChangeGuard;
import dev.koder.herald.domain.zone.ChangeNote;
import dev.koder.herald.domain.zone.Precondition;
import dev.koder.herald.domain.zone.Zone;
import dev.koder.herald.domain.zone.ZoneDeletion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What happened between a backup and its restore, and must not be lost or undone by it without a word. */
@Timeout(60)
class RestoringOverNewerTest {

    private static final Instant LATER = START.plus(Duration.ofHours(1));
    private static final Instant NOW = Instant.parse("2026-01-16T10:00:00Z");
    private static final TokenId BUILD = new TokenId("tok_build");
    private static final TokenHash HASH = new TokenHash("hash");
    private static final int ROOM = 10;

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
    void keeps_a_zone_that_was_deleted_in_the_backup_and_created_anew_since() {
        try (SqliteStore store = Opened.with(config)) {
            create(store, ACME, "old", START);
            delete(store, ACME, START);
            backUp(store);
            create(store, ACME, "new", LATER);
        }

        Restored restored = restored();

        assertThat(restored.zones().deleted()).containsExactly(name("example.org"));
        assertThat(restored.now().damages()).isEmpty();
        try (SqliteStore store = Opened.with(config)) {
            assertThat(events(store, ACME).getLast())
                    .satisfies(event -> assertThat(event.type()).isEqualTo(EventType.ZONE_DELETED))
                    .satisfies(event -> assertThat(event.actor().value()).isEqualTo("koder-herald"));
            assertThat(feed(store))
                    .containsExactly(new FeedSlice.ZoneStanding(name("example.org"), new Serial(3), true));
            assertThat(store.stores().quotas().holdings(ACME).zones()).isZero();

            Zone back = undeleted(store, ACME);

            assertThat(text(store, ACME)).isEqualTo("\"new\"");
            assertThat(back.serial()).isEqualTo(new Serial(4));
        }
        Upkept.assertSound(config);
    }

    @Test
    void keeps_a_zone_that_another_tenant_made_of_a_name_that_is_free_in_the_backup() {
        Instant muchLater = START.plus(Duration.ofDays(40));
        try (SqliteStore store = Opened.with(config)) {
            create(store, ACME, "old", START);
            delete(store, ACME, START);
            backUp(store);
            create(store, GLOBEX, "new", muchLater);
        }

        Restored restored = restored(muchLater.plusSeconds(1));

        assertThat(restored.zones().deleted()).containsExactly(name("example.org"));
        try (SqliteStore store = Opened.with(config)) {
            assertThat(events(store, GLOBEX)).extracting(Event::type).containsExactly(EventType.ZONE_DELETED);
            undelete(store, GLOBEX, muchLater.plusSeconds(2));
            assertThat(text(store, GLOBEX)).isEqualTo("\"new\"");
        }
        Upkept.assertSound(config);
    }

    @Test
    void has_the_last_of_two_lives_had_back_where_both_are_over() {
        try (SqliteStore store = Opened.with(config)) {
            create(store, ACME, "old", START);
            delete(store, ACME, START);
            backUp(store);
            create(store, ACME, "new", LATER);
            delete(store, ACME, LATER);
        }

        Restored restored = restored();

        assertThat(restored.zones().deleted()).isEmpty();
        try (SqliteStore store = Opened.with(config)) {
            undeleted(store, ACME);
            assertThat(text(store, ACME)).isEqualTo("\"new\"");
        }
        Upkept.assertSound(config);
    }

    @Test
    void names_zones_that_are_back_with_the_tenant_who_had_them_and_tells_both() {
        try (SqliteStore store = Opened.with(config)) {
            create(store, ACME, "ours", START);
            backUp(store);
            transfer(store);
        }

        Restored restored = restored();

        assertThat(restored.zones().handedBack()).containsExactly(name("example.org"));
        try (SqliteStore store = Opened.with(config)) {
            assertThat(text(store, ACME)).isEqualTo("\"ours\"");
            assertThat(events(store, ACME).getLast().type()).isEqualTo(EventType.ZONE_TRANSFERRED);
            assertThat(events(store, GLOBEX)).singleElement().satisfies(event -> {
                assertThat(event.type()).isEqualTo(EventType.ZONE_TRANSFERRED);
                assertThat(event.note().reason())
                        .contains("another tenant's again, as in the backup that was restored");
            });
        }
        Upkept.assertSound(config);
    }

    @Test
    void keeps_tokens_revoked_that_were_revoked_since() {
        try (SqliteStore store = Opened.with(config)) {
            issue(store, "tok_build", HASH);
            issue(store, "tok_other", new TokenHash("other"));
            backUp(store);
            store.stores().tokens().revoke(ACME, BUILD, LATER);
        }

        Restored restored = restored();

        assertThat(restored.tokens()).isEqualTo(new TokenCounts(1, 0, 0, 0, 1));
        try (SqliteStore store = Opened.with(config)) {
            assertThat(token(store).revokedAt()).contains(LATER);
        }
    }

    @Test
    void keeps_tokens_revoked_of_which_that_is_forgotten_already() {
        try (SqliteStore store = Opened.with(config)) {
            issue(store, "tok_build", HASH);
            backUp(store);
            store.stores().tokens().revoke(ACME, BUILD, LATER);
            store.stores().tokens().forget(LATER.plusSeconds(1));
        }

        assertThat(restored().tokens()).isEqualTo(new TokenCounts(1, 0, 0, 0, 0));

        try (SqliteStore store = Opened.with(config)) {
            assertThat(token(store).revokedAt()).contains(NOW);
        }
    }

    @Test
    void keeps_what_tokens_were_restricted_to_since() {
        TokenSettings narrow = settings("narrow", Optional.of(LATER));
        try (SqliteStore store = Opened.with(config)) {
            issue(store, "tok_build", HASH);
            backUp(store);
            store.stores().tokens().alter(ACME, BUILD, before -> narrow);
        }

        assertThat(restored().tokens()).isEqualTo(new TokenCounts(0, 1, 0, 0, 0));

        try (SqliteStore store = Opened.with(config)) {
            assertThat(token(store).settings()).isEqualTo(narrow);
        }
    }

    @Test
    void counts_tokens_that_the_backup_does_not_have() {
        try (SqliteStore store = Opened.with(config)) {
            issue(store, "tok_build", HASH);
            backUp(store);
            issue(store, "tok_younger", new TokenHash("younger"));
        }

        assertThat(restored().tokens()).isEqualTo(new TokenCounts(0, 0, 1, 0, 1));
    }

    @Test
    void knows_nothing_of_the_time_since_where_the_database_was_made_anew() throws IOException {
        try (SqliteStore store = Opened.with(config)) {
            create(store, ACME, "ours", START);
            issue(store, "tok_build", HASH);
            backUp(store);
        }
        Files.delete(config.database());
        Files.delete(folder.resolve("herald.db.initialised"));
        ((SqliteStore.OpenOutcome.Opened) SqliteStore.open(config, new Random(7)))
                .store()
                .close();

        Restored restored = restored();

        assertThat(restored.ignorance())
                .contains("the replaced database was made anew, and not from the one of the backup");
        assertThat(restored.tokens()).isEqualTo(new TokenCounts(0, 0, 0, 0, 1));
        try (SqliteStore store = Opened.with(config)) {
            assertThat(zone(store).serial()).isEqualTo(new Serial(1 + (1 << 24)));
        }
    }

    @Test
    void knows_a_database_that_went_on_from_an_earlier_restore() {
        try (SqliteStore store = Opened.with(config)) {
            create(store, ACME, "ours", START);
            backUp(store);
        }
        restored();
        assertThat(SqliteStore.restore(config, backup, NOW.plusSeconds(1), new Random(4)))
                .isInstanceOfSatisfying(Upkeep.Done.class, done -> assertThat(((Restored) done.result()).ignorance())
                        .isEmpty());
    }

    private void backUp(SqliteStore store) {
        assertThat(store.stores()).isNotNull();
        assertThat(SqliteStore.backUp(config, backup, START)).isInstanceOf(Upkeep.Done.class);
    }

    private Restored restored() {
        return restored(NOW);
    }

    private Restored restored(Instant at) {
        return Upkept.done(SqliteStore.restore(config, backup, at, new Random(2)));
    }

    private static void create(SqliteStore store, TenantId tenant, String text, Instant at) {
        assertThat(store.stores()
                        .zones()
                        .create(aZone().ownedBy(tenant)
                                .with("@", "TXT", '"' + text + '"')
                                .wishedAt(at)
                                .creation()))
                .isInstanceOf(CreateOutcome.Created.class);
    }

    private static void delete(SqliteStore store, TenantId tenant, Instant at) {
        assertThat(store.stores()
                        .zones()
                        .delete(new ZoneDeletion(
                                tenant,
                                name("example.org"),
                                new Precondition.None(),
                                ALICE,
                                ChangeNote.NONE,
                                Optional.empty(),
                                at,
                                ChangeGuard.NONE,
                                false)))
                .isInstanceOf(DeleteOutcome.Deleted.class);
    }

    private static Zone undeleted(SqliteStore store, TenantId tenant) {
        undelete(store, tenant, NOW.plusSeconds(1));
        return zone(store);
    }

    private static void undelete(SqliteStore store, TenantId tenant, Instant at) {
        assertThat(store.stores()
                        .zones()
                        .undelete(new ZoneUndeletion(
                                tenant,
                                name("example.org"),
                                ALICE,
                                ChangeNote.NONE,
                                Optional.empty(),
                                at,
                                ChangeGuard.NONE)))
                .isInstanceOf(UndeleteOutcome.Undeleted.class);
    }

    private static void transfer(SqliteStore store) {
        ZoneOffer offer = new ZoneOffer(
                new OfferId("offer"),
                ACME,
                GLOBEX,
                name("example.org"),
                false,
                ALICE,
                LATER,
                LATER.plusSeconds(9),
                Optional.empty());
        store.stores()
                .transfers()
                .offer(new ZoneOffering(offer, new Precondition.None(), ChangeNote.NONE, ChangeGuard.NONE));
        assertThat(store.stores()
                        .transfers()
                        .accept(new ZoneAcceptance(
                                GLOBEX, offer.id(), ALICE, ChangeNote.NONE, LATER.plusSeconds(1), ChangeGuard.NONE)))
                .isInstanceOf(AcceptOutcome.Accepted.class);
    }

    private static void issue(SqliteStore store, String id, TokenHash hash) {
        Token token = new Token(
                new TokenId(id),
                ACME,
                settings(id, Optional.empty()),
                ALICE,
                START,
                Optional.empty(),
                Optional.empty());
        store.stores().tokens().insert(token, hash, ROOM);
    }

    private static TokenSettings settings(String name, Optional<Instant> expiresAt) {
        return new TokenSettings(name, Set.of(Permission.READ), Authority.EVERYTHING, expiresAt, List.of());
    }

    private static Token token(SqliteStore store) {
        return store.stores().tokens().identify(HASH).orElseThrow();
    }

    private static Zone zone(SqliteStore store) {
        return store.stores().zones().find(ACME, name("example.org")).orElseThrow();
    }

    private static String text(SqliteStore store, TenantId tenant) {
        return store.stores()
                .zones()
                .recordSet(tenant, name("example.org"), name("example.org"), RecordType.parse("TXT"))
                .orElseThrow()
                .records()
                .getFirst()
                .toText();
    }

    private static List<Event> events(SqliteStore store, TenantId tenant) {
        return ((EventSlice.Events) store.stores().events().after(Optional.of(tenant), Optional.empty(), 100)).list();
    }

    private static List<FeedSlice.ZoneStanding> feed(SqliteStore store) {
        return ((FeedSlice.Changes) store.stores().directory().changedAfter(Optional.empty(), Optional.empty(), 10))
                .zones();
    }
}
