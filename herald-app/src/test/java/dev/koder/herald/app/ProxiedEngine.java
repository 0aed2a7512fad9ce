package dev.koder.herald.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.adapter.config.file.Authorities;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** An engine, a proxy before it as the manual sets it up, and somebody who calls through it. */
final class ProxiedEngine implements AutoCloseable {

    private static final Path MANUAL = Path.of("../docs/operations/engine.md");

    /** Whose address the callers have: none that the engine takes for a proxy's. */
    static final InetAddress CALLER = InetAddress.ofLiteral("127.0.0.2");

    /** A proxy, how its text in the manual is known, and what stands around it where nothing else is set up. */
    enum Proxy {
        NGINX("proxy_pass", """
                user root; daemon off; pid FOLDER/pid; error_log stderr; events {}
                http {
                access_log off; client_body_temp_path FOLDER/body; proxy_temp_path FOLDER/proxy;
                fastcgi_temp_path FOLDER/fastcgi; uwsgi_temp_path FOLDER/uwsgi; scgi_temp_path FOLDER/scgi;
                TEXT
                }
                """, "-p FOLDER -c FOLDER/proxy.conf"),
        HAPROXY("frontend", "TEXT", "-db -f FOLDER/proxy.conf"),
        CADDY("reverse_proxy", """
                { admin off
                  auto_https off
                }
                TEXT
                """, "run --adapter caddyfile --config FOLDER/proxy.conf");

        private final String word;
        private final String around;
        private final String arguments;

        Proxy(String word, String around, String arguments) {
            this.word = word;
            this.around = around;
            this.arguments = arguments;
        }

        Path program() {
            return Stream.of("/usr/sbin", "/usr/bin", "/usr/local/bin")
                    .map(folder -> Path.of(folder, name().toLowerCase(Locale.ROOT)))
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElse(Path.of("/nowhere"));
        }
    }

    private final Path folder;
    private final TestIssuer issuer;
    private final RunningEngine engine;
    private final int port = freePort();
    private final Process proxy;
    private final HttpClient client;

    ProxiedEngine(Proxy kind, Path folder) throws IOException {
        this.folder = folder;
        certify();
        issuer = TestIssuer.start();
        engine = RunningEngine.start(
                folder, "identity.issuer = " + issuer.name() + "\nproxy.trusted = 127.0.0.1\nlimits.body = 64KiB\n");
        Files.writeString(folder.resolve("proxy.conf"), configuration(kind));
        String command = kind.program() + " " + kind.arguments.replace("FOLDER", folder.toString());
        proxy = new ProcessBuilder(command.split(" ", -1))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("proxy.log").toFile())
                .start();
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .localAddress(CALLER)
                .sslContext(Authorities.in(folder.resolve("tls.pem")).context())
                .build();
    }

    private void certify() throws IOException {
        Process openssl = new ProcessBuilder(
                        ("openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 5 -subj /CN=proxy"
                                        + " -addext subjectAltName=IP:127.0.0.1 -keyout tls.key -out tls.pem")
                                .split(" ", -1))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(openssl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(folder.resolve("tls.pem")).as(said).exists();
        Files.writeString(
                folder.resolve("both.pem"),
                Files.readString(folder.resolve("tls.pem")) + Files.readString(folder.resolve("tls.key")));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    /** What the manual says, on ports and with files that this test has. */
    private String configuration(Proxy kind) throws IOException {
        String manual = Files.readString(MANUAL);
        String section = manual.substring(manual.indexOf("## Behind a reverse proxy"));
        String text = Stream.of(section.split("```", -1))
                .filter(block -> block.contains(kind.word))
                .findFirst()
                .orElseThrow();
        String address = "127.0.0.1:" + port;
        String files = folder + "/tls.pem " + folder + "/tls.key";
        return kind.around
                .replace("TEXT", text)
                .replace("FOLDER", folder.toString())
                .replace("127.0.0.1:8053", "127.0.0.1:" + engine.port())
                .replace("listen 443 ssl", "listen " + address + " ssl")
                .replace("bind :443 ssl", "bind " + address + " ssl")
                .replace("dns.example.org {", "https://" + address + " {\n    tls " + files)
                .replace("/etc/haproxy/dns.example.org.pem", folder + "/both.pem")
                .replace("/etc/ssl/dns.example.org.", folder + "/tls.");
    }

    void await() throws IOException, InterruptedException {
        for (int attempt = 0; attempt < 500 && proxy.isAlive(); attempt++) {
            try {
                assertThat(get("/healthz").statusCode()).isEqualTo(200);
                return;
            } catch (IOException notYet) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
        }
        throw new AssertionError(Files.readString(folder.resolve("proxy.log")));
    }

    @Override
    public void close() {
        proxy.destroy();
        client.shutdownNow();
        engine.close();
        issuer.close();
        proxy.onExit().join();
    }

    HttpRequest.Builder request(String path) {
        String token = issuer.aToken(engine.seconds())
                .claim("scope", "herald.read herald.write herald.admin")
                .signed();
        return HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + token)
                .timeout(Duration.ofSeconds(100));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    HttpResponse<String> sendJson(String method, String path, String json, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                request(path).header("Content-Type", "application/json").method(method, BodyPublishers.ofString(json));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    CompletableFuture<HttpResponse<String>> sendLater(HttpRequest.Builder request) {
        return client.sendAsync(request.build(), BodyHandlers.ofString());
    }
}
