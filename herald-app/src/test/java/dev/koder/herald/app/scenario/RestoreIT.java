package dev.koder.herald.app.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine is taken back to a backup, and its points of presence go along by themselves. */
class RestoreIT {

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Topology topology;

    @BeforeEach
    void begin() {
        topology = Topology.in(folder);
    }

    @AfterEach
    void end() {
        topology.close();
    }

    @Test
    void has_points_of_presence_serve_what_was_restored() {
        Program engine = topology.engine();
        topology.knot();
        topology.agent();
        create("kept.example");
        put("kept.example", "192.0.2.1");
        assertThat(command("backup", "--to").exitCode()).isZero();
        put("kept.example", "192.0.2.2");
        create("younger.example");
        Eventually.holds(() -> assertThat(topology.ask("www.kept.example", "A")).isEqualTo("192.0.2.2"));
        Eventually.holds(
                () -> assertThat(topology.ask("younger.example", "SOA")).isNotEmpty());

        assertThat(command("restore", "--from").output()).contains("in use by another engine");
        engine.close();
        Tool.Run restore = command("restore", "--from");
        engine.startAgain();
        topology.awaitEngine();

        assertThat(restore.exitCode()).as(restore.output()).isZero();
        assertThat(restore.output()).contains("deleted, as the backup does not have them: younger.example.");
        Eventually.holds(() -> assertThat(topology.ask("www.kept.example", "A")).isEqualTo("192.0.2.1"));
        Eventually.holds(() -> assertThat(Tool.run(
                                "kdig",
                                "@127.0.0.1",
                                "-p",
                                Integer.toString(topology.dnsPort),
                                "younger.example",
                                "SOA")
                        .output())
                .contains("status: REFUSED"));
        topology.awaitAgent();
        put("kept.example", "192.0.2.3");
        Eventually.holds(() -> assertThat(topology.ask("www.kept.example", "A")).isEqualTo("192.0.2.3"));
        assertThat(Tool.run(Topology.ENGINE.toString(), "check-database", "--config", topology.path("herald.conf"))
                        .output())
                .contains("all is well");
    }

    private Tool.Run command(String name, String option) {
        return Tool.run(
                Topology.ENGINE.toString(),
                name,
                "--config",
                topology.path("herald.conf"),
                option,
                topology.path("backup.db"));
    }

    private void create(String zone) {
        accepted(topology.api().post("/api/v1/zones", "application/json", "{\"name\":\"" + zone + "\"}"));
    }

    private void put(String zone, String address) {
        accepted(topology.api()
                .put("/api/v1/zones/" + zone + "/rrsets/www/A", "{\"ttl\":60,\"records\":[\"" + address + "\"]}"));
    }

    private static void accepted(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    }
}
