package dev.koder.herald.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option that names the configuration file, shared by the commands that read one. */
final class ConfigOption {

    @Option(
            names = "--config",
            paramLabel = "FILE",
            required = true,
            description = "The configuration file; config-template writes a template.")
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private Path file;

    Path file() {
        return file;
    }

    /** The configuration; empty when it is wrong, after a line for each problem. */
    Optional<HeraldConfig> read(Map<String, String> environment, PrintWriter err) {
        return HeraldConfig.readOrTell(file, environment, err);
    }
}
