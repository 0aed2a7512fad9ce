package dev.koder.herald.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** The whole engine in this process, on a free port of the loopback address, and a clock that a test sets. */
final class RunningEngine implements AutoCloseable {

    /** Wednesday, 14 January 2026, 12:00 UTC. */
    static final Instant START = Instant.parse("2026-01-14T12:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final HttpClient client = HttpClient.newHttpClient();
    private final Herald herald;
    private final int port;

    private RunningEngine(Path folder, String settings) {
        try {
            port = freePort();
            Path file = Files.writeString(
                    folder.resolve("herald.conf"),
                    "listen = 127.0.0.1:" + port + "\ndata-dir = " + folder.resolve("data") + "\n" + settings);
            HeraldConfig.Reading reading = HeraldConfig.read(file, Map.of());
            if (!(reading instanceof HeraldConfig.Reading.Ok ok)) {
                throw new AssertionError(reading.toString());
            }
            InstantSource clock = now::get;
            if (!(Herald.start(ok.config(), clock) instanceof Herald.Start.Running running)) {
                throw new AssertionError("the engine did not start");
            }
            herald = running.herald();
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    /**
     * Starts with these settings.
     *
     * @param folder an empty one
     */
    static RunningEngine start(Path folder, String settings) {
        return new RunningEngine(folder, settings);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    long seconds() {
        return now.get().getEpochSecond();
    }

    void pass(Duration time) {
        now.updateAndGet(it -> it.plus(time));
    }

    HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, "", headers);
    }

    /** Sends a request; a body is JSON, and none is sent where it is empty. */
    HttpResponse<String> send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    int port() {
        return port;
    }

    /** The value of a figure without labels. */
    double metric(String name) {
        return get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no figure " + name));
    }

    @Override
    public void close() {
        client.shutdownNow();
        herald.close();
    }
}
