package dev.koder.herald.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.adapter.config.file.ConfigResult;
import dev.koder.herald.adapter.config.file.Key;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The template that is shipped, and the Knot configuration that goes with it, are golden files. */
final class ConfigTemplateTest {
    private static final Path TEMPLATE = Path.of("src/test/golden/koder-dns-sync.conf");
    private static final Path KNOT = Path.of("src/test/golden/knot.conf");
    private static final List<Key<?>> KEYS = List.of(
            AgentKeys.POP_NAME,
            AgentKeys.ENGINE_URL,
            AgentKeys.ENGINE_LONG_POLL,
            AgentKeys.ENGINE_TIMEOUT,
            AgentKeys.ENGINE_EXPORT_TIMEOUT,
            AgentKeys.ENGINE_LARGEST_EXPORT,
            AgentKeys.RECONCILE,
            AgentKeys.HEARTBEAT,
            AgentKeys.PARALLEL,
            AgentKeys.STATE_FOLDER,
            AgentKeys.REMOVED_KEPT,
            AgentKeys.KNOT_GROUP,
            AgentKeys.KNOT_SOCKET,
            AgentKeys.KNOT_ADDRESS,
            AgentKeys.KNOT_TIMEOUT,
            AgentKeys.KNOT_LOAD_TIMEOUT,
            AgentKeys.KNOT_PROBE,
            AgentKeys.DNSSEC,
            AgentKeys.KNOT_LISTEN,
            AgentKeys.KNOT_STORAGE,
            AgentKeys.HEALTH_LISTEN);

    @TempDir
    private Path folder;

    private static String refresh(String command, Path golden) {
        return "if the change is meant: java -cp ... dev.koder.herald.sync.Main " + command + " > " + golden;
    }

    private ConfigResult.Ok read(String text) throws IOException {
        Path token = folder.resolve("token");
        Files.writeString(token, "secret\n");
        Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));
        ConfigResult result =
                AgentKeys.SCHEMA.read(folder.resolve("sync.conf"), text + "\nengine.token-file = token\n", Map.of());
        assertThat(result).isInstanceOf(ConfigResult.Ok.class);
        return (ConfigResult.Ok) result;
    }

    @Test
    void the_template_is_the_golden_file() throws IOException {
        assertThat(AgentKeys.SCHEMA.template())
                .as(refresh("config-template", TEMPLATE))
                .isEqualTo(Files.readString(TEMPLATE));
    }

    @Test
    void the_template_reads_back_as_the_defaults() throws IOException {
        ConfigResult.Ok template = read(Files.readString(TEMPLATE));
        ConfigResult.Ok nothing = read("");

        for (Key<?> key : KEYS) {
            assertThat(template.values().get(key))
                    .as(key.name())
                    .isEqualTo(nothing.values().get(key));
        }
    }

    @Test
    void the_knot_configuration_of_the_defaults_is_the_golden_file() throws IOException {
        Path config = folder.resolve("sync.conf");
        read("");
        Files.writeString(config, "engine.token-file = token\n");

        AgentConfig.Reading reading = AgentConfig.read(config, Map.of());

        assertThat(reading).isInstanceOfSatisfying(AgentConfig.Reading.Read.class, read -> assertThat(
                        read.config().knotSettings().toString())
                .as(refresh("knot-conf", KNOT))
                .isEqualTo(golden()));
    }

    private static String golden() {
        try {
            return Files.readString(KNOT);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
