package dev.koder.herald.adapter.config.file;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigSchemaTest {

    private static final Path FILE = Path.of("/etc/herald/herald.conf");

    private static final Key<HostPort> LISTEN = Key.named("http.listen", ValueType.hostPort())
            .effect("Where the API listens.")
            .environment("HERALD_LISTEN")
            .defaultsTo("127.0.0.1:8053");
    private static final Key<Duration> WAIT = Key.named("feed.wait", ValueType.duration(ofSeconds(1), ofMinutes(5)))
            .effect("How long a feed request is held open.")
            .defaultsTo("30s");
    private static final Key<Path> DATABASE =
            Key.named("storage.file", ValueType.path()).effect("The database.").required();
    private static final Key<Optional<String>> NAME =
            Key.named("pop.name", ValueType.text()).effect("The PoP.").optional();

    private static final ConfigSchema SCHEMA = ConfigSchema.titled("Test")
            .section("HTTP", LISTEN, WAIT)
            .section("Storage", DATABASE, NAME)
            .build();

    @TempDir
    private Path folder;

    @Test
    void takes_the_values_of_the_file() {
        ConfigValues values =
                accepted("http.listen = [::1]:80\nfeed.wait=5m\nstorage.file: /srv/db\npop.name = fra 1\n");

        assertThat(values.get(LISTEN)).isEqualTo(new HostPort("::1", 80));
        assertThat(values.get(WAIT)).isEqualTo(ofMinutes(5));
        assertThat(values.get(DATABASE)).isEqualTo(Path.of("/srv/db"));
        assertThat(values.get(NAME)).contains("fra 1");
    }

    @Test
    void gives_a_key_that_is_left_out_its_default() {
        ConfigValues values = accepted("storage.file = /srv/db");

        assertThat(values.get(WAIT)).isEqualTo(ofSeconds(30));
        assertThat(values.get(NAME)).isEmpty();
    }

    @Test
    void starts_a_relative_path_from_the_folder_of_the_file() {
        assertThat(accepted("storage.file = ../data/db").get(DATABASE)).isEqualTo(Path.of("/etc/data/db"));
    }

    @Test
    void lets_a_declared_environment_variable_outrank_the_file() {
        String text = "storage.file = /db\nhttp.listen = 127.0.0.1:1\n";
        ConfigResult result = SCHEMA.read(FILE, text, Map.of("HERALD_LISTEN", "127.0.0.1:2", "FEED_WAIT", "1h"));

        assertThat(values(result).get(LISTEN).port()).isEqualTo(2);
        assertThat(values(result).get(WAIT)).isEqualTo(ofSeconds(30));
    }

    @Test
    void takes_an_empty_environment_variable_for_none() {
        ConfigResult result = SCHEMA.read(FILE, "storage.file = /db", Map.of("HERALD_LISTEN", " "));

        assertThat(values(result).get(LISTEN).port()).isEqualTo(8053);
    }

    @Test
    void names_the_environment_variable_of_a_wrong_value() {
        ConfigResult result = SCHEMA.read(FILE, "storage.file = /db", Map.of("HERALD_LISTEN", "8053"));

        assertThat(messages(result))
                .containsExactly("environment HERALD_LISTEN: http.listen: 8053 "
                        + "(expected: host:port, such as 127.0.0.1:8053 or [::1]:8053)");
    }

    @Test
    void names_every_problem_in_the_order_of_the_lines() {
        assertThat(refused("""
                # a comment
                pop.name =
                http.lissen = 127.0.0.1:8053
                feed.wait = 10m
                feed.wait = 2m
                """))
                .containsExactly(
                        "/etc/herald/herald.conf:2: pop.name:  (expected: text)",
                        "/etc/herald/herald.conf:3: http.lissen: unknown key (expected: http.listen)",
                        "/etc/herald/herald.conf:4: feed.wait: 10m (expected: a time from 1s to 5m, in ms, s, m, h or d)",
                        "/etc/herald/herald.conf:5: feed.wait: given again "
                                + "(expected: once; first at /etc/herald/herald.conf:4)",
                        "/etc/herald/herald.conf: storage.file: missing "
                                + "(expected: a path, absolute or relative to the folder of this file)");
    }

    @Test
    void lists_the_keys_when_none_is_near_to_an_unknown_one() {
        assertThat(refused("colour = red\nstorage.file = /db"))
                .containsExactly("/etc/herald/herald.conf:1: colour: unknown key "
                        + "(expected: one of http.listen, feed.wait, storage.file, pop.name)");
    }

    @Test
    void lets_the_program_refuse_values_that_do_not_go_together() {
        ConfigValues values = accepted("\nfeed.wait = 2m\nstorage.file = /db");

        assertThat(values.problem(WAIT, "less than poll.timeout").message())
                .isEqualTo("/etc/herald/herald.conf:2: feed.wait: 2m (expected: less than poll.timeout)");
        assertThat(values.problem(NAME, "a name").message())
                .isEqualTo("/etc/herald/herald.conf: pop.name: missing (expected: a name)");
    }

    @Test
    void reads_a_file_in_utf_8() throws IOException {
        Path file = Files.writeString(folder.resolve("h.conf"), "storage.file = db\npop.name = Zürich\n");

        ConfigValues values = values(SCHEMA.read(file, Map.of()));

        assertThat(values.get(NAME)).contains("Zürich");
        assertThat(values.get(DATABASE)).isEqualTo(folder.resolve("db"));
    }

    @Test
    void says_that_a_file_is_not_there() {
        Path file = folder.resolve("none.conf");

        assertThat(messages(SCHEMA.read(file, Map.of())))
                .containsExactly(file + ": config file: no such file (expected: a readable UTF-8 text file)");
    }

    @Test
    void says_that_a_file_is_not_utf_8() throws IOException {
        Path file = Files.write(folder.resolve("h.conf"), "pop.name = Zürich".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(messages(SCHEMA.read(file, Map.of())))
                .containsExactly(file + ": config file: not UTF-8 (expected: a readable UTF-8 text file)");
    }

    @Test
    void says_that_a_folder_is_no_file() {
        assertThat(messages(SCHEMA.read(folder, Map.of())))
                .singleElement()
                .asString()
                .contains("not readable");
    }

    @Test
    void refuses_to_declare_a_key_twice() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConfigSchema.titled("x").section("y", WAIT, WAIT))
                .withMessage("key: feed.wait twice (expected: each key once)");
    }

    @Test
    void refuses_to_give_the_value_of_a_foreign_key() {
        Key<String> foreign = Key.named("foreign", ValueType.text()).defaultsTo("x");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> accepted("storage.file = /db").get(foreign))
                .withMessage("key: foreign (expected: a key of the schema that was read)");
    }

    @Test
    void refuses_a_key_name_that_is_not_kebab_case() {
        assertThatIllegalArgumentException().isThrownBy(() -> Key.named("http.maxBody", ValueType.text()));
    }

    private static ConfigValues accepted(String text) {
        return values(SCHEMA.read(FILE, text, Map.of()));
    }

    private static List<String> refused(String text) {
        return messages(SCHEMA.read(FILE, text, Map.of()));
    }

    private static ConfigValues values(ConfigResult result) {
        return switch (result) {
            case ConfigResult.Ok ok -> ok.values();
            case ConfigResult.Refused refused -> throw new AssertionError(refused.problems());
        };
    }

    private static List<String> messages(ConfigResult result) {
        return switch (result) {
            case ConfigResult.Ok _ -> throw new AssertionError("nothing refused");
            case ConfigResult.Refused refused ->
                refused.problems().stream().map(ConfigProblem::message).toList();
        };
    }
}
