package dev.koder.herald.sync;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command line: what it does, what it refuses, and that it takes one line to say so. */
final class MainTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void provide_a_token() throws IOException {
        Files.writeString(folder.resolve("token"), "secret\n");
        Files.setPosixFilePermissions(folder.resolve("token"), PosixFilePermissions.fromString("rw-------"));
    }

    private int run(String... words) {
        return new Main(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), Map.of())
                .run(List.of(words));
    }

    private String config(String... lines) throws IOException {
        Path file = folder.resolve("agent.conf");
        Files.writeString(
                file,
                "engine.token-file = token\nstate.folder = " + folder + "/state\n" + String.join("\n", lines) + "\n");
        return file.toString();
    }

    @Test
    void help_tells_every_command() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString(UTF_8)).contains("serve", "check-config", "init", "knot-conf", "config-template");
        assertThat(err.size()).isZero();
    }

    @Test
    void version_is_one_line() {
        assertThat(run("--version")).isZero();
        assertThat(out.toString(UTF_8)).startsWith("koder-dns-sync ").hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``|command: none (expected: serve, check-config, init, knot-conf or config-template)",
                "start|command: start (expected: serve, check-config, init, knot-conf or config-template)",
                "serve|options: none (expected: --config FILE)",
                "serve --config|options: --config (expected: --config FILE)",
                "serve --conf a|options: --conf a (expected: --config FILE)",
                "serve --config a b|options: --config a b (expected: --config FILE)"
            })
    void a_wrong_command_line_is_refused_in_one_line(String words, String complaint) {
        int status = run(words.isEmpty() ? new String[0] : words.split(" ", -1));

        assertThat(status).isEqualTo(2);
        assertThat(err.toString(UTF_8)).isEqualTo("koder-dns-sync: " + complaint + "; see koder-dns-sync --help\n");
    }

    @Test
    void a_configuration_in_order_is_said_to_be() throws IOException {
        assertThat(run("check-config", "--config", config())).isZero();
        assertThat(out.toString(UTF_8)).isEqualTo("the configuration is in order\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "engine.ulr = x|engine.ulr: unknown key (expected: engine.url)",
                "engine.long-poll = 30|engine.long-poll: 30 (expected: a time from 1s to 5m, in ms, s, m, h or d)",
                "sync.heartbeat-every = 1m|sync.heartbeat-every: 1m (expected: a time from 1s to 30s, in ms, s, m, h or d)",
                "knot.control-socket = run/knot.sock|knot.control-socket: run/knot.sock (expected: an absolute path of letters, digits and . _ / + @ = -)",
                "knot.storage = /a%sb|knot.storage: /a%sb (expected: an absolute path of letters, digits and . _ / + @ = -)",
                "pop = POP|pop: POP (expected: 1 to 63 lower-case letters, digits and inner hyphens)"
            })
    void a_wrong_configuration_is_refused_in_one_line(String line, String complaint) throws IOException {
        String file = config(line);

        assertThat(run("serve", "--config", file)).isEqualTo(2);
        assertThat(err.toString(UTF_8)).isEqualTo("koder-dns-sync: " + file + ":3: " + complaint + "\n");
    }

    @Test
    void a_missing_configuration_is_refused_in_one_line() {
        assertThat(run("serve", "--config", "/nowhere")).isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains("/nowhere").hasLineCount(1);
    }

    @Test
    void a_missing_token_is_refused_in_one_line() throws IOException {
        String file = config();
        Files.delete(folder.resolve("token"));

        assertThat(run("serve", "--config", file)).isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains("engine.token-file: ").hasLineCount(1);
    }

    @Test
    void a_port_that_is_taken_is_told_in_one_line() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String address = "127.0.0.1:" + taken.getLocalPort();

            assertThat(run("serve", "--config", config("health.listen = " + address)))
                    .isEqualTo(1);
            assertThat(err.toString(UTF_8))
                    .isEqualTo("koder-dns-sync: health.listen: " + address
                            + " (expected: a free address; Address already in use)\n");
        }
    }

    @Test
    void a_folder_that_cannot_be_made_is_told_in_one_line() throws IOException {
        Files.writeString(folder.resolve("state"), "a file where a folder should be");

        assertThat(run("init", "--config", config())).isEqualTo(1);
        assertThat(err.toString(UTF_8))
                .startsWith("koder-dns-sync: " + folder + "/state: ")
                .hasLineCount(1);
    }

    @Test
    void init_provides_what_knot_needs_to_start_and_can_be_repeated() throws IOException {
        assertThat(run("init", "--config", config())).isZero();
        assertThat(run("init", "--config", config())).isZero();
        assertThat(folder.resolve("state/zones.conf")).content().contains("# end zones 0 ");
    }
}
