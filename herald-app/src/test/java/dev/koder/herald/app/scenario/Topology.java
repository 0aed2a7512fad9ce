package dev.koder.herald.app.scenario;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * The programs of a scenario, each a process on free loopback ports, with their files in one folder.
 *
 * <p>Closing it stops them in the reverse order of their start.
 */
final class Topology implements AutoCloseable {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    static final Path ENGINE = ROOT.resolve("herald-app/target/dist/koder-herald");
    private static final Path AGENT = ROOT.resolve("adapters/koder-dns-sync/target/dist/koder-dns-sync");

    private final Path folder;
    private final Deque<Program> programs = new ArrayDeque<>();
    final int apiPort = freePort();
    final int dnsPort = freePort();
    final int healthPort = freePort();

    private Topology(Path folder) {
        this.folder = folder;
    }

    /** A topology without programs; skips the test where Knot DNS or a tool is missing. */
    static Topology in(Path folder) {
        assumeTrue(
                Tool.areThere("knotd", "knotc", "kdig", "kzonecheck", "keymgr", "delv", "named-checkzone"),
                "Knot DNS or BIND's tools are missing: run ./verify as root, or install what it names");
        return new Topology(folder);
    }

    /** A topology for what needs neither Knot nor its tools. */
    static Topology withoutKnot(Path folder) {
        return new Topology(folder);
    }

    /** Starts the engine and waits until it is ready. */
    Program engine() {
        Program engine = engineThatMayEnd();
        awaitEngine();
        return engine;
    }

    /** Starts the engine with further lines in its configuration, and waits until it is ready. */
    Program engineWith(String settings) {
        Program engine = engineThatMayEnd(settings);
        awaitEngine();
        return engine;
    }

    /** Starts the engine; whether it gets ready is for the scenario to see. */
    Program engineThatMayEnd() {
        return engineThatMayEnd("");
    }

    private Program engineThatMayEnd(String settings) {
        write("herald.conf", """
                listen = 127.0.0.1:%d
                data-dir = data
                development.enabled = true
                development.port = %d
                limits.read-rate = off
                limits.write-rate = off
                limits.bulk-rate = off
                limits.export-rate = off
                quotas.zones = off
                %s
                """.formatted(apiPort, freePort(), settings));
        return start("engine-" + programs.size(), ENGINE.toString(), "serve", "--config", path("herald.conf"));
    }

    void awaitEngine() {
        Eventually.isTrue(
                "the engine is ready", () -> new Api(apiPort, "").get("/readyz").statusCode() == 200);
    }

    /** The API as the development tenant calls it. */
    Api api() {
        return new Api(apiPort, read("data/development/tenant.token").strip());
    }

    /** Starts Knot with the configuration that the agent prints, and waits until it answers. */
    Program knot() {
        write("sync.conf", """
                pop = pop-1
                engine.url = http://127.0.0.1:%d
                engine.token-file = %s
                state.folder = %s
                knot.control-socket = %s
                knot.address = 127.0.0.1:%d
                knot.listen = 127.0.0.1:%d
                knot.storage = %s
                health.listen = 127.0.0.1:%d
                """.formatted(
                        apiPort,
                        path("data/development/pop.token"),
                        path("sync"),
                        path("run/knot.sock"),
                        dnsPort,
                        dnsPort,
                        path("knot"),
                        healthPort));
        makeFolder("run");
        makeFolder("knot");
        agentPrints("init");
        write("knot.conf", agentPrints("knot-conf"));
        Program knot = start("knot", "/usr/sbin/knotd", "-c", path("knot.conf"));
        awaitKnot();
        return knot;
    }

    private String agentPrints(String command) {
        Tool.Run run = Tool.run(AGENT.toString(), command, "--config", path("sync.conf"));
        if (run.exitCode() != 0) {
            throw new AssertionError(run.output());
        }
        return run.output();
    }

    void awaitKnot() {
        Eventually.isTrue(
                "Knot answers on its socket",
                () -> Tool.run("knotc", "-s", path("run/knot.sock"), "status").exitCode() == 0);
    }

    /** Starts the agent and waits until its health says that all is well. */
    Program agent() {
        Program agent = start("agent", AGENT.toString(), "serve", "--config", path("sync.conf"));
        awaitAgent();
        return agent;
    }

    void awaitAgent() {
        Eventually.isTrue(
                "the agent is healthy",
                () -> new Api(healthPort, "").get("/healthz").statusCode() == 200);
    }

    /** What Knot answers, in the short form of kdig. */
    String ask(String name, String type) {
        return Tool.run(
                        "kdig",
                        "@127.0.0.1",
                        "-p",
                        Integer.toString(dnsPort),
                        "+short",
                        "+timeout=2",
                        "+retry=0",
                        name,
                        type)
                .output()
                .strip();
    }

    /** A command line that works on zones of the engine, as the tenant that development mode has. */
    List<String> zoneCommand(String verb, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                ENGINE.toString(),
                "zone",
                verb,
                "--url",
                "http://127.0.0.1:" + apiPort,
                "--token-file",
                path("data/development/tenant.token")));
        command.addAll(List.of(arguments));
        return command;
    }

    String path(String name) {
        return folder.resolve(name).toString();
    }

    private void makeFolder(String name) {
        try {
            Files.createDirectories(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(String name, String text) {
        try {
            Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String read(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Program start(String name, String... command) {
        Program program = Program.start(
                folder.resolve(name + ".log"),
                Map.of("XDG_CACHE_HOME", ROOT.resolve("herald-app/target/cache").toString()),
                command);
        programs.push(program);
        return program;
    }

    @Override
    public void close() {
        programs.forEach(Program::close);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
