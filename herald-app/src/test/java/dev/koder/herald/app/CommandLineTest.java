package dev.koder.herald.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.adapter.storage.sqlite.SqliteConfig;
import dev.koder.herald.adapter.storage.sqlite.SqliteStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CommandLineTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @Test
    void checks_a_configuration_that_is_right() throws IOException {
        assertThat(run("check-config", "--config", file("listen = 127.0.0.1:8053")))
                .isZero();
        assertThat(out.toString()).endsWith("herald.conf: all is well\n");
    }

    @Test
    void tells_every_wrong_line_of_a_configuration_and_ends_with_2() throws IOException {
        String file = file("listn = 127.0.0.1:1", "limits.body = many");

        assertThat(run("check-config", "--config", file)).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(2);
        assertThat(err.toString())
                .contains("herald.conf:1: listn")
                .contains("listen")
                .contains("herald.conf:2: limits.body: many (expected: a size");
    }

    @Test
    void ends_with_2_when_the_configuration_is_not_there() {
        assertThat(run("serve", "--config", folder.resolve("nosuch.conf").toString()))
                .isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(1).first().asString().contains("no such file");
    }

    @Test
    void refuses_development_mode_on_an_address_that_others_reach() throws IOException {
        assertThat(run("check-config", "--config", file("development.enabled = true", "listen = 0.0.0.0:8053")))
                .isEqualTo(2);
        assertThat(err.toString()).contains("listen: 0.0.0.0:8053 (expected: a loopback address");
    }

    @Test
    void refuses_a_platform_without_name_servers() throws IOException {
        assertThat(run("check-config", "--config", file("zones.name-servers =")))
                .isEqualTo(2);
        assertThat(err.toString()).contains("zones.name-servers").contains("at least one domain name");
    }

    @Test
    void refuses_a_platform_whose_zones_would_expire_before_a_second_look() throws IOException {
        assertThat(run("check-config", "--config", file("zones.expire = 2h"))).isEqualTo(2);
        assertThat(err.toString())
                .contains("zones.expire: 2h (expected: more than zones.refresh and zones.retry together, 8100s)");
    }

    @Test
    void takes_the_responsible_person_as_a_mail_address_or_a_name() throws IOException {
        assertThat(run("check-config", "--config", file("zones.responsible = first.last@example.org")))
                .isZero();
        assertThat(run("check-config", "--config", file("zones.responsible = @example.org")))
                .isEqualTo(2);
        assertThat(err.toString()).contains("a mail address such as hostmaster@example.org, or a domain name");
    }

    @Test
    void knows_the_serial_policies() throws IOException {
        assertThat(run("check-config", "--config", file("zones.serial-policy = date")))
                .isZero();
        assertThat(run("check-config", "--config", file("zones.serial-policy = epoch")))
                .isEqualTo(2);
        assertThat(err.toString()).contains("zones.serial-policy: epoch (expected: increment, unixtime or date)");
    }

    @Test
    void answers_an_unknown_command_with_one_line_and_2() {
        assertThat(run("server")).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(1).first().asString().startsWith("koder-herald: ");
    }

    @Test
    void asks_for_a_command_where_there_is_none() {
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString()).contains("command: none (expected: one of").contains("serve");
    }

    @Test
    void names_its_version() {
        assertThat(run("--version")).isZero();
        assertThat(out.toString()).startsWith("koder-herald ");
    }

    @Test
    void tells_its_exit_codes_in_its_help() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString())
                .contains("check-config")
                .contains("Exit codes:")
                .contains("the configuration is wrong");
    }

    @Test
    void issues_no_development_token_outside_development_mode() throws IOException {
        assertThat(run("development-token", "--config", file("listen = 127.0.0.1:8053"), "--tenant", "t"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("development.enabled: false (expected: true");
    }

    @Test
    void issues_development_tokens_to_several_people_of_a_tenant() throws IOException {
        String config = file("development.enabled = true\ndata-dir = " + folder.resolve("data"));

        assertThat(run("development-token", "--config", config, "--tenant", "acme", "--permission", "APPROVE"))
                .isZero();
        assertThat(claims()).contains("\"sub\":\"acme\"", "\"client_id\":\"acme\"", "\"scope\":\"herald.approve\"");
        assertThat(run("development-token", "--config", config, "--tenant", "acme", "--actor", "bob"))
                .isZero();
        assertThat(claims()).contains("\"sub\":\"acme\"", "\"client_id\":\"bob\"");
    }

    @Test
    void issues_no_development_token_to_nobody() throws IOException {
        String config = file("development.enabled = true\ndata-dir = " + folder.resolve("data"));

        assertThat(run("development-token", "--config", config, "--tenant", "acme", "--actor", ""))
                .isEqualTo(1);
        assertThat(err.toString()).contains("actor: ");
    }

    /** What the token that was printed last says. */
    private String claims() {
        String token = out.toString().lines().toList().getLast();
        return new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), StandardCharsets.UTF_8);
    }

    @Test
    void prints_a_configuration_that_it_accepts_itself() throws IOException {
        assertThat(run("config-template")).isZero();
        Path printed = Files.writeString(folder.resolve("printed.conf"), out.toString());

        assertThat(run("check-config", "--config", printed.toString())).isZero();
    }

    @Test
    void backs_up_checks_and_restores_a_database() throws IOException {
        String config = file("data-dir = " + folder.resolve("data"));
        makeDatabase(folder.resolve("data/herald.db"));
        String copy = folder.resolve("copy.db").toString();

        assertThat(run("backup", "--config", config, "--to", copy)).isZero();
        assertThat(run("check-database", "--config", config)).isZero();
        assertThat(run("restore", "--config", config, "--from", copy)).isZero();

        assertThat(out.toString().lines())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith(copy + ": 0 zones, 0 RRsets, 0.")
                                .contains("read back whole"),
                        line -> assertThat(line)
                                .startsWith("0 zones, 0 RRsets, 0.")
                                .endsWith("all is well"),
                        line -> assertThat(line).startsWith(copy + ": restored").contains("herald.db.replaced-"));
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void tells_of_a_backup_that_it_is_as_it_was_made() throws IOException {
        String config = file("data-dir = " + folder.resolve("data"));
        makeDatabase(folder.resolve("data/herald.db"));
        String copy = folder.resolve("copy.db").toString();

        assertThat(run("backup", "--config", config, "--to", copy)).isZero();
        assertThat(run("check-database", "--config", config, "--backup", copy)).isZero();

        assertThat(out.toString()).contains("all is well, as it was made at 20");
    }

    @Test
    void names_a_file_of_heads_that_is_not_there() throws IOException {
        assertThat(run("audit", "verify", "--config", file("listen = 127.0.0.1:8053"), "--noted", "/nosuch"))
                .isEqualTo(2);
        assertThat(err.toString()).isEqualTo("koder-herald: /nosuch: no such file or folder" + System.lineSeparator());
    }

    @Test
    void tells_programs_of_a_backup_in_one_document() throws IOException {
        String config = file("data-dir = " + folder.resolve("data"));
        makeDatabase(folder.resolve("data/herald.db"));
        String copy = folder.resolve("copy.db").toString();

        assertThat(run("backup", "--config", config, "--to", copy, "--output", "json"))
                .isZero();
        assertThat(run("backup", "--config", config, "--to", copy, "--output", "json"))
                .isEqualTo(1);

        assertThat(out.toString().lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("{\"backup\":\"" + copy + "\",\"zones\":0,\"rrsets\":0"),
                        line -> assertThat(line).startsWith("{\"error\":\"" + copy + ": is there already"));
    }

    @Test
    void refuses_in_one_line_to_restore_what_is_not_there() throws IOException {
        String config = file("data-dir = " + folder.resolve("data"));

        assertThat(run(
                        "restore",
                        "--config",
                        config,
                        "--from",
                        folder.resolve("nosuch.db").toString()))
                .isEqualTo(1);

        assertThat(err.toString().lines()).hasSize(1).first().asString().contains("nosuch.db: no such file");
    }

    private static void makeDatabase(Path file) {
        SqliteStore.OpenOutcome outcome = SqliteStore.open(SqliteConfig.of(file), new Random(1));
        assertThat(outcome).isInstanceOf(SqliteStore.OpenOutcome.Opened.class);
        ((SqliteStore.OpenOutcome.Opened) outcome).store().close();
    }

    @Test
    void asks_for_a_verb_after_a_noun() {
        assertThat(run("zone")).isEqualTo(2);
        assertThat(err.toString())
                .contains("command: none (expected: one of")
                .contains("import")
                .contains("export");
    }

    @Test
    void calls_no_engine_without_a_token() {
        assertThat(run("zone", "export", "example.org")).isEqualTo(2);
        assertThat(err.toString()).contains("--token-file: none (expected: a file with a token");
    }

    @Test
    void sends_no_token_where_others_could_read_it() {
        assertThat(run(Map.of("HERALD_TOKEN", "t"), "zone", "export", "--url", "http://dns.example.org", "example.org"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--url: http://dns.example.org (expected: https");
    }

    @Test
    void names_the_file_of_authorities_that_is_not_there() {
        assertThat(run(
                        Map.of("HERALD_TOKEN", "t", "HERALD_CA_FILE", "nosuch.pem"),
                        "zone",
                        "export",
                        "--url",
                        "https://dns.example.org",
                        "example.org"))
                .isEqualTo(2);
        assertThat(err.toString().lines())
                .hasSize(1)
                .first()
                .asString()
                .contains("--ca-file: nosuch.pem: no such file (expected: a PEM file");
    }

    @Test
    void calls_nothing_that_is_no_url() {
        assertThat(run(Map.of("HERALD_TOKEN", "t", "HERALD_URL", "dns.example.org"), "zone", "export", "example.org"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("dns.example.org (expected: such as https://");
    }

    @Test
    void refuses_an_output_that_it_does_not_know() {
        assertThat(run("zone", "export", "--output", "xml", "example.org")).isEqualTo(2);
        assertThat(err.toString()).contains("xml").contains("table or json");
    }

    @Test
    void tells_in_one_line_that_no_engine_answers() {
        assertThat(run(Map.of("HERALD_TOKEN", "t"), "zone", "export", "--url", "http://127.0.0.1:1", "example.org"))
                .isEqualTo(1);
        assertThat(err.toString().lines()).hasSize(1).first().asString().contains("127.0.0.1:1: no connection");
    }

    @Test
    void names_the_zone_file_that_is_not_there() {
        assertThat(run(Map.of("HERALD_TOKEN", "t"), "zone", "import", "example.org", "nosuch.zone"))
                .isEqualTo(1);
        assertThat(err.toString().lines()).hasSize(1).first().asString().contains("nosuch.zone: no such file");
    }

    @Test
    void tells_a_wrong_command_line_from_pending_changes() {
        assertThat(run("zone", "diff", "example.org")).isEqualTo(64);
        assertThat(run("zone", "diff", "--bogus", "example.org", "-")).isEqualTo(64);
        assertThat(run("zone", "apply", "example.org", "-")).isEqualTo(64);
        assertThat(err.toString()).contains("'FILE'").contains("--bogus").contains("--token-file: none");
    }

    @Test
    void takes_no_reason_that_a_header_cannot_hold() {
        assertThat(run(Map.of("HERALD_TOKEN", "t"), "zone", "apply", "--reason", "Änderung", "example.org", "-"))
                .isEqualTo(64);
        assertThat(err.toString()).contains("--reason: 8 characters (expected: 1 to 500, all ASCII)");
    }

    @Test
    void tells_the_exit_codes_of_a_comparison_in_its_help() {
        assertThat(run("zone", "diff", "--help")).isZero();
        assertThat(out.toString()).contains("2    changes are pending").contains("64   the command line is wrong");
    }

    private int run(String... arguments) {
        return run(Map.of(), arguments);
    }

    private int run(Map<String, String> environment, String... arguments) {
        CommandLine commandLine = RootCommand.commandLine(
                        environment, InputStream.nullInputStream(), OutputStream.nullOutputStream())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true));
        return commandLine.execute(arguments);
    }

    private String file(String... lines) throws IOException {
        return Files.write(folder.resolve("herald.conf"), List.of(lines)).toString();
    }
}
