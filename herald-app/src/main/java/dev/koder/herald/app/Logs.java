package dev.koder.herald.app;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.logging.LogManager;

/** Where log lines go: to standard error, one line an event, the time in UTC. */
final class Logs {

    private static final String CONFIGURATION = """
            handlers = java.util.logging.ConsoleHandler
            .level = WARNING
            dev.koder.herald.level = INFO
            # tells with a stack trace what the engine tells in the line with which it ends
            io.helidon.webserver.LoomServer.level = OFF
            java.util.logging.ConsoleHandler.level = ALL
            java.util.logging.ConsoleHandler.formatter = dev.koder.herald.app.LogLine
            """;

    private Logs() {}

    /** To be called before the first line is logged. */
    static void toStandardError() {
        try (InputStream in = new ByteArrayInputStream(CONFIGURATION.getBytes(StandardCharsets.UTF_8))) {
            LogManager.getLogManager().readConfiguration(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
