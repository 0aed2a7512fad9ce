package dev.koder.herald.sync;

import static dev.koder.herald.sync.lab.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.sync.json.Json;
import dev.koder.herald.sync.lab.LabEngine;
import dev.koder.herald.sync.lab.NeedsKnotd;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The agent as a process, between an engine and a real knotd, on a day when all goes well, or only the engine does not. */
@NeedsKnotd
final class AgentAtWorkTest {
    private static PopLab lab;

    @BeforeAll
    static void open() throws Exception {
        lab = PopLab.runningProcess();
        lab.engine.publish("stays.example.", 1, "www.stays.example. A 192.0.2.1");
        lab.awaitReport("stays.example.", 1);
    }

    @AfterAll
    static void close() throws Exception {
        lab.close();
    }

    @AfterEach
    void mend_the_engine() throws Exception {
        lab.engine.mode(LabEngine.Mode.WELL);
        eventually("all is well", () -> lab.health().items("problems").isEmpty());
    }

    @Test
    void a_new_zone_is_served_signed_and_its_ds_is_the_one_keymgr_tells() throws Exception {
        lab.engine.publish("new.example.", 7, "www.new.example. A 192.0.2.7");

        lab.awaitReport("new.example.", 7);

        assertThat(lab.knot.ask("www.new.example.", "A")).isEqualTo("192.0.2.7");
        assertThat(lab.knot.askWhole("www.new.example.", "A")).contains("RRSIG");
        assertThat(ds("new.example.")).isEqualTo(lab.knot.ds("new.example.")).hasSize(1);
    }

    private static List<String> ds(String zone) {
        return lab.engine.reported(zone).orElseThrow().items("ds").stream()
                .map(ds -> ((Json.Text) ds).value())
                .toList();
    }

    @Test
    void names_that_mean_something_to_a_path_or_to_knot_are_served_too() throws Exception {
        List<String> zones = List.of(
                "0/25.2.0.192.in-addr.arpa.", "semi\\;colon.example.", "qu\\\"ote.example.", "per\\%cent.example.");
        zones.forEach(zone -> lab.engine.publish(zone, 3));

        for (String zone : zones) {
            lab.awaitReport(zone, 3);
        }

        assertThat(lab.knot.ask("0/25.2.0.192.in-addr.arpa.", "NS")).isEqualTo("ns1.0/25.2.0.192.in-addr.arpa.");
    }

    @Test
    void a_change_is_served_and_reported() throws Exception {
        lab.engine.publish("change.example.", 1, "www.change.example. A 192.0.2.1");
        lab.awaitReport("change.example.", 1);

        lab.engine.publish("change.example.", 2, "www.change.example. A 192.0.2.2");
        lab.awaitReport("change.example.", 2);

        assertThat(lab.knot.ask("www.change.example.", "A")).isEqualTo("192.0.2.2");
        assertThat(Files.exists(lab.folder.resolve("state/zones/change.example.zone.prev")))
                .isFalse();
    }

    @Test
    void fifty_new_zones_join_in_few_changes_of_the_configuration() throws Exception {
        String before = lab.agentLog();

        for (int i = 0; i < 50; i++) {
            lab.engine.publish("many" + i + ".example.", 1);
        }
        for (int i = 0; i < 50; i++) {
            lab.awaitReport("many" + i + ".example.", 1);
        }

        String log = lab.agentLog().substring(before.length());
        assertThat(log.split("list of zones changed", -1)).hasSizeLessThan(12);
    }

    @Test
    void a_zone_leaves_on_the_engines_explicit_word_and_keeps_its_keys() throws Exception {
        lab.engine.publish("gone.example.", 1);
        lab.awaitReport("gone.example.", 1);
        List<String> keys = lab.knot.ds("gone.example.");

        lab.engine.delete("gone.example.");
        eventually(
                "Knot no longer serves it",
                () -> lab.knot.ask("gone.example.", "SOA").isEmpty());
        lab.engine.publish("gone.example.", 2);
        lab.awaitReport("gone.example.", 2);

        assertThat(lab.knot.ds("gone.example.")).isEqualTo(keys).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "UNAUTHORIZED, 'status 401'",
        "NOT_FOUND, 'status 404'",
        "BROKEN, 'status 500'",
        "CUT_LISTING, 'JSON at character'",
        "HTML, 'JSON at character 0'"
    })
    void whatever_the_engine_answers_instead_is_named_and_changes_nothing(LabEngine.Mode mode, String what)
            throws Exception {
        lab.engine.mode(mode);
        eventually("healthz names it", () -> lab.hasProblem("part", "engine", what));

        assertThat(lab.knot.ask("www.stays.example.", "A")).isEqualTo("192.0.2.1");
        assertThat(lab.healthStatus()).isEqualTo(200);
        assertThat(lab.zoneFile("stays.example.")).exists();
    }

    @Test
    void an_engine_that_is_away_is_a_degraded_state_and_over_by_itself() throws Exception {
        lab.engine.publish("away.example.", 1);
        lab.awaitReport("away.example.", 1);

        lab.engine.stop();
        eventually("healthz names it", () -> lab.hasProblem("part", "engine", "no connection"));
        int status = lab.healthStatus();
        lab.engine.publish("away.example.", 2);
        lab.engine.start();
        lab.awaitReport("away.example.", 2);

        assertThat(status).isEqualTo(200);
        eventually("all is well again", () -> lab.health().items("problems").isEmpty());
    }

    @Test
    void a_replaced_token_is_taken_up_without_a_restart() throws Exception {
        lab.engine.token("secret-2");
        eventually("healthz names the refusal", () -> lab.hasProblem("part", "engine", "status 401"));

        lab.writeToken("secret-2");
        lab.engine.publish("token.example.", 1);

        lab.awaitReport("token.example.", 1);
    }

    @Test
    void two_agents_do_not_share_a_folder() throws Exception {
        assertThat(lab.refusalOf("serve"))
                .isEqualTo("koder-dns-sync: " + lab.folder + "/state/lock: held by another koder-dns-sync\n");
    }
}
