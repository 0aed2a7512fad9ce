import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Lets an agent follow an engine, so that its AOT cache holds the classes and the profiles it will need.
 *
 * <p>Run by the build as {@code java Train.java SCRATCH COMMAND...}. The engine is a small one of its own, with a few zones
 * that change now and then. Where Knot DNS is installed, the agent feeds a real one; elsewhere it learns what it does
 * without. It is ended with SIGTERM, upon which the JVM writes the cache.
 */
final class Train {

    private static final int ZONES = 8;
    private static final int RECORDS = 200;
    private static final int CHANGES = 40;

    private final Path scratch;
    private final List<String> command;
    private final int dnsPort = freePort();
    private final int healthPort = freePort();
    private final AtomicInteger changes = new AtomicInteger();

    private Train(Path scratch, List<String> command) {
        this.scratch = scratch;
        this.command = command;
    }

    public static void main(String[] arguments) throws Exception {
        new Train(Path.of(arguments[0]), List.of(arguments).subList(1, arguments.length)).train();
    }

    private void train() throws Exception {
        HttpServer engine = startEngine();
        Path configuration = configuration(engine.getAddress().getPort());
        Optional<Process> knot = startKnot(configuration);
        Process agent = start(command, "serve", "--config", configuration.toString());
        try {
            awaitChanges(agent);
        } finally {
            stop(agent);
            if (knot.isPresent()) {
                stop(knot.get());
            }
            engine.stop(0);
        }
    }

    /** Until all changes were fetched and a little of everything else has happened. */
    private void awaitChanges(Process agent) throws Exception {
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest health = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + healthPort + "/healthz")).build();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (changes.get() < CHANGES) {
            if (!agent.isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException("the agent took " + changes + " changes (expected: " + CHANGES + ")");
            }
            Thread.sleep(100);
            try {
                http.send(health, HttpResponse.BodyHandlers.ofString());
            } catch (IOException notYet) {
                // it is still starting
            }
        }
    }

    private Path configuration(int enginePort) throws IOException {
        Path token = Files.writeString(scratch.resolve("token"), "training");
        Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));
        return Files.writeString(scratch.resolve("sync.conf"), """
                pop = train
                engine.url = http://127.0.0.1:%d
                engine.token-file = token
                state.folder = %s/state
                knot.control-socket = %s/run/knot.sock
                knot.address = 127.0.0.1:%d
                knot.listen = 127.0.0.1:%d
                knot.storage = %s/knot
                knot.probe-every = 500ms
                sync.heartbeat-every = 1s
                health.listen = 127.0.0.1:%d
                """.formatted(enginePort, scratch, scratch, dnsPort, dnsPort, scratch, healthPort));
    }

    private Optional<Process> startKnot(Path configuration) throws Exception {
        Optional<String> knotd = Stream.of("/usr/sbin/knotd", "/usr/bin/knotd", "/usr/local/sbin/knotd")
                .filter(path -> Files.isExecutable(Path.of(path)))
                .findFirst();
        // Only the run that serves may write the cache.
        List<String> untrained = command.stream().filter(word -> !word.startsWith("-XX:AOTCacheOutput")).toList();
        await(start(untrained, "init", "--config", configuration.toString()));
        if (knotd.isEmpty()) {
            return Optional.empty();
        }
        Files.createDirectories(scratch.resolve("run"));
        Files.createDirectories(scratch.resolve("knot"));
        Path knotConfiguration = scratch.resolve("knot.conf");
        await(new ProcessBuilder(with(untrained, "knot-conf", "--config", configuration.toString()))
                .redirectOutput(knotConfiguration.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
        return Optional.of(start(List.of(knotd.get()), "-c", knotConfiguration.toString()));
    }

    // --- the engine ---

    private HttpServer startEngine() throws IOException {
        HttpServer engine = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        engine.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        engine.createContext("/api/v1/feed", this::feed);
        engine.createContext("/api/v1/zones/", this::export);
        engine.createContext("/api/v1/pops/", exchange -> answer(exchange, 204, "", ""));
        engine.start();
        return engine;
    }

    /** All zones at first; then, a moment later each time, one that has changed. */
    private void feed(HttpExchange exchange) throws IOException {
        String query = Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse("");
        IntStream told = IntStream.range(0, ZONES);
        if (query.contains("after=")) {
            pause();
            told = IntStream.of(changes.incrementAndGet() % ZONES);
        }
        String zones = told.mapToObj(zone -> "{\"name\":\"" + name(zone) + "\",\"serial\":" + serial() + ",\"state\":\"active\"}")
                .collect(Collectors.joining(","));
        answer(exchange, 200, "application/json", "{\"cursor\":\"c" + serial() + "\",\"complete\":true,\"zones\":[" + zones + "]}");
    }

    private void export(HttpExchange exchange) throws IOException {
        String name = exchange.getRequestURI().getPath().split("/", -1)[4];
        String zone = name.endsWith(".") ? name : name + ".";
        int serial = serial();
        StringBuilder text = new StringBuilder("; zone " + zone + " serial " + serial + "\n")
                .append(zone + " 3600 IN SOA ns1." + zone + " hostmaster." + zone + " " + serial + " 7200 900 1209600 300\n")
                .append(zone + " 3600 IN NS ns1." + zone + "\n")
                .append("ns1." + zone + " 3600 IN A 127.0.0.1\n");
        for (int host = 0; host < RECORDS; host++) {
            text.append("h" + host + "." + zone + " 300 IN A 192.0.2." + host % 256 + "\n");
        }
        byte[] sum = sha256(text.toString());
        int records = RECORDS + 3;
        text.append("; end zone " + zone + " serial " + serial + " records " + records + " sha256 "
                + HexFormat.of().formatHex(sum) + "\n");
        var headers = exchange.getResponseHeaders();
        headers.set("ETag", "\"" + serial + "\"");
        headers.set("Herald-Serial", Integer.toString(serial));
        headers.set("Herald-Record-Count", Integer.toString(records));
        headers.set("Content-Digest", "sha-256=:" + Base64.getEncoder().encodeToString(sha256(text.toString())) + ":");
        answer(exchange, 200, "text/dns", text.toString());
    }

    private int serial() {
        return 1 + changes.get();
    }

    private static String name(int zone) {
        return "zone-" + zone + ".example.";
    }

    private static void pause() {
        try {
            Thread.sleep(150);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            if (!type.isEmpty()) {
                exchange.getResponseHeaders().set("Content-Type", type);
            }
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    // --- processes ---

    private static Process start(List<String> command, String... more) throws IOException {
        return new ProcessBuilder(with(command, more)).inheritIO().start();
    }

    private static List<String> with(List<String> command, String... more) {
        List<String> all = new ArrayList<>(command);
        all.addAll(List.of(more));
        return all;
    }

    private static void await(Process process) throws InterruptedException {
        if (process.waitFor() != 0) {
            throw new IllegalStateException("exit code " + process.exitValue() + " (expected: 0)");
        }
    }

    private static void stop(Process process) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException("still running five minutes after SIGTERM");
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException("no free port on loopback", e);
        }
    }
}
