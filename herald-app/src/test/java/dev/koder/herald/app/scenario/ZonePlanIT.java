package dev.koder.herald.app.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A zone kept in a file is compared with the engine's and brought in line with it, by the command line. */
final class ZonePlanIT {

    private static final String TEXT = """
            $TTL 1h
            @    SOA  ns1.example.net. hostmaster.example.net. 20 7200 900 1209600 300
                 NS   ns1.example.net.
                 NS   ns2.example.net.
            www  A    192.0.2.42
            old  A    192.0.2.9
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private static Path folder;

    @SuppressWarnings("NullAway.Init") // set before the tests
    private static Topology topology;

    @BeforeAll
    static void start() {
        topology = Topology.withoutKnot(folder);
        topology.engine();
        topology.write("text.zone", TEXT);
        topology.write(
                "next.zone",
                TEXT.replace("www  A    192.0.2.42", "www 300 A 192.0.2.43").replace("old", "new"));
    }

    @AfterAll
    static void stop() {
        topology.close();
    }

    private static Tool.Run zone(String verb, String... arguments) {
        return Tool.run(topology.zoneCommand(verb, arguments).toArray(String[]::new));
    }

    /** On a terminal, whose user types this. */
    private static Tool.Run onTerminal(String typed, String verb, String... arguments) {
        String line = String.join(" ", topology.zoneCommand(verb, arguments));
        return Tool.run("sh", "-c", "printf '" + typed + "' | script -qec \"$0\" /dev/null", line);
    }

    private static void importText(String zone) {
        assertThat(zone("import", "--create", zone, topology.path("text.zone")).exitCode())
                .isZero();
    }

    @Test
    void a_zone_that_is_as_its_file_says_has_nothing_pending() {
        importText("same.example");

        Tool.Run diff = zone("diff", "same.example", topology.path("text.zone"));

        assertThat(diff.exitCode()).isZero();
        assertThat(diff.output()).isEmpty();
    }

    @Test
    void a_comparison_shows_what_would_change_and_ends_with_2() {
        importText("diff.example");

        Tool.Run diff = zone("diff", "diff.example", topology.path("next.zone"));

        assertThat(diff.exitCode()).isEqualTo(2);
        assertThat(diff.output()).startsWith("""
                --- diff.example. at serial 20
                +++ %s
                +new.diff.example. 3600 IN A 192.0.2.9
                -old.diff.example. 3600 IN A 192.0.2.9
                -www.diff.example. 3600 IN A 192.0.2.42
                +www.diff.example. 300 IN A 192.0.2.43
                """.formatted(topology.path("next.zone")));
        assertThat(diff.output()).contains("caution: www.diff.example. A: 300 (was: 3600) [ttl-lowered]");
        assertThat(zone("export", "diff.example").output()).contains("192.0.2.42");
    }

    @Test
    void a_comparison_for_programs_is_the_engines_answer() {
        importText("json.example");

        Tool.Run diff = zone("diff", "--output", "json", "json.example", topology.path("next.zone"));

        assertThat(diff.exitCode()).isEqualTo(2);
        assertThat(diff.output()).startsWith("{").contains("\"pending\":true", "\"change\":null");
    }

    @Test
    void a_comparison_that_cannot_be_made_is_neither_clean_nor_pending() {
        topology.write("broken.zone", TEXT + "mail A 192.0.2.300\n");
        importText("broken.example");

        assertThat(zone("diff", "nosuch.example", topology.path("text.zone")).exitCode())
                .isEqualTo(1);
        assertThat(zone("diff", "broken.example", topology.path("broken.zone")).output())
                .contains("broken.zone:7:8: ");
        assertThat(zone("diff", "broken.example").exitCode()).isEqualTo(64);
    }

    @Test
    void an_agreed_change_is_applied_as_it_was_shown_and_then_nothing_is_pending() {
        importText("apply.example");

        Tool.Run apply = zone("apply", "--yes", "--reason", "ticket 7", "apply.example", topology.path("next.zone"));

        assertThat(apply.exitCode()).isZero();
        assertThat(apply.output())
                .contains("+new.apply.example. 3600 IN A 192.0.2.9", "state     applied", "serial    21");
        assertThat(zone("diff", "apply.example", topology.path("next.zone")).exitCode())
                .isZero();
        Tool.Run again = zone("apply", "apply.example", topology.path("next.zone"));
        assertThat(again.exitCode()).isZero();
        assertThat(again.output()).contains("state     unchanged");
        assertThat(topology.api().get("/api/v1/zones/apply.example/versions").body())
                .contains("\"reason\":\"ticket 7\"");
    }

    @Test
    void nothing_is_applied_without_anybody_to_ask() {
        importText("alone.example");

        Tool.Run apply = zone("apply", "alone.example", topology.path("next.zone"));

        assertThat(apply.exitCode()).isEqualTo(2);
        assertThat(apply.output()).contains("+new.alone.example.", "--yes: missing");
        assertThat(zone("export", "alone.example").output()).contains("192.0.2.42");
    }

    @Test
    void somebody_on_a_terminal_is_asked() {
        importText("asked.example");

        Tool.Run no = onTerminal("n\\n", "apply", "asked.example", topology.path("next.zone"));
        Tool.Run yes = onTerminal("y\\n", "apply", "asked.example", topology.path("next.zone"));

        assertThat(no.exitCode()).isEqualTo(2);
        assertThat(no.output()).contains("Apply? [y/N]", "nothing was changed");
        assertThat(yes.exitCode()).isZero();
        assertThat(zone("export", "asked.example").output()).contains("192.0.2.43");
    }

    @Test
    @Timeout(60)
    void a_zone_that_changes_while_somebody_thinks_is_left_as_it_is_then() throws IOException, InterruptedException {
        importText("stale.example");
        String line = String.join(" ", topology.zoneCommand("apply", "stale.example", topology.path("next.zone")));
        Process apply = new ProcessBuilder("script", "-qec", line, "/dev/null")
                .redirectErrorStream(true)
                .start();
        readUntil("[y/N] ", apply.getInputStream());
        topology.api().put("/api/v1/zones/stale.example/rrsets/other/A", "{\"records\":[\"192.0.2.7\"]}");

        apply.getOutputStream().write("y\n".getBytes(StandardCharsets.US_ASCII));
        apply.getOutputStream().flush();
        String answer = new String(apply.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(apply.waitFor()).isEqualTo(1);
        assertThat(answer).contains("for serial 20", "is at serial 21", "somebody else has changed the zone");
        assertThat(zone("export", "stale.example").output()).contains("192.0.2.42", "192.0.2.7");
    }

    private static void readUntil(String end, InputStream in) throws IOException {
        StringBuilder read = new StringBuilder();
        while (!read.toString().endsWith(end)) {
            int octet = in.read();
            assertThat(octet).as("after %s", read).isNotNegative();
            read.append((char) octet);
        }
    }
}
