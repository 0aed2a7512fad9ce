package dev.koder.herald.sync;

import static dev.koder.herald.sync.lab.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.sync.lab.LabEngine;
import dev.koder.herald.sync.lab.NeedsKnotd;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What can happen to an agent and a knotd on one machine, short of the agent being killed. */
@NeedsKnotd
final class TroubleAtThePopTest {
    private static final String ZONE = "example.org.";
    private static final String WWW = "www.example.org.";

    private PopLab lab;

    @BeforeEach
    void serve_one_zone() throws Exception {
        lab = PopLab.running();
        lab.engine.publish(ZONE, 12, "www.example.org. A 192.0.2.12");
        lab.awaitReport(ZONE, 12);
    }

    @AfterEach
    void close() throws Exception {
        lab.close();
    }

    @Test
    void a_version_on_trial_that_knot_refuses_is_put_back_by_the_next_agent() throws Exception {
        lab.stopAgent();
        Path file = lab.zoneFile(ZONE);
        Files.createLink(file.resolveSibling("example.org.zone.prev"), file);
        Files.delete(file);
        Files.writeString(file, "; zone example.org. serial 13\n; nothing else\n");

        lab.startAgent();
        eventually("it is put back", () -> Files.readString(file).contains("192.0.2.12"));
        lab.knot.kill();
        lab.knot.start();

        lab.awaitAnswer(WWW, "A", "192.0.2.12");
    }

    @Test
    void what_comes_while_knot_is_dead_is_served_when_it_is_back() throws Exception {
        lab.knot.kill();
        eventually("healthz says so", () -> lab.healthStatus() == 503);
        lab.engine.publish(ZONE, 13, "www.example.org. A 192.0.2.13");
        lab.engine.publish("new.example.", 1);
        eventually("it is named", () -> lab.hasProblem("part", "knot-control", "control socket"));

        lab.knot.start();
        lab.awaitReport(ZONE, 13);
        lab.awaitReport("new.example.", 1);

        assertThat(lab.knot.ask(WWW, "A")).isEqualTo("192.0.2.13");
        eventually("all is well", () -> lab.health().text("status").equals("ok"));
    }

    @Test
    void knot_restarted_without_agent_and_engine_serves_everything() throws Exception {
        lab.stopAgent();
        lab.engine.stop();
        lab.knot.kill();

        lab.knot.start();

        lab.awaitAnswer(WWW, "A", "192.0.2.12");
    }

    @Test
    void an_agent_started_while_the_engine_is_away_answers_for_what_is_served() throws Exception {
        lab.stopAgent();
        lab.engine.stop();

        lab.startAgent();
        eventually("it is served", () -> lab.health().number("servedCount") == 1);

        eventually("the engine is missed", () -> lab.hasProblem("part", "engine", "no connection"));

        assertThat(lab.healthStatus()).isEqualTo(200);
        assertThat(lab.health().text("status")).isEqualTo("degraded");
        assertThat(lab.health().items("zones").getFirst().number("serial")).isEqualTo(12);
    }

    @Test
    void an_agent_started_before_an_engine_that_lists_nothing_keeps_everything() throws Exception {
        lab.stopAgent();
        lab.engine.mode(LabEngine.Mode.EMPTY_LISTING);

        lab.startAgent();
        eventually("the orphan is named", () -> lab.hasProblem("zone", ZONE, "leaves it out; it is kept"));

        assertThat(lab.knot.ask(WWW, "A")).isEqualTo("192.0.2.12");
        assertThat(lab.healthStatus()).isEqualTo(200);
    }

    @Test
    void a_silent_client_of_the_control_socket_costs_time_and_nothing_else() throws Exception {
        try (SocketChannel idle = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            idle.connect(UnixDomainSocketAddress.of(lab.folder.resolve("knot/knot.sock")));
            lab.engine.publish(ZONE, 13, "www.example.org. A 192.0.2.13");

            lab.awaitReport(ZONE, 13);
        }

        assertThat(lab.knot.ask(WWW, "A")).isEqualTo("192.0.2.13");
    }

    @Test
    void another_broken_include_is_named_and_keeps_no_change_of_a_zone_out() throws Exception {
        Path config = lab.folder.resolve("knot.conf");
        String whole = Files.readString(config);
        Files.writeString(config, whole + "include: \"/nowhere/geo.conf\"\n");
        lab.engine.publish("new.example.", 1);
        eventually("it is named", () -> lab.hasProblem("part", "knot-configuration", "file error"));
        lab.engine.publish(ZONE, 13, "www.example.org. A 192.0.2.13");
        lab.awaitReport(ZONE, 13);

        Files.writeString(config, whole);

        lab.awaitReport("new.example.", 1);
    }

    @Test
    void a_zone_of_the_operators_own_keeps_nobody_else_out() throws Exception {
        Path config = lab.folder.resolve("knot.conf");
        Files.writeString(
                config,
                Files.readString(config) + "zone:\n  - domain: own.example\n    template: default\n    file: \""
                        + lab.folder + "/own.zone\"\n");
        Files.writeString(lab.folder.resolve("own.zone"), "own.example. 300 SOA a. b. 1 1 1 1 1\n");
        lab.knot.kill();
        lab.knot.start();

        lab.engine.publish("own.example.", 5);
        lab.engine.publish("new.example.", 1);

        lab.awaitReport("new.example.", 1);
        eventually("it is named", () -> lab.hasProblem("zone", "own.example.", "from outside the agent's list"));
    }
}
