package dev.koder.herald.adapter.identity.koderid;

import static dev.koder.herald.adapter.identity.koderid.TestKeys.EC_1;
import static dev.koder.herald.adapter.identity.koderid.TestKeys.EC_2;
import static dev.koder.herald.adapter.identity.koderid.TokenBuilder.AUDIENCE;
import static dev.koder.herald.adapter.identity.koderid.TokenBuilder.aToken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.ECKey;
import com.sun.net.httpserver.HttpServer;
import dev.koder.herald.application.identity.IssuerKeys;
import dev.koder.herald.application.identity.Verification;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the place of the keys is learned from an issuer of which the name alone is configured, over real HTTP. */
@Timeout(20)
class DiscoveryTest {

    private static final String OPENID = "/.well-known/openid-configuration";
    private static final String OAUTH = "/.well-known/oauth-authorization-server";

    private final SettableClock clock = new SettableClock();
    private final Map<String, String> pages = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();
    private HttpServer server;
    private String root;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            asked.computeIfAbsent(path, first -> new AtomicInteger()).incrementAndGet();
            byte[] body = pages.getOrDefault(path, "").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(pages.containsKey(path) ? 200 : 404, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        root = "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private int asked(String path) {
        return asked.getOrDefault(path, new AtomicInteger()).get();
    }

    private static String metadata(String issuer, String keySet) {
        return "{\"issuer\":\"" + issuer + "\",\"jwks_uri\":\"" + keySet
                + "\",\"response_types_supported\":[\"code\"]}";
    }

    private KoderIdTokenVerifier verifier(String issuer) {
        return KoderIdTokenVerifier.start(KoderIdConfig.of(issuer, AUDIENCE, Optional.empty()), clock);
    }

    private Verification verify(KoderIdTokenVerifier verifier, String issuer, ECKey key) {
        return verifier.verify(aToken().claim("iss", issuer)
                .header("kid", key.getKeyID())
                .claim("exp", clock.instant().getEpochSecond() + 300)
                .signedBy(key));
    }

    @ParameterizedTest
    @CsvSource({
        "'', /.well-known/openid-configuration",
        "'', /.well-known/oauth-authorization-server",
        "/, /.well-known/openid-configuration",
        "/realms/koder, /realms/koder/.well-known/openid-configuration",
        "/realms/koder/, /realms/koder/.well-known/openid-configuration",
        "/realms/koder, /.well-known/oauth-authorization-server/realms/koder"
    })
    void finds_the_keys_of_an_issuer_by_its_name(String path, String place) {
        String issuer = root + path;
        pages.put(place, metadata(issuer, root + "/keys"));
        pages.put("/keys", TestKeys.keySet(EC_1));
        KoderIdTokenVerifier verifier = verifier(issuer);

        assertThat(verify(verifier, issuer, EC_1)).isInstanceOf(Verification.Accepted.class);
        assertThat(verifier.keys()).isEqualTo(new IssuerKeys.Current());
    }

    @Test
    void takes_no_keys_from_metadata_of_another_issuer() {
        pages.put(OPENID, metadata("https://evil.example", root + "/keys"));
        pages.put("/keys", TestKeys.keySet(EC_1));
        KoderIdTokenVerifier verifier = verifier(root);

        assertThat(verify(verifier, root, EC_1)).isInstanceOf(Verification.Rejected.class);
        assertThat(asked("/keys")).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"issuer\":null,\"jwks_uri\":\"https://id.koder.example/keys\"}",
                "{\"issuer\":[\"https://id.koder.example\"],\"jwks_uri\":\"https://id.koder.example/keys\"}",
                "{\"issuer\":\"https://id.koder.example/\",\"jwks_uri\":\"https://id.koder.example/keys\"}",
                "{\"issuer\":\"https://ID.koder.example\",\"jwks_uri\":\"https://id.koder.example/keys\"}"
            })
    void the_issuer_in_the_metadata_is_ours_letter_for_letter(String json) {
        IssuerMetadata metadata = new IssuerMetadata("https://id.koder.example");

        assertThatThrownBy(() -> metadata.keySetIn(json))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(
                        "(expected: https://id.koder.example, as identity.issuer says letter for letter)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://id.koder.example/keys",
                "http://127.0.0.1/keys",
                "file:///etc/keys.json",
                "ftp://id.koder.example/keys",
                "//id.koder.example/keys",
                "/keys",
                "https://user@id.koder.example/keys",
                "https://id koder/keys",
                "",
                "null"
            })
    void keys_of_an_issuer_with_tls_come_with_tls(String keySet) {
        IssuerMetadata metadata = new IssuerMetadata("https://id.koder.example");

        assertThatThrownBy(() -> metadata.keySetIn(metadata("https://id.koder.example", keySet)))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("jwks_uri in the issuer's metadata: ")
                .hasMessageEndingWith("(expected: an https: address; or set identity.key-set)");
    }

    @Test
    void keys_of_an_issuer_with_tls_may_be_on_another_host() throws IOException {
        IssuerMetadata metadata = new IssuerMetadata("https://id.koder.example");

        assertThat(metadata.keySetIn(metadata("https://id.koder.example", "https://keys.koder.example/v3")))
                .hasToString("https://keys.koder.example/v3");
    }

    @Test
    void what_the_metadata_says_reaches_the_log_without_line_ends_and_in_part() {
        IssuerMetadata metadata = new IssuerMetadata("https://id.koder.example");
        String json = "{\"issuer\":\"evil\\n2026-01-14 INFO all is well" + "x".repeat(500) + "\"}";

        assertThatThrownBy(() -> metadata.keySetIn(json))
                .satisfies(failure ->
                        assertThat(failure.getMessage()).doesNotContain("\n").hasSizeLessThan(400));
    }

    @Test
    void a_flood_of_unknown_keys_costs_one_request_in_thirty_seconds() {
        pages.put(OPENID, metadata(root, root + "/keys"));
        pages.put("/keys", TestKeys.keySet(EC_1));
        KoderIdTokenVerifier verifier = verifier(root);
        assertThat(verify(verifier, root, EC_1)).isInstanceOf(Verification.Accepted.class);

        for (int second = 0; second < 90; second++) {
            clock.pass(Duration.ofSeconds(1));
            for (int i = 0; i < 5; i++) {
                assertThat(verify(verifier, root, EC_2)).isInstanceOf(Verification.Rejected.class);
            }
        }

        assertThat(asked(OPENID)).isEqualTo(1);
        assertThat(asked("/keys")).isEqualTo(4);
    }

    @Test
    void a_flood_while_nothing_is_told_costs_one_round_in_thirty_seconds() {
        KoderIdTokenVerifier verifier = verifier(root);

        for (int i = 0; i < 100; i++) {
            assertThat(verify(verifier, root, EC_1)).isInstanceOf(Verification.Rejected.class);
        }

        assertThat(asked(OPENID)).isEqualTo(1);
        assertThat(asked(OAUTH)).isEqualTo(1);
    }

    @Test
    void keys_that_have_moved_are_found_with_the_second_look() {
        pages.put(OPENID, metadata(root, root + "/keys"));
        pages.put("/keys", TestKeys.keySet(EC_1));
        KoderIdTokenVerifier verifier = verifier(root);
        assertThat(verify(verifier, root, EC_1)).isInstanceOf(Verification.Accepted.class);
        pages.remove("/keys");
        pages.put(OPENID, metadata(root, root + "/keys2"));
        pages.put("/keys2", TestKeys.keySet(EC_1, EC_2));

        clock.pass(Duration.ofSeconds(30));
        assertThat(verify(verifier, root, EC_2)).isInstanceOf(Verification.Rejected.class);
        assertThat(verifier.keys()).isInstanceOf(IssuerKeys.Outdated.class);
        assertThat(verify(verifier, root, EC_1)).isInstanceOf(Verification.Accepted.class);

        clock.pass(Duration.ofSeconds(30));
        assertThat(verify(verifier, root, EC_2)).isInstanceOf(Verification.Accepted.class);
    }

    @Test
    void keys_that_have_moved_and_left_old_ones_behind_are_found_within_the_hour() {
        pages.put(OPENID, metadata(root, root + "/keys"));
        pages.put("/keys", TestKeys.keySet(EC_1));
        KoderIdTokenVerifier verifier = verifier(root);
        assertThat(verify(verifier, root, EC_1)).isInstanceOf(Verification.Accepted.class);
        pages.put(OPENID, metadata(root, root + "/keys2"));
        pages.put("/keys2", TestKeys.keySet(EC_2));

        clock.pass(Duration.ofHours(1));

        assertThat(verify(verifier, root, EC_2)).isInstanceOf(Verification.Accepted.class);
    }

    @Test
    void metadata_that_cannot_be_had_takes_no_key_away() {
        pages.put(OPENID, metadata(root, root + "/keys"));
        pages.put("/keys", TestKeys.keySet(EC_1));
        KoderIdTokenVerifier verifier = verifier(root);
        assertThat(verify(verifier, root, EC_1)).isInstanceOf(Verification.Accepted.class);
        pages.clear();

        clock.pass(Duration.ofHours(2));

        assertThat(verify(verifier, root, EC_2)).isInstanceOf(Verification.Rejected.class);
        assertThat(verify(verifier, root, EC_1)).isInstanceOf(Verification.Accepted.class);
        assertThat(verifier.keys()).isInstanceOf(IssuerKeys.Outdated.class);
    }

    @Test
    void reads_no_more_metadata_than_its_limit() {
        pages.put(OPENID, " ".repeat(KeySetSource.MAX_BYTES) + metadata(root, root + "/keys"));

        assertThatThrownBy(() -> new IssuerMetadata(root).keySet(Duration.ofSeconds(5)))
                .hasMessageContaining("too large");
    }
}
