package dev.koder.herald.app.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both programs as one file each: how they unpack themselves, and what they do where they cannot. */
final class ExecutableIT {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path ENGINE = ROOT.resolve("herald-app/target/dist/koder-herald");
    private static final Path AGENT = ROOT.resolve("adapters/koder-dns-sync/target/dist/koder-dns-sync");

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @Test
    void need_no_home_and_no_java() {
        Tool.Run engine = run(ENGINE, List.of("TMPDIR=" + folder), "--version");
        Tool.Run agent = run(AGENT, List.of("TMPDIR=" + folder), "--version");

        assertThat(engine.output()).startsWith("koder-herald 0.").endsWith("\n");
        assertThat(agent.output()).startsWith("koder-dns-sync 0.").endsWith("\n");
        assertThat(List.of(engine.exitCode(), agent.exitCode())).containsOnly(0);
    }

    @Test
    void prefer_the_folder_that_systemd_gives() {
        List<String> surroundings =
                List.of("CACHE_DIRECTORY=" + folder.resolve("given"), "XDG_CACHE_HOME=" + folder.resolve("xdg"));

        assertThat(run(ENGINE, surroundings, "--version").exitCode()).isZero();

        assertThat(folder.resolve("given")).isDirectoryContaining(Files::isDirectory);
        assertThat(folder.resolve("xdg")).doesNotExist();
    }

    @Test
    void may_be_started_for_the_first_time_many_times_at_once() {
        List<String> surroundings = List.of("XDG_CACHE_HOME=" + folder);

        List<Tool.Run> runs = IntStream.range(0, 4)
                .parallel()
                .mapToObj(start -> run(ENGINE, surroundings, "--version"))
                .toList();

        assertThat(runs).extracting(Tool.Run::exitCode).containsOnly(0);
        assertThat(names(folder.resolve("koder-herald")))
                .singleElement()
                .asString()
                .matches("[0-9a-f]{16}");
    }

    @Test
    void use_the_cache_that_was_trained_for_them() {
        List<String> surroundings = List.of("XDG_CACHE_HOME=" + folder, "HERALD_JAVA_OPTS=-XX:AOTMode=on");

        assertThat(run(ENGINE, surroundings, "--version").exitCode()).isZero();
        assertThat(run(AGENT, surroundings, "--version").exitCode()).isZero();
    }

    @Test
    void hand_arguments_on_as_they_are() {
        Tool.Run run = run(ENGINE, List.of("XDG_CACHE_HOME=" + folder), "check-config", "--config", "two  words.conf");

        assertThat(run.output()).contains("two  words.conf").contains("no such file");
        assertThat(run.exitCode()).isEqualTo(2);
    }

    @Test
    void remove_what_nothing_runs_from_any_more() throws IOException {
        Path cache = folder.resolve("koder-herald");
        Path old = Files.createDirectories(cache.resolve("0123456789abcdef"));
        Tool.run("touch", "-d", "3 days ago", old.toString());

        assertThat(run(ENGINE, List.of("XDG_CACHE_HOME=" + folder), "--version").exitCode())
                .isZero();

        assertThat(names(cache)).singleElement().isNotEqualTo("0123456789abcdef");
    }

    @Test
    void do_not_run_from_a_folder_that_others_may_have_filled() throws IOException {
        String user = Tool.run("id", "-u").output().strip();
        Path planted = Files.createDirectory(folder.resolve("koder-herald-" + user));
        Files.setPosixFilePermissions(planted, PosixFilePermissions.fromString("rwxrwxrwx"));

        Tool.Run run = run(ENGINE, List.of("TMPDIR=" + folder), "--version");

        assertThat(run.output())
                .startsWith("koder-herald: could not unpack itself into any of: " + planted)
                .hasLineCount(1);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(planted).isEmptyDirectory();
    }

    @Test
    void say_in_one_line_that_the_file_was_cut() throws IOException {
        Path cut = folder.resolve("koder-herald");
        Files.write(cut, Arrays.copyOf(Files.readAllBytes(ENGINE), 5_000_000));
        Files.setPosixFilePermissions(cut, PosixFilePermissions.fromString("rwx------"));

        Tool.Run run = run(cut, List.of("TMPDIR=" + folder), "--version");

        assertThat(run.output())
                .contains("could not unpack itself")
                .contains("unexpected end of file")
                .hasLineCount(1);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(names(folder.resolve(
                        "koder-herald-" + Tool.run("id", "-u").output().strip())))
                .isEmpty();
    }

    private static Tool.Run run(Path program, List<String> surroundings, String... arguments) {
        List<String> command = new ArrayList<>(List.of("env", "-i", "PATH=/usr/bin:/bin"));
        command.addAll(surroundings);
        command.add(program.toString());
        command.addAll(List.of(arguments));
        return Tool.run(command.toArray(String[]::new));
    }

    private static List<String> names(Path directory) {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.map(entry -> entry.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
