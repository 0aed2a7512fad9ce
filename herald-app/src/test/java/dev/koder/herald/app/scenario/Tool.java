package dev.koder.herald.app.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A command line tool that runs to its end. */
final class Tool {

    private static final List<String> FOLDERS = List.of("/usr/bin", "/usr/sbin", "/bin", "/sbin", "/usr/local/bin");

    private Tool() {}

    /**
     * What became of a run.
     *
     * @param exitCode as the tool gave it
     * @param output standard output and standard error
     */
    record Run(int exitCode, String output) {}

    static boolean areThere(String... names) {
        return Stream.of(names)
                .allMatch(name -> FOLDERS.stream().anyMatch(folder -> Files.isExecutable(Path.of(folder, name))));
    }

    static Run run(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Run(process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
