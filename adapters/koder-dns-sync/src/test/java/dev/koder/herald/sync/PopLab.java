package dev.koder.herald.sync;

import static dev.koder.herald.sync.lab.Eventually.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.koder.herald.sync.json.Json;
import dev.koder.herald.sync.lab.FreePort;
import dev.koder.herald.sync.lab.LabEngine;
import dev.koder.herald.sync.lab.MemoryFolders;
import dev.koder.herald.sync.lab.RealKnot;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A point of presence of real processes: an engine of the lab's, a knotd, and an agent that can be killed. */
@SuppressWarnings("try") // closing waits for processes, and may be interrupted
final class PopLab implements AutoCloseable {
    final LabEngine engine = new LabEngine();
    final RealKnot knot;
    final Path folder;
    private final Path config;
    private final int healthPort = FreePort.tcp();
    private final HttpClient client = HttpClient.newHttpClient();
    private @Nullable Agent agent;
    private @Nullable Process process;

    /** Prepares everything and starts nothing but the engine. */
    PopLab() throws Exception {
        folder = MemoryFolders.create();
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        config = folder.resolve("agent.conf");
        int dnsPort = FreePort.both();
        writeToken("secret-1");
        Files.writeString(config, """
                pop = lab-1
                engine.url = %s
                engine.token-file = %s/token
                engine.timeout = 2s
                engine.long-poll = 1s
                sync.full-listing-every = 10s
                sync.heartbeat-every = 2s
                state.folder = %s/state
                %s
                knot.control-socket = %s/knot/knot.sock
                knot.address = 127.0.0.1:%d
                knot.listen = 127.0.0.1:%d
                knot.storage = %s/knot/db
                knot.command-timeout = 2s
                knot.load-timeout = 5s
                knot.probe-every = 200ms
                health.listen = 127.0.0.1:%d
                """.formatted(
                        engine.url(),
                        folder,
                        folder,
                        RealKnot.isRoot() ? "knot.group = knot" : "",
                        folder,
                        dnsPort,
                        dnsPort,
                        folder,
                        healthPort));
        Path knotFolder = Files.createDirectories(folder.resolve("knot"));
        Files.createDirectories(knotFolder.resolve("db"));
        if (RealKnot.isRoot()) {
            RealKnot.run("chown", "-R", "knot:knot", knotFolder.toString());
        }
        runAgent("init");
        Path knotConf = folder.resolve("knot.conf");
        Files.writeString(knotConf, runAgent("knot-conf"));
        knot = new RealKnot(knotConf, knotFolder.resolve("knot.sock"), dnsPort);
    }

    /** A lab with everything running, the agent inside the tests' own JVM. */
    static PopLab running() throws Exception {
        PopLab lab = new PopLab();
        lab.knot.start();
        lab.startAgent();
        return lab;
    }

    /** A lab with everything running, the agent as a program of its own. */
    static PopLab runningProcess() throws Exception {
        PopLab lab = new PopLab();
        lab.knot.start();
        lab.startAgentProcess();
        return lab;
    }

    /** Replaces the agent's token file. */
    void writeToken(String token) throws IOException {
        Path file = folder.resolve("token");
        Files.writeString(file, token + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    /** Carries out a short command of the agent's program; returns what it printed. */
    String runAgent(String command) {
        StringBuilder printed = new StringBuilder();
        int status = runAgent(command, printed);
        if (status != 0) {
            throw new AssertionError(command + " ended with " + status + ": " + printed);
        }
        return printed.toString();
    }

    /** What the agent's program complains of instead of carrying out a command. */
    String refusalOf(String command) {
        StringBuilder printed = new StringBuilder();
        if (runAgent(command, printed) == 0) {
            throw new AssertionError(command + " was carried out");
        }
        return printed.toString();
    }

    private int runAgent(String command, StringBuilder printed) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(octets, true, UTF_8);
        int status = new Main(print, print, Map.of()).run(List.of(command, "--config", config.toString()));
        printed.append(octets.toString(UTF_8));
        return status;
    }

    private List<String> java(String command) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.koder.herald.sync.Main",
                command,
                "--config",
                config.toString());
    }

    /** Starts the agent inside the tests' own JVM, which is quick. */
    void startAgent() throws Exception {
        if (!(AgentConfig.read(config, Map.of()) instanceof AgentConfig.Reading.Read(AgentConfig read))) {
            throw new AssertionError("the lab's configuration is refused");
        }
        agent = Agent.start(read, InstantSource.system(), new SecureRandom(), Thread::sleep);
    }

    void stopAgent() throws IOException {
        if (agent != null) {
            agent.close();
            agent = null;
        }
    }

    /** Starts the agent as a program of its own, which can be killed. */
    void startAgentProcess() throws Exception {
        File log = folder.resolve("agent.log").toFile();
        process = new ProcessBuilder(java("serve"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
        eventually("the agent answers, see " + log, () -> healthStatus() != 0);
    }

    /** Kill -9, or SIGTERM; returns the exit status. */
    int endAgentProcess(boolean isKilled) throws Exception {
        Process running = process;
        if (running == null) {
            throw new AssertionError("the agent's process was not started");
        }
        if (isKilled) {
            running.destroyForcibly();
        } else {
            running.destroy();
        }
        process = null;
        return running.waitFor();
    }

    String agentLog() throws IOException {
        return Files.readString(folder.resolve("agent.log"));
    }

    /** What /healthz says. */
    Json health() throws IOException, InterruptedException {
        return Json.parse(healthz("").body());
    }

    /** The status of /healthz; 0 when nobody answers. */
    int healthStatus() throws InterruptedException {
        try {
            return healthz("").statusCode();
        } catch (IOException e) {
            return 0;
        }
    }

    HttpResponse<String> healthz(String query) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + healthPort + "/healthz" + query);
        return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Whether /healthz has a problem of this zone or part whose text contains this. */
    boolean hasProblem(String key, String name, String what) throws IOException, InterruptedException {
        return health().items("problems").stream()
                .anyMatch(problem -> problem.optional(key).isPresent()
                        && problem.text(key).equals(name)
                        && problem.text("what").contains(what));
    }

    /** Waits until Knot answers so. */
    void awaitAnswer(String name, String type, String answer) throws Exception {
        eventually(
                name + " " + type + " is " + answer, () -> knot.ask(name, type).equals(answer));
    }

    /** Waits until the engine was told that this version is served. */
    void awaitReport(String zone, long serial) throws Exception {
        eventually(zone + " " + serial + " is reported", () -> engine.reportedSerial(zone) == serial);
    }

    Path zoneFile(String zone) {
        return folder.resolve("state/zones").resolve(zone.replaceFirst("\\.$", "") + ".zone");
    }

    @Override
    public void close() throws Exception {
        stopAgent();
        if (process != null) {
            endAgentProcess(true);
        }
        knot.close();
        engine.close();
        client.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
