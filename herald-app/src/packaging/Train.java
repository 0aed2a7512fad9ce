import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Uses an engine as its clients do, so that its AOT cache holds the classes and the profiles they will need.
 *
 * <p>Run by the build as {@code java Train.java SCRATCH COMMAND...}; it starts the command with {@code serve}, sends it
 * requests of every kind, and ends it with SIGTERM, upon which the JVM writes the cache.
 */
final class Train {

    private static final int CHANGES = 1500;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final Path scratch;
    private final int port = freePort();

    private Train(Path scratch) {
        this.scratch = scratch;
    }

    public static void main(String[] arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(arguments).subList(1, arguments.length));
        Train train = new Train(Path.of(arguments[0]));
        command.addAll(List.of("serve", "--config", train.configuration().toString()));
        train.makeDatabase(command);
        Process engine = new ProcessBuilder(command).inheritIO().start();
        try {
            train.awaitReady(engine);
            train.callEverything();
        } finally {
            engine.destroy();
            if (!engine.waitFor(5, TimeUnit.MINUTES)) {
                engine.destroyForcibly();
                throw new IllegalStateException("the engine did not end within five minutes of SIGTERM");
            }
        }
    }

    /** Migrations run once in the life of a database; their classes are not to be in the cache. */
    private void makeDatabase(List<String> command) throws Exception {
        List<String> untrained = command.stream()
                .filter(argument -> !argument.startsWith("-XX:AOTCacheOutput="))
                .toList();
        Process engine = new ProcessBuilder(untrained).inheritIO().start();
        try {
            awaitReady(engine);
        } finally {
            engine.destroy();
            engine.waitFor();
        }
    }

    private Path configuration() throws IOException {
        return Files.writeString(scratch.resolve("herald.conf"), """
                listen = 127.0.0.1:%d
                data-dir = data
                development.enabled = true
                development.port = %d
                limits.read-rate = 1000000/s
                limits.write-rate = 1000000/s
                limits.bulk-rate = 1000000/s
                limits.export-rate = 1000000/s
                """.formatted(port, freePort()));
    }

    private void awaitReady(Process engine) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end && engine.isAlive()) {
            try {
                if (send("GET", "/readyz", "", "").statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                Thread.sleep(20);
            }
        }
        throw new IllegalStateException("the engine was not ready within " + PATIENCE);
    }

    private void callEverything() throws Exception {
        expect(201, "POST", "/api/v1/zones", "application/json", "{\"name\":\"train.example\"}");
        expect(201, "POST", "/api/v1/zones", "application/json", "{\"name\":\"import.example\"}");
        expect(200, "POST", "/api/v1/zones/import.example/import", "text/dns", zoneText());
        changeAndRead();
        for (int round = 0; round < 20; round++) {
            readAround();
            refuse();
        }
        reportAsPointOfPresence();
        expect(200, "DELETE", "/api/v1/zones/train.example", "", "");
    }

    /** Single changes and reads, by a few clients at once. */
    private void changeAndRead() throws Exception {
        try (ExecutorService clients = Executors.newFixedThreadPool(4)) {
            List<Callable<Void>> work = new ArrayList<>();
            for (int change = 0; change < CHANGES; change++) {
                work.add(change(change));
            }
            for (Future<Void> done : clients.invokeAll(work)) {
                done.get();
            }
        }
    }

    private Callable<Void> change(int change) {
        String path = "/api/v1/zones/train.example/rrsets/host-" + change + "/A";
        return () -> {
            expect(200, "PUT", path, "application/json", "{\"ttl\":300,\"records\":[\"192.0.2." + change % 256 + "\"]}");
            expect(200, "GET", path, "", "");
            return null;
        };
    }

    private void readAround() throws Exception {
        for (String path : List.of(
                "/healthz",
                "/readyz",
                "/metrics",
                "/openapi",
                "/docs",
                "/api/v1/zones",
                "/api/v1/zones/import.example",
                "/api/v1/zones/import.example/rrsets?limit=100",
                "/api/v1/zones/import.example/export",
                "/api/v1/zones/import.example/dnssec",
                "/api/v1/feed?limit=500")) {
            expect(200, "GET", path, "", "");
        }
        expect(200, "PATCH", "/api/v1/zones/train.example/rrsets", "application/json", """
                [{"name":"batch","type":"TXT","ttl":60,"records":["\\"%d\\""],"action":"replace"},
                 {"name":"@","type":"MX","ttl":60,"records":["10 mail.train.example."],"action":"replace"}]
                """.formatted(System.nanoTime()));
    }

    /** What is refused takes other paths through the program than what is accepted. */
    private void refuse() throws Exception {
        expect(404, "GET", "/api/v1/zones/nowhere.example", "", "");
        expect(422, "PUT", "/api/v1/zones/train.example/rrsets/wrong/A", "application/json", "{\"ttl\":-1,\"records\":[\"x\"]}");
        expect(422, "POST", "/api/v1/zones/import.example/import", "text/dns", "wrong IN A x\n");
        HttpRequest anonymous = request("/api/v1/zones").build();
        check(401, anonymous, http.send(anonymous, HttpResponse.BodyHandlers.ofString()));
    }

    private void reportAsPointOfPresence() throws Exception {
        HttpRequest report = request("/api/v1/pops/train/report")
                .header("Authorization", "Bearer " + token("pop.token"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("""
                        {"startedAt":"2026-01-01T00:00:00Z","zones":[{"name":"import.example.","serial":1,"servedSerial":1,
                         "loadedAt":"2026-01-01T00:00:01Z","error":null,"ds":[]}]}
                        """))
                .build();
        check(200, report, http.send(report, HttpResponse.BodyHandlers.ofString()));
    }

    private void expect(int status, String method, String path, String type, String body) throws Exception {
        HttpResponse<String> answer = send(method, path, type, body);
        check(status, answer.request(), answer);
    }

    private static void check(int status, HttpRequest request, HttpResponse<String> answer) {
        if (answer.statusCode() != status) {
            throw new IllegalStateException(request.method() + " " + request.uri().getPath() + ": " + answer.statusCode()
                    + " (expected: " + status + ") " + answer.body());
        }
    }

    private HttpResponse<String> send(String method, String path, String type, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        if (path.startsWith("/api/")) {
            request.header("Authorization", "Bearer " + token("tenant.token"));
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).timeout(PATIENCE);
    }

    private String token(String file) throws IOException {
        return Files.readString(scratch.resolve("data/development/" + file)).strip();
    }

    private static String zoneText() {
        StringBuilder zone = new StringBuilder("""
                $ORIGIN import.example.
                $TTL 3600
                @ IN SOA ns1.import.example. hostmaster.import.example. ( 1 7200 900 1209600 300 )
                  IN NS ns1
                  IN MX 10 mail
                  IN TXT "v=spf1 -all"
                  IN CAA 0 issue "ca.example"
                ns1 IN A 192.0.2.1
                ns1 IN AAAA 2001:db8::1
                mail IN A 192.0.2.2
                www IN CNAME web
                web IN HTTPS 1 . alpn=h2
                _sip._tcp IN SRV 10 20 5060 mail
                *.wild IN A 192.0.2.3
                """);
        for (int host = 0; host < 1000; host++) {
            zone.append("h").append(host).append(" IN A 192.0.2.").append(host % 256).append('\n');
        }
        return zone.toString();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException("no free port on loopback", e);
        }
    }
}
