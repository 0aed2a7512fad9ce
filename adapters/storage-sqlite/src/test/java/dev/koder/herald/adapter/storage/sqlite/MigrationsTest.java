package dev.koder.herald.adapter.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.dns.Ttl;
import dev.koder.herald.domain.record.Rdata;
import dev.koder.herald.domain.record.RecordSet;
import dev.koder.herald.domain.tenant.TenantId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an older Herald stored is what a newer one finds. */
class MigrationsTest {

    private static final TenantId TENANT = new TenantId("t");
    private static final DomainName ZONE = DomainName.parse("example.org");

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @Test
    void rrsets_in_rows_of_their_own_become_pieces() {
        List<RecordSet> sets = List.of(
                set("@", "NS", "ns1.example.net.", "ns2.example.net."),
                set("a", "A", "192.0.2.1"),
                set("a", "TXT", "\\000\\001\\255", "x"),
                set("\\000.a", "AAAA", "2001:db8::"));
        Path old = folder.resolve("old.db");
        makeFirstSchema(old, sets);
        List<RecordSet> found = new ArrayList<>();

        Migrations.apply(old);
        try (Session session = new Connections(SqliteConfig.of(old)).examiner()) {
            new RecordSetRows(session, 1, ZONE).forEach(found::add);
        }

        assertThat(found).isEqualTo(sets);
    }

    @Test
    void zones_that_are_older_than_their_history_begin_it_as_they_are() {
        Path old = folder.resolve("old.db");
        makeFirstSchema(old, List.of());

        Migrations.apply(old);
        try (Session session = new Connections(SqliteConfig.of(old)).examiner()) {
            assertThat(session.number("SELECT count(*) FROM version JOIN zone USING (change_sequence)"
                            + " WHERE version.zone_id = zone.id AND previous = 0 AND removed IS NULL"))
                    .isEqualTo(1);
        }
    }

    @Test
    void versions_get_the_kind_time_and_tenant_that_events_tell() {
        Path old = folder.resolve("old.db");
        migrate(old, "22");
        try (Session session = new Connections(SqliteConfig.of(old)).examiner()) {
            session.run(
                    "INSERT INTO zone (id, name_key, tenant, serial, soa_rdata, soa_ttl, rrset_count, created_at, changed_at,"
                            + " deleted_at, change_sequence) VALUES (1, x'', 'now', 64, x'', 1, 1, 10, 30, 40, 4)");
            addVersion(session, 1, 0, 62, 10);
            addVersion(session, 2, 1, 63, 20);
            addVersion(session, 3, 2, 64, 30);
            addVersion(session, 4, 3, 64, 30);
            session.run("INSERT INTO event (change_sequence, tenant, name_key, type, serial, actor, request_id, reason,"
                    + " committed_at) VALUES (2, 'before', x'', 'zone.transferred', 63, 'a', '', '', 20)");
        }

        Migrations.apply(old);
        try (Session session = new Connections(SqliteConfig.of(old)).examiner()) {
            assertThat(session.text(
                            "SELECT group_concat(kind || ' ' || tenant || ' ' || committed_at, ', ') FROM version"))
                    .contains("created now 10, transferred before 20, changed now 30, deleted now 40");
            assertThat(session.number("SELECT change_sequence FROM version_mark WHERE zone_id = 1 AND block = 0"))
                    .isEqualTo(2);
            assertThat(session.number("SELECT oldest_serial FROM zone")).isEqualTo(62);
        }
    }

    private static void addVersion(Session session, long sequence, long previous, long serial, long at) {
        session.run(
                "INSERT INTO version (change_sequence, zone_id, previous, serial, soa_rdata, soa_ttl, rrset_count, committed_at,"
                        + " actor, request_id, reason) VALUES (?, 1, ?, ?, x'', 1, 1, ?, 'a', '', '')",
                sequence,
                previous,
                serial,
                at);
    }

    @Test
    void zones_from_before_families_were_kept_together_are_counted_below_the_names_above_them() {
        Path old = folder.resolve("old.db");
        makeFirstSchema(old, List.of());
        try (Session session = new Connections(SqliteConfig.of(old)).examiner()) {
            for (String zone : List.of("example.org", "a.example.org", "b.a.example.org", "\\000.example.org")) {
                session.run(
                        "INSERT INTO zone SELECT max(id) + 1, ?, 't', 1, x'', 1, 1, 1, 1, NULL, max(id) + 1 FROM zone",
                        (Object) DomainName.parse(zone).canonicalKey(DomainName.ROOT));
            }
        }

        Migrations.apply(old);
        try (Session session = new Connections(SqliteConfig.of(old)).examiner()) {
            assertThat(below(session, "org")).isEqualTo(4);
            assertThat(below(session, "example.org")).isEqualTo(3);
            assertThat(below(session, "a.example.org")).isEqualTo(1);
            assertThat(session.number("SELECT count(*) FROM zone_below")).isEqualTo(3);
        }
    }

    private static long below(Session session, String name) {
        return session.number("SELECT zones FROM zone_below WHERE tenant = 't' AND name_key = ?", (Object)
                DomainName.parse(name).canonicalKey(DomainName.ROOT));
    }

    private static void makeFirstSchema(Path database, List<RecordSet> sets) {
        migrate(database, "1");
        try (Session session = new Connections(SqliteConfig.of(database)).examiner()) {
            session.run("INSERT INTO zone VALUES (1, x'', ?, 1, x'', 1, 1, 1, 1, NULL, 1)", TENANT.value());
            for (RecordSet set : sets) {
                session.run(
                        "INSERT INTO rrset VALUES (1, ?, ?, ?, ?)",
                        set.owner().canonicalKey(ZONE),
                        set.type().code(),
                        set.ttl().seconds(),
                        set.packed());
            }
        }
    }

    private static void migrate(Path database, String target) {
        Flyway.configure()
                .dataSource(Connections.url(database), "", "")
                .locations("classpath:db/migration")
                .target(target)
                .load()
                .migrate();
    }

    private static RecordSet set(String owner, String type, String... records) {
        RecordType recordType = RecordType.parse(type);
        return new RecordSet(
                DomainName.parse(owner, ZONE),
                recordType,
                new Ttl(2_147_483_647),
                Stream.of(records)
                        .map(text -> Rdata.parse(recordType, text, ZONE))
                        .toList());
    }
}
