package dev.koder.herald.app.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program that runs in the background of a scenario, its output in a file. Stopped by its process id alone. */
final class Program implements AutoCloseable {

    private static final Duration TIME_TO_STOP = Duration.ofSeconds(20);

    private final List<String> command;
    private final Map<String, String> environment;
    private final Path log;
    private Process process;

    private Program(List<String> command, Map<String, String> environment, Path log) {
        this.command = List.copyOf(command);
        this.environment = Map.copyOf(environment);
        this.log = log;
        this.process = launch();
    }

    static Program start(Path log, Map<String, String> environment, String... command) {
        return new Program(List.of(command), environment, log);
    }

    private Process launch() {
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
            builder.environment().putAll(environment);
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isRunning() {
        return process.isAlive();
    }

    /** What the system knows it by. */
    long pid() {
        return process.pid();
    }

    /** What it wrote so far. */
    String output() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The exit code of a program that ends by itself. */
    int exitCode(Duration atMost) {
        await(process, atMost);
        return process.exitValue();
    }

    /** Ends it without a chance to tidy up. */
    void kill() {
        process.destroyForcibly();
        await(process, TIME_TO_STOP);
    }

    /** Starts it again after it has ended. */
    void startAgain() {
        process = launch();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(TIME_TO_STOP.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static void await(Process process, Duration atMost) {
        try {
            if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("still running after " + atMost + ": " + process.info());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
