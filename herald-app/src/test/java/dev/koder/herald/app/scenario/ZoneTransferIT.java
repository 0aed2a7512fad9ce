package dev.koder.herald.app.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Zones go into an engine and out of it by the command line, as an operator moves them. */
final class ZoneTransferIT {

    private static final String TEXT = """
            $TTL 1h
            @    SOA  ns1.example.net. hostmaster 20 7200 900 1209600 300
                 NS   ns1.example.net.
                 NS   ns2.example.net.
            www  A    192.0.2.42
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
    }

    @AfterAll
    static void stop() {
        topology.close();
    }

    private static Tool.Run zone(String verb, String... arguments) {
        return Tool.run(topology.zoneCommand(verb, arguments).toArray(String[]::new));
    }

    @Test
    void an_import_creates_a_zone_and_then_finds_nothing_to_do() {
        Tool.Run first = zone("import", "--create", "created.example", topology.path("text.zone"));
        Tool.Run second = zone("import", "created.example", topology.path("text.zone"));

        assertThat(first.exitCode()).isZero();
        assertThat(first.output()).contains("state     created", "serial    20", "warnings  0");
        assertThat(second.exitCode()).isZero();
        assertThat(second.output()).contains("state     unchanged");
    }

    @Test
    void what_was_exported_imports_into_another_engines_zone_unchanged() {
        zone("import", "--create", "moved.example", topology.path("text.zone"));

        Tool.Run export = zone("export", "--file", topology.path("moved.zone"), "moved.example");
        Tool.Run again = zone("import", "--output", "json", "moved.example", topology.path("moved.zone"));

        assertThat(export.exitCode()).isZero();
        assertThat(export.output()).contains("zone      moved.example.", "records   4");
        assertThat(again.output()).contains("\"change\":null");
    }

    @Test
    void errors_name_file_line_and_column_and_leave_the_zone_whole() {
        zone("import", "--create", "kept.example", topology.path("text.zone"));
        topology.write("broken.zone", TEXT + "mail A 192.0.2.300\n");

        Tool.Run broken = zone("import", "kept.example", topology.path("broken.zone"));

        assertThat(broken.exitCode()).isEqualTo(1);
        assertThat(broken.output()).contains("broken.zone:6:8: ").contains("192.0.2.300");
        assertThat(zone("export", "kept.example").output()).contains("www.kept.example. 3600 IN A 192.0.2.42");
    }

    @Test
    void a_refusal_for_programs_is_the_problem_itself() {
        Tool.Run run = zone("export", "--output", "json", "nosuch.example");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output()).startsWith("{").contains("\"status\":404");
    }

    @Test
    void a_zone_that_is_not_there_is_not_created_by_mistake() {
        Tool.Run run = zone("import", "nosuch.example", topology.path("text.zone"));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output())
                .startsWith("koder-herald: zone: nosuch.example.")
                .hasLineCount(1);
    }

    @Test
    void an_international_name_goes_in_and_comes_out_as_a_labels() {
        Tool.Run run = zone("import", "--create", "bücher.example", topology.path("text.zone"));

        assertThat(run.exitCode()).isZero();
        assertThat(zone("export", "xn--bcher-kva.example").output()).contains("www.xn--bcher-kva.example. 3600 IN A");
    }

    @Test
    void a_file_that_cannot_be_replaced_whole_stays_as_it_was() throws Exception {
        Path file = Files.writeString(folder.resolve("old.zone"), "old");

        Tool.Run run = zone("export", "--file", file.toString(), "nosuch.example");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(file).hasContent("old");
        assertThat(folder.toFile().list((dir, name) -> name.endsWith(".part"))).isEmpty();
    }

    @Test
    void a_terminal_sees_a_progress_bar_and_a_file_does_not() {
        zone("import", "--create", "bar.example", topology.path("text.zone"));
        String line = String.join(" ", topology.zoneCommand("import", "bar.example", topology.path("text.zone")));

        assertThat(Tool.run("script", "-qec", line, "/dev/null").output()).contains("\u001b[K");
        assertThat(zone("import", "bar.example", topology.path("text.zone")).output())
                .doesNotContain("\u001b[K");
    }
}
