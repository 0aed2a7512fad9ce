package dev.koder.herald.sync.lab;

import static dev.koder.herald.sync.lab.Eventually.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A knotd of its own: as user knot when the tests run as root, as their user otherwise. */
@SuppressWarnings("try") // closing waits for a process, and may be interrupted
public final class RealKnot implements AutoCloseable {
    static final String KNOTD = "/usr/sbin/knotd";
    static final String KEYMGR = "/usr/sbin/keymgr";
    private static final String KNOTC = "/usr/sbin/knotc";

    private final Path config;
    private final Path socket;
    private final Path log;
    private final int port;
    private @Nullable Process process;

    /**
     * Starts nothing yet.
     *
     * @param config its configuration
     * @param socket the control socket named there
     * @param port where it answers there
     */
    public RealKnot(Path config, Path socket, int port) {
        this.config = config;
        this.socket = socket;
        this.log = config.resolveSibling("knotd.log");
        this.port = port;
    }

    /** Whether the tests may act as other users. */
    public static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    /** Starts it, and returns when it takes commands. */
    public void start() throws Exception {
        process = new ProcessBuilder(asKnot(KNOTD, "-c", config.toString()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        eventually("knotd takes commands, see " + log, () -> run(KNOTC, "-s", socket.toString(), "status").status == 0);
    }

    private static List<String> asKnot(String... command) {
        List<String> words = new ArrayList<>();
        if (isRoot()) {
            words.addAll(List.of("setpriv", "--reuid=knot", "--regid=knot", "--clear-groups"));
        }
        words.addAll(List.of(command));
        return words;
    }

    /** As kill -9. */
    public void kill() throws Exception {
        Process running = running();
        running.destroyForcibly();
        running.waitFor();
    }

    /** Lets it hang, neither dead nor alive. */
    public void freeze() throws Exception {
        run("kill", "-STOP", Long.toString(running().pid()));
    }

    /** Ends {@link #freeze}. */
    public void thaw() throws Exception {
        run("kill", "-CONT", Long.toString(running().pid()));
    }

    private Process running() {
        if (process == null) {
            throw new AssertionError("knotd was not started");
        }
        return process;
    }

    /** What it answers, one line per record, by the shortest form of kdig. */
    public String ask(String name, String type) throws Exception {
        return run("kdig", "@127.0.0.1", "-p", Integer.toString(port), "+short", "+timeout=1", "+retry=0", name, type)
                .output
                .strip();
    }

    /** The whole answer with signatures. */
    public String askWhole(String name, String type) throws Exception {
        return run("kdig", "@127.0.0.1", "-p", Integer.toString(port), "+dnssec", "+timeout=1", name, type).output;
    }

    /** The DS records of a zone as keymgr tells them, SHA-256 only: tag, algorithm, digest type, digest. */
    public List<String> ds(String zone) throws Exception {
        return run(asKnot(KEYMGR, "-c", config.toString(), zone, "ds").toArray(String[]::new))
                .output
                .lines()
                .map(line -> line.substring(line.indexOf(" DS ") + 4))
                .filter(line -> line.split(" ", -1)[2].equals("2"))
                .sorted()
                .toList();
    }

    public String log() throws IOException {
        return Files.readString(log, UTF_8);
    }

    @Override
    public void close() throws Exception {
        if (process != null && process.isAlive()) {
            kill();
        }
    }

    /** What a program made of its life. */
    public record Ended(int status, String output) {}

    /** Runs a program to its end. */
    public static Ended run(String... command) throws Exception {
        File out = File.createTempFile("run", ".out");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(out)
                    .start();
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(String.join(" ", command) + ": not ended after 20 s");
            }
            return new Ended(process.exitValue(), Files.readString(out.toPath(), UTF_8));
        } finally {
            Files.delete(out.toPath());
        }
    }
}
