package dev.koder.herald.adapter.identity.development;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.application.identity.Permission;
import dev.koder.herald.domain.tenant.Actor;
import dev.koder.herald.domain.tenant.TenantId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the issuer keeps, serves and mints. */
class DevelopmentIdentityTest {

    private static final Instant NOW = Instant.parse("2026-01-14T12:00:00Z");

    @TempDir
    private Path folder;

    private DevelopmentIdentity open() throws IOException {
        return DevelopmentIdentity.open(
                new DevelopmentIdentityConfig(folder.resolve("identity"), 0, "herald-development", "koder-herald"),
                InstantSource.fixed(NOW));
    }

    private Path keyFile() {
        return folder.resolve("identity/development-key.json");
    }

    private static Caller caller(Permission... permissions) {
        return new Caller(new TenantId("tenant-a"), new Actor("run"), Set.of(permissions));
    }

    @Test
    void its_key_is_readable_by_its_owner_alone() throws IOException {
        open().close();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keyFile())))
                .isEqualTo("rw-------");
    }

    @Test
    void a_second_start_keeps_the_key() throws IOException {
        open().close();
        String first = Files.readString(keyFile());

        open().close();

        assertThat(Files.readString(keyFile())).isEqualTo(first);
        try (Stream<Path> files = Files.list(keyFile().getParent())) {
            assertThat(files).containsExactly(keyFile());
        }
    }

    @Test
    void a_token_names_the_key_it_was_signed_with() throws IOException {
        try (DevelopmentIdentity identity = open()) {
            assertThat(identity.namesKeyOf(identity.mint(caller(Permission.READ), Duration.ofHours(1))))
                    .isTrue();
        }
    }

    @Test
    void a_token_of_an_earlier_key_names_another() throws IOException {
        String token;
        try (DevelopmentIdentity earlier = open()) {
            token = earlier.mint(caller(Permission.READ), Duration.ofHours(1));
        }
        Files.delete(keyFile());

        try (DevelopmentIdentity identity = open()) {
            assertThat(identity.namesKeyOf(token)).isFalse();
        }
    }

    @Test
    void starts_at_the_same_time_agree_on_one_key() throws Exception {
        Callable<String> start = () -> keyIdOf(open());
        try (ExecutorService starts = Executors.newFixedThreadPool(8)) {
            Set<String> keys = starts
                    .invokeAll(Stream.generate(() -> start).limit(8).toList())
                    .stream()
                    .map(java.util.concurrent.Future::resultNow)
                    .collect(Collectors.toSet());

            assertThat(keys).hasSize(1);
        }
    }

    private static String keyIdOf(DevelopmentIdentity identity) throws ParseException {
        return SignedJWT.parse(identity.mint(caller(Permission.READ), Duration.ofHours(1)))
                .getHeader()
                .getKeyID();
    }

    @Test
    void refuses_a_key_that_others_may_read() throws IOException {
        open().close();
        Files.setPosixFilePermissions(keyFile(), PosixFilePermissions.fromString("rw-r--r--"));

        assertThatThrownBy(this::open)
                .isInstanceOf(IOException.class)
                .hasMessage(keyFile()
                        + ": mode rw-r--r-- (expected: rw-------, as the key in it can act for every tenant)");
    }

    @Test
    void refuses_a_file_that_is_no_key_and_does_not_replace_it() throws IOException {
        open().close();
        Files.writeString(keyFile(), "not a key");

        assertThatThrownBy(this::open)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("expected: a private P-256 key");
        assertThat(keyFile()).hasContent("not a key");
    }

    @Test
    void a_token_says_who_may_do_what_until_when() throws IOException, ParseException {
        SignedJWT token = SignedJWT.parse(open().mint(caller(Permission.WRITE, Permission.READ), Duration.ofHours(12)));

        JWTClaimsSet claims = token.getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo("herald-development");
        assertThat(claims.getAudience()).containsExactly("koder-herald");
        assertThat(claims.getSubject()).isEqualTo("tenant-a");
        assertThat(claims.getStringClaim("client_id")).isEqualTo("run");
        assertThat(claims.getStringClaim("scope")).isEqualTo("herald.read herald.write");
        assertThat(claims.getExpirationTime()).isEqualTo(Date.from(NOW.plus(Duration.ofHours(12))));
    }

    @Test
    void the_key_set_verifies_its_tokens_and_holds_no_private_key() throws Exception {
        try (DevelopmentIdentity identity = open()) {
            URI keys = identity.serveKeySet();
            SignedJWT token = SignedJWT.parse(identity.mint(caller(Permission.POP), Duration.ofHours(1)));

            JWKSet served = JWKSet.parse(get(keys).body());

            assertThat(served.containsNonPublicKeys()).isFalse();
            assertThat(isSignedBy(served, token)).isTrue();
        }
    }

    private static boolean isSignedBy(JWKSet keys, SignedJWT token) throws JOSEException {
        return token.verify(new ECDSAVerifier(
                keys.getKeyByKeyId(token.getHeader().getKeyID()).toECKey()));
    }

    @Test
    void it_serves_nothing_but_the_key_set_and_to_this_machine_alone() throws Exception {
        try (DevelopmentIdentity identity = open()) {
            URI keys = identity.serveKeySet();

            assertThat(keys.getHost()).isEqualTo("127.0.0.1");
            assertThat(get(keys.resolve("/")).statusCode()).isEqualTo(404);
            assertThat(send(HttpRequest.newBuilder(keys).DELETE()).statusCode()).isEqualTo(405);
        }
    }

    @Test
    void a_port_that_is_taken_is_said() throws IOException {
        try (ServerSocket taken = new ServerSocket()) {
            taken.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
            DevelopmentIdentityConfig config =
                    new DevelopmentIdentityConfig(folder, taken.getLocalPort(), "herald-development", "koder-herald");

            try (DevelopmentIdentity identity = DevelopmentIdentity.open(config, InstantSource.fixed(NOW))) {
                assertThatThrownBy(identity::serveKeySet)
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining("in use");
            }
        }
    }

    private static HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri).GET());
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }
}
