package dev.koder.herald.adapter.identity.koderid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.koder.herald.application.identity.IssuerKeys;
import dev.koder.herald.application.identity.Verification;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a key set is fetched over HTTP and from a file. */
@Timeout(20)
class KeySetSourceTest {

    private final CountDownLatch end = new CountDownLatch(1);
    private HttpServer issuer;

    @BeforeEach
    void start() throws IOException {
        issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        issuer.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        issuer.stop(0);
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + issuer.getAddress().getPort() + path);
    }

    private void serve(String path, int status, byte[] body) {
        issuer.createContext(path, exchange -> {
            exchange.getResponseHeaders().set("Location", "/keys");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    @Test
    void reads_a_key_set_over_http() throws IOException {
        serve("/keys", 200, "{\"keys\":[]}".getBytes(StandardCharsets.UTF_8));

        assertThat(KeySetSource.at(at("/keys")).fetch()).isEqualTo("{\"keys\":[]}");
    }

    @ParameterizedTest
    @CsvSource({"500", "404", "301", "206"})
    void takes_nothing_but_a_200(int status) {
        serve("/keys", status, new byte[0]);

        assertThatThrownBy(() -> KeySetSource.at(at("/keys")).fetch())
                .isInstanceOf(IOException.class)
                .hasMessage("status " + status + " (expected: 200)");
    }

    @Test
    void reads_no_more_than_its_limit() {
        serve("/keys", 200, new byte[KeySetSource.MAX_BYTES + 1]);

        assertThatThrownBy(() -> KeySetSource.at(at("/keys")).fetch()).isInstanceOf(IOException.class);
    }

    @Test
    void waits_no_longer_than_its_deadline_for_a_body_that_drips() {
        issuer.createContext("/keys", exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            awaitEnd();
            exchange.close();
        });

        assertThatThrownBy(() -> new HttpKeySetSource(at("/keys"), Duration.ofMillis(200)).fetch())
                .isInstanceOf(IOException.class)
                .hasMessage("no whole answer within 200 ms");
    }

    private void awaitEnd() {
        try {
            end.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void says_when_nobody_answers() {
        issuer.stop(0);

        assertThatThrownBy(() -> KeySetSource.at(at("/keys")).fetch())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Connection refused");
    }

    @Test
    void reads_a_key_set_from_a_file(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("keys.json"), "{\"keys\":[]}");

        assertThat(KeySetSource.at(file.toUri()).fetch()).isEqualTo("{\"keys\":[]}");
    }

    @Test
    void says_when_the_file_is_missing(@TempDir Path folder) {
        assertThatThrownBy(() -> KeySetSource.at(folder.resolve("none").toUri()).fetch())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("none");
    }

    @Test
    void a_verifier_starts_while_the_issuer_is_down_and_is_not_ready() {
        issuer.stop(0);
        KoderIdConfig config = KoderIdConfig.of(TokenBuilder.ISSUER, TokenBuilder.AUDIENCE, at("/keys"));

        KoderIdTokenVerifier verifier = KoderIdTokenVerifier.start(config, new SettableClock());

        assertThat(verifier.keys()).isEqualTo(new IssuerKeys.Unknown());
    }

    @Test
    void a_verifier_takes_its_keys_from_the_configured_place() {
        serve("/keys", 200, TestKeys.keySet(TestKeys.EC_1).getBytes(StandardCharsets.UTF_8));
        KoderIdConfig config = KoderIdConfig.of(TokenBuilder.ISSUER, TokenBuilder.AUDIENCE, at("/keys"));
        KoderIdTokenVerifier verifier = KoderIdTokenVerifier.start(config, new SettableClock());

        var answer = verifier.verify(TokenBuilder.aToken().signedBy(TestKeys.EC_1));

        assertThat(answer).isInstanceOf(Verification.Accepted.class);
        assertThat(verifier.keys()).isEqualTo(new IssuerKeys.Current());
    }
}
