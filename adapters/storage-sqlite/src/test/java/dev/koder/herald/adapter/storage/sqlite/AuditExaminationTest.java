package dev.koder.herald.adapter.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.adapter.storage.sqlite.SqliteStore.AuditVerdict;
import dev.koder.herald.adapter.storage.sqlite.SqliteStore.Upkeep;
import dev.koder.herald.adapter.storage.testkit.Samples;
import dev.koder.herald.adapter.storage.testkit.ZoneBuilder;
import dev.koder.herald.domain.audit.AuditEntry;
import dev.koder.herald.domain.audit.AuditHead;
import dev.koder.herald.domain.audit.AuditTrail;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever lays hands on the trails in the file is found out, with whatever tool it was done. */
class AuditExaminationTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @BeforeEach
    void two_tenants_leave_trails() {
        try (SqliteStore store = Opened.with(config())) {
            for (int i = 0; i < 5; i++) {
                store.stores()
                        .zones()
                        .create(ZoneBuilder.aZone()
                                .named("zone-" + i + ".example")
                                .creation());
            }
            AuditEntry.Who nobody = new AuditEntry.Who("", "", "request-1", "192.0.2.1");
            store.stores()
                    .audit()
                    .append(List.of(new AuditEntry(
                            AuditTrail.PLATFORM, Samples.START, nobody, "listZones", "/", "unauthorized", "")));
        }
    }

    private SqliteConfig config() {
        return SqliteConfig.of(folder.resolve("herald.db"));
    }

    private AuditVerdict verdict(Map<String, AuditHead> noted) {
        return ((Upkeep.Done<AuditVerdict>) SqliteStore.verifyAudit(config(), noted)).result();
    }

    private void run(String sql) {
        try (Session session = new Connections(config()).examiner()) {
            session.runOnce(sql);
        }
    }

    @Test
    void finds_nothing_wrong_with_trails_as_they_were_written() {
        AuditVerdict verdict = verdict(Map.of());

        assertThat(verdict.faults()).isEmpty();
        assertThat(verdict.entries()).isEqualTo(6);
        assertThat(verdict.ends()).containsOnlyKeys("", "acme");
        assertThat(verdict(verdict.ends()).faults()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE audit SET actor = 'mallory' WHERE trail = 'acme' AND sequence = 3",
                "UPDATE audit SET made_at = made_at + 1 WHERE trail = 'acme' AND sequence = 5",
                "UPDATE audit SET hash = 'none' WHERE trail = 'acme' AND sequence = 5",
                "UPDATE audit SET trail = '' WHERE trail = 'acme' AND sequence = 5",
                "UPDATE audit SET sequence = 7 - sequence WHERE trail = 'acme' AND sequence IN (3, 4)",
                "DELETE FROM audit WHERE trail = 'acme' AND sequence = 1",
                "DELETE FROM audit WHERE trail = 'acme' AND sequence = 3",
                "DELETE FROM audit WHERE trail = 'acme' AND sequence = 5",
                "DELETE FROM audit WHERE trail = 'acme'",
                "DELETE FROM audit WHERE trail = ''",
                "DELETE FROM audit_head WHERE trail = 'acme'",
                "INSERT INTO audit SELECT 99, trail, 6, made_at, actor, credential, request_id, address, action, target, outcome, detail, hash"
                        + " FROM audit WHERE trail = 'acme' AND sequence = 5"
            })
    void finds_every_hand_that_was_laid_on_them(String sql) {
        run(sql);

        assertThat(verdict(Map.of()).faults()).isNotEmpty();
    }

    @Test
    void finds_a_beginning_that_was_cut_off_as_if_it_had_been_forgotten() {
        run(
                "UPDATE audit_head SET base_sequence = 2, base_hash = (SELECT hash FROM audit WHERE trail = 'acme' AND sequence = 2)"
                        + " WHERE trail = 'acme'");
        run("DELETE FROM audit WHERE trail = 'acme' AND sequence <= 2");

        assertThat(verdict(Map.of()).faults()).hasSize(1).first().asString().contains("trail acme: entries up to 2");
    }

    @Test
    void finds_an_end_that_was_cut_off_together_with_its_head_by_what_was_noted() {
        Map<String, AuditHead> noted = verdict(Map.of()).ends();
        run("DELETE FROM audit WHERE trail = 'acme' AND sequence > 3");
        run(
                "UPDATE audit_head SET last_sequence = 3, last_hash = (SELECT hash FROM audit WHERE trail = 'acme' AND sequence = 3)"
                        + " WHERE trail = 'acme'");

        assertThat(verdict(Map.of()).faults()).isEmpty();
        assertThat(verdict(noted).faults()).hasSize(1);
    }

    @Test
    void takes_what_was_forgotten_by_policy_for_no_loss() {
        try (SqliteStore store = Opened.with(config())) {
            store.stores().audit().forget(Samples.START.plusSeconds(1), Samples.START.plusSeconds(2), 4);
        }

        assertThat(verdict(Map.of()).faults()).isEmpty();
        assertThat(verdict(Map.of()).entries()).isEqualTo(3);
    }
}
