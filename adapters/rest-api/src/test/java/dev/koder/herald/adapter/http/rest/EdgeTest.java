package dev.koder.herald.adapter.http.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What stands between the API and strangers, on real connections. */
@Timeout(60)
class EdgeTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    private final RunningApi useCases = RunningApi.start();

    @AfterEach
    void stop() {
        useCases.close();
    }

    private RestApi.Start start(int connections, Optional<RestConfig.CertificateFiles> certificate) {
        RestConfig config = new RestConfig(
                "127.0.0.1",
                0,
                1024,
                1024,
                false,
                new RestConfig.Connections(
                        connections, 1000, Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1), 1),
                certificate,
                RestConfig.Proxies.NONE,
                Duration.ofSeconds(1),
                "1.2.3");
        return RestApi.start(config, useCases.useCases(), useCases.clock, () -> 0);
    }

    private RestApi serving(int connections, Optional<RestConfig.CertificateFiles> certificate) {
        return ((RestApi.Start.Serving) start(connections, certificate)).api();
    }

    private RestConfig.CertificateFiles present(String name, int written) throws IOException {
        RestConfig.CertificateFiles files =
                new RestConfig.CertificateFiles(folder.resolve("tls.pem"), folder.resolve("tls.key"));
        place(name + ".pem", files.certificate(), written);
        place(name + ".key", files.key(), written);
        return files;
    }

    /** Tests are faster than the clocks of file systems. */
    private static void place(String resource, Path file, int written) throws IOException {
        Files.copy(resource(resource), file, StandardCopyOption.REPLACE_EXISTING);
        Files.setLastModifiedTime(file, FileTime.from(SettableClock.START.plusSeconds(written)));
    }

    private static InputStream resource(String name) {
        InputStream found = EdgeTest.class.getResourceAsStream("/tls/" + name);
        if (found == null) {
            throw new AssertionError(name);
        }
        return found;
    }

    /** Asks as somebody who trusts this certificate alone. */
    private static HttpResponse<String> ask(RestApi api, String trusted)
            throws IOException, GeneralSecurityException, InterruptedException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        store.setCertificateEntry(
                trusted, CertificateFactory.getInstance("X.509").generateCertificate(resource(trusted + ".pem")));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        try (HttpClient client = HttpClient.newBuilder()
                .sslContext(context)
                .version(HttpClient.Version.HTTP_1_1)
                .build()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + api.port() + "/healthz"))
                            .timeout(Duration.ofSeconds(20))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void a_renewed_certificate_is_presented_without_a_restart() throws Exception {
        RestApi api = serving(100, Optional.of(present("first", 0)));
        try {
            assertThat(ask(api, "first").statusCode()).isEqualTo(200);

            present("second", 1);

            assertThat(ask(api, "second").statusCode()).isEqualTo(200);
        } finally {
            api.stop();
        }
    }

    @Test
    void while_key_and_certificate_do_not_belong_together_the_last_good_ones_are_presented() throws Exception {
        RestConfig.CertificateFiles files = present("first", 0);
        RestApi api = serving(100, Optional.of(files));
        try {
            place("second.pem", files.certificate(), 1);
            assertThat(ask(api, "first").statusCode()).isEqualTo(200);

            place("second.key", files.key(), 2);

            assertThat(ask(api, "second").statusCode()).isEqualTo(200);
        } finally {
            api.stop();
        }
    }

    @Test
    void an_answer_over_tls_tells_browsers_to_stay_with_it() throws Exception {
        RestApi api = serving(100, Optional.of(present("first", 0)));
        try {
            assertThat(ask(api, "first").headers().firstValue("Strict-Transport-Security"))
                    .contains("max-age=31536000");
        } finally {
            api.stop();
        }
    }

    @Test
    void files_that_do_not_belong_together_keep_it_from_starting() throws IOException {
        RestConfig.CertificateFiles files = present("first", 0);
        place("second.key", files.key(), 0);

        assertThat(start(100, Optional.of(files)))
                .isInstanceOfSatisfying(RestApi.Start.CannotListen.class, refused -> assertThat(refused.reason())
                        .endsWith("tls.key: a key of another certificate (expected: the one of " + files.certificate()
                                + ")"));
    }

    @Test
    void every_answer_keeps_browsers_from_doing_more_than_showing_it() {
        for (String path : new String[] {"/healthz", "/api/v1/zones", "/nowhere"}) {
            Reply reply = useCases.get(path);

            assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(reply.header("Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(reply.header("Content-Security-Policy")).isEqualTo("default-src 'none'; frame-ancestors 'none'");
            assertThat(reply.header("Strict-Transport-Security")).isEmpty();
        }
    }

    @Test
    void other_origins_are_allowed_nothing() {
        Reply reply = useCases.ask("GET", "/api/v1/zones")
                .header("Origin", "https://elsewhere.example")
                .send();
        Reply preflight = useCases.ask("OPTIONS", "/api/v1/zones")
                .header("Origin", "https://elsewhere.example")
                .header("Access-Control-Request-Method", "POST")
                .send();

        assertThat(reply.header("Access-Control-Allow-Origin")).isEmpty();
        assertThat(preflight.header("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void a_connection_too_many_waits_until_another_one_ends() throws IOException {
        RestApi api = serving(1, Optional.empty());
        try (RawConnection waiting = holdUp(api)) {
            assertThat(waiting.readAnswer()).startsWith("HTTP/1.1 200 ");
        } finally {
            api.stop();
        }
    }

    /** A connection that has asked, while another one was there first, asked too, and went. */
    private static RawConnection holdUp(RestApi api) throws IOException {
        try (RawConnection first = new RawConnection(api.port())) {
            assertThat(first.write("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n").readAnswer())
                    .startsWith("HTTP/1.1 200 ");
            RawConnection second = new RawConnection(api.port());
            second.write("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(first.write("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n").readAnswer())
                    .startsWith("HTTP/1.1 200 ");
            return second;
        }
    }

    @Test
    void connections_that_were_never_encrypted_count_no_longer_than_they_last() throws Exception {
        RestApi api = serving(2, Optional.of(present("first", 0)));
        try {
            for (int i = 0; i < 5; i++) {
                try (RawConnection nonsense = new RawConnection(api.port())) {
                    nonsense.write("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n").readToEnd();
                }
            }

            assertThat(ask(api, "first").statusCode()).isEqualTo(200);
        } finally {
            api.stop();
        }
    }

    @Test
    void headers_without_end_are_refused() throws IOException {
        try (RawConnection connection = new RawConnection(useCases.port())) {
            String many = "X-A: b\r\n".repeat(4000);

            assertThat(connection
                            .write("GET /healthz HTTP/1.1\r\nHost: x\r\n" + many + "\r\n")
                            .readToEnd())
                    .startsWith("HTTP/1.1 400 ");
        }
    }
}
