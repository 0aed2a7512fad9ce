package dev.koder.herald.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole engine over TLS, as its configuration has it. */
@Timeout(60)
class TlsTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    private RunningEngine engine() throws IOException {
        place("first.pem", "tls.pem", 0);
        place("first.key", "tls.key", 0);
        Path keys = Files.writeString(folder.resolve("jwks.json"), "{\"keys\":[]}");
        return RunningEngine.start(
                folder, "tls.certificate = tls.pem\ntls.key = tls.key\nidentity.key-set = " + keys.toUri() + "\n");
    }

    /** As written at this time: tests are faster than the clocks of file systems. */
    private void place(String resource, String name, int seconds) throws IOException {
        Path file = folder.resolve(name);
        Files.copy(resource(resource), file, StandardCopyOption.REPLACE_EXISTING);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        Files.setLastModifiedTime(file, FileTime.from(RunningEngine.START.plusSeconds(seconds)));
    }

    private static InputStream resource(String name) {
        InputStream found = TlsTest.class.getResourceAsStream("/tls/" + name);
        if (found == null) {
            throw new AssertionError(name);
        }
        return found;
    }

    /** Asks as somebody who trusts this certificate alone. */
    private static int ask(RunningEngine engine, String trusted)
            throws IOException, GeneralSecurityException, InterruptedException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        store.setCertificateEntry(
                trusted, CertificateFactory.getInstance("X.509").generateCertificate(resource(trusted)));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        try (HttpClient client = HttpClient.newBuilder().sslContext(context).build()) {
            URI address = URI.create("https://127.0.0.1:" + engine.port() + "/healthz");
            HttpRequest request = HttpRequest.newBuilder(address)
                    .timeout(Duration.ofSeconds(20))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }

    @Test
    void a_certificate_is_renewed_while_it_runs_and_a_broken_pair_passed_over() throws Exception {
        try (RunningEngine engine = engine()) {
            assertThat(ask(engine, "first.pem")).isEqualTo(200);

            place("second.pem", "tls.pem", 1);
            assertThat(ask(engine, "first.pem")).isEqualTo(200);

            place("second.key", "tls.key", 2);
            assertThat(ask(engine, "second.pem")).isEqualTo(200);
            assertThatThrownBy(() -> ask(engine, "first.pem")).isInstanceOf(SSLException.class);
        }
    }

    @Test
    void nothing_but_tls_is_spoken_on_its_port() throws Exception {
        try (RunningEngine engine = engine()) {
            assertThatThrownBy(() -> engine.get("/healthz")).hasRootCauseInstanceOf(IOException.class);
        }
    }
}
