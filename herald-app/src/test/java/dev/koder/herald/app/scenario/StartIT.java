package dev.koder.herald.app.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator sees when the engine cannot start: one line that says what is in the way, and nothing lost. */
class StartIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Topology topology;

    @BeforeEach
    void begin() {
        topology = Topology.withoutKnot(folder);
    }

    @AfterEach
    void end() {
        topology.close();
    }

    @Test
    void names_an_address_that_is_taken() throws IOException {
        try (ServerSocket taken = new ServerSocket(topology.apiPort, 1, InetAddress.getLoopbackAddress())) {
            assertThat(refusal()).contains("127.0.0.1:" + taken.getLocalPort()).containsIgnoringCase("in use");
        }
    }

    @Test
    void leaves_a_damaged_database_as_it_is() throws IOException {
        Path database = folder.resolve("data/herald.db");
        Files.createDirectories(database.getParent());
        Files.writeString(database, "this is no database, but it was somebody's");

        assertThat(refusal()).contains("herald.db");
        assertThat(database).hasContent("this is no database, but it was somebody's");
    }

    @Test
    void makes_no_new_database_where_there_was_one() throws IOException {
        topology.engine().close();
        Path database = folder.resolve("data/herald.db");
        Files.delete(database);

        assertThat(refusal()).contains("herald.db").contains("missing");
        assertThat(database).doesNotExist();
    }

    @Test
    void lets_no_second_engine_use_the_same_data() {
        topology.engine();

        assertThat(refusal()).contains("herald.db").contains("in use by another engine");
    }

    @Test
    void tells_every_wrong_line_of_the_configuration_and_ends_with_2() {
        topology.write("wrong.conf", "listn = 127.0.0.1:1\nlimits.body = many\n");

        Tool.Run run = Tool.run(Topology.ENGINE.toString(), "serve", "--config", topology.path("wrong.conf"));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.output().lines()).hasSize(2);
        assertThat(run.output())
                .contains("wrong.conf:1: listn")
                .contains("wrong.conf:2: limits.body: many (expected: ");
    }

    /** The one line with which the engine ends, beside what it logged before. */
    private String refusal() {
        Program engine = topology.engineThatMayEnd();
        assertThat(engine.exitCode(PATIENCE)).isEqualTo(1);
        String line = engine.output().lines().toList().getLast();
        assertThat(engine.output()).doesNotContain("Exception").doesNotContain("\tat ");
        assertThat(line).startsWith("koder-herald: ");
        return line;
    }
}
