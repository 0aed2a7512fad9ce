package dev.koder.herald.sync.engine.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.koder.herald.adapter.config.file.Authorities;
import dev.koder.herald.sync.zone.port.Cursor;
import dev.koder.herald.sync.zone.port.FeedAnswer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An engine whose certificate nobody knows whom the machine trusts; the certificates are OpenSSL's. */
final class PrivateAuthorityTest {
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    private Path folder;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private HttpsServer server;

    @BeforeEach
    void start() throws Exception {
        certificate("engine");
        certificate("another");
        openssl("pkcs12 -export -in engine.pem -inkey engine.key -passout pass:changeit -out engine.p12");
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(presenting("engine.p12")));
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                byte[] page = "{\"cursor\":\"b\",\"complete\":true,\"zones\":[]}".getBytes(UTF_8);
                exchange.sendResponseHeaders(200, page.length);
                exchange.getResponseBody().write(page);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void certificate(String name) throws IOException, InterruptedException {
        openssl("req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 5 -subj /CN=" + name
                + " -addext subjectAltName=IP:127.0.0.1 -keyout " + name + ".key -out " + name + ".pem");
    }

    private void openssl(String words) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(("openssl " + words).split(" ", -1)))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    private SSLContext presenting(String name) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(folder.resolve(name))) {
            store.load(in, PASSWORD);
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private FeedAnswer ask(Authorities authorities) throws InterruptedException {
        URI url = URI.create("https://127.0.0.1:" + server.getAddress().getPort());
        Duration deadline = Duration.ofSeconds(20);
        EngineAccess access = new EngineAccess(url, () -> "t", authorities, "pop-1", deadline, deadline, 1 << 20);
        try (HttpEngine engine = new HttpEngine(access, threads)) {
            return engine.changedAfter(null, Duration.ZERO);
        }
    }

    @Test
    void an_engine_is_believed_by_the_certificate_that_was_named_and_by_no_other() throws Exception {
        Path another = folder.resolve("another.pem");

        assertThat(ask(Authorities.in(folder.resolve("engine.pem"))))
                .isEqualTo(new FeedAnswer.Page(new Cursor("b"), true, List.of()));
        assertThat(ask(Authorities.in(another)))
                .isEqualTo(new FeedAnswer.NoAnswer("feed: no authority in " + another
                        + " vouches for its certificate (expected: the one that signed it)"));
        assertThat(ask(Authorities.ofThisMachine("engine.ca-file")))
                .isInstanceOf(FeedAnswer.NoAnswer.class)
                .asString()
                .contains("named by engine.ca-file");
    }
}
