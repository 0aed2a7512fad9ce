package dev.koder.herald.adapter.config.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TemplateTest {

    private static final Key<HostPort> LISTEN = Key.named("http.listen", ValueType.hostPort())
            .effect("Where the API listens. Behind a proxy on the same machine, leave it on the loopback address.")
            .environment("HERALD_LISTEN")
            .defaultsTo("127.0.0.1:8053");
    private static final Key<String> PATTERN =
            Key.named("pattern", ValueType.text()).effect("Digits.").defaultsTo("\\d+ = \u00fc");
    private static final Key<Optional<Path>> FILE =
            Key.named("storage.file", ValueType.path()).effect("The database.").optional();
    private static final Key<Boolean> LEGACY =
            Key.named("legacy", ValueType.bool()).effect("Old clients.").required();

    private static final ConfigSchema SCHEMA = ConfigSchema.titled("The engine")
            .section("HTTP", LISTEN, PATTERN)
            .section("Storage", FILE, LEGACY)
            .build();

    @Test
    void states_type_effect_and_default_of_every_key() {
        assertThat(SCHEMA.template()).isEqualTo("""
                # The engine
                #
                # Every key stands here with its default. Lines are key = value, in UTF-8; # begins a comment line;
                # a \\ at the end of a line continues it. Unknown and repeated keys are refused.

                ## HTTP

                # Where the API listens. Behind a proxy on the same machine, leave it on the loopback address.
                # Value: host:port, such as 127.0.0.1:8053 or [::1]:8053.
                # Environment: HERALD_LISTEN outranks this line.
                http.listen = 127.0.0.1:8053

                # Digits.
                # Value: text.
                pattern = \\\\d+ = \u00fc

                ## Storage

                # The database.
                # Value: a path, absolute or relative to the folder of this file.
                #storage.file =

                # Old clients.
                # Value: true or false. Required.
                #legacy =
                """);
    }

    @Test
    void reads_back_as_the_defaults() {
        String text = SCHEMA.template().replace("#legacy =", "legacy = true");

        ConfigResult.Ok read = (ConfigResult.Ok) SCHEMA.read(Path.of("/etc/h.conf"), text, Map.of());

        assertThat(read.values().get(LISTEN)).isEqualTo(new HostPort("127.0.0.1", 8053));
        assertThat(read.values().get(PATTERN)).isEqualTo("\\d+ = \u00fc");
        assertThat(read.values().get(FILE)).isEmpty();
        assertThat(read.values().get(LEGACY)).isTrue();
    }
}
