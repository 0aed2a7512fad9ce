package dev.koder.herald.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.app.scenario.Eventually;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An engine that was told no more than the name of its issuer. */
@Timeout(60)
class KoderIdEngineTest {

    private static final String ZONES = "/api/v1/zones";

    private TestIssuer issuer;
    private RunningEngine engine;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        issuer = TestIssuer.start();
        engine = RunningEngine.start(
                folder, "identity.issuer = " + issuer.name() + "\nidentity.points-of-presence = pop-fra, pop-ams\n");
    }

    @AfterEach
    void stop() {
        engine.close();
        issuer.close();
    }

    private int zonesWith(String token) {
        return engine.get(ZONES, "Authorization", "Bearer " + token).statusCode();
    }

    private String goodToken() {
        return issuer.aToken(engine.seconds()).signed();
    }

    private String tokenOfUnknownKey() {
        return issuer.aToken(engine.seconds()).header("kid", "ec-9").signedBy(TestIssuer.ec("ec-9"));
    }

    @Test
    void finds_the_keys_by_itself() {
        assertThat(zonesWith(goodToken())).isEqualTo(200);
        assertThat(engine.get("/readyz").body()).contains("\"identity\":\"keys known\"");
    }

    @Test
    void goes_on_without_its_issuer_and_says_so_until_it_is_back() throws IOException {
        assertThat(zonesWith(goodToken())).isEqualTo(200);
        issuer.goDown();
        engine.pass(Duration.ofSeconds(40));

        assertThat(zonesWith(tokenOfUnknownKey())).isEqualTo(401);

        assertThat(zonesWith(goodToken())).isEqualTo(200);
        HttpResponse<String> readiness = engine.get("/readyz");
        assertThat(readiness.statusCode()).isEqualTo(200);
        assertThat(readiness.body())
                .contains("\"status\":\"ready\"")
                .contains("keys not refreshed since 2026-01-14T12:00:00Z (tokens by known keys go on)");
        assertThat(engine.metric("herald_identity_keys_outdated")).isEqualTo(1);

        issuer.comeBack();
        engine.pass(Duration.ofSeconds(40));
        Eventually.isTrue(
                "the keys are known", () -> engine.get("/readyz").body().contains("\"keys known\""));
        assertThat(engine.metric("herald_identity_keys_outdated")).isZero();
    }

    @Test
    void a_flood_of_tokens_with_unknown_keys_reaches_the_issuer_once_in_thirty_seconds() {
        assertThat(zonesWith(goodToken())).isEqualTo(200);
        int before = issuer.keysAsked.get();
        engine.pass(Duration.ofSeconds(30));

        for (int i = 0; i < 50; i++) {
            assertThat(zonesWith(tokenOfUnknownKey())).isEqualTo(401);
        }

        assertThat(issuer.keysAsked).hasValue(before + 1);
        assertThat(issuer.metadataAsked).hasValue(1);
    }

    @Test
    void a_customer_with_the_scope_of_points_of_presence_sees_no_zone_of_others() {
        String owner = goodToken();
        assertThat(engine.send("POST", ZONES, "{\"name\":\"example.org\"}", "Authorization", "Bearer " + owner)
                        .statusCode())
                .isEqualTo(201);
        String customer = issuer.aToken(engine.seconds())
                .claim("sub", "tenant-b")
                .claim("scope", "herald.read herald.pop")
                .signed();
        String pop = issuer.aToken(engine.seconds())
                .claim("sub", "pop-ams")
                .claim("scope", "herald.pop")
                .signed();

        HttpResponse<String> feedOfCustomer = engine.get("/api/v1/feed", "Authorization", "Bearer " + customer);
        HttpResponse<String> feedOfPop = engine.get("/api/v1/feed", "Authorization", "Bearer " + pop);

        assertThat(feedOfCustomer.body()).doesNotContain("example.org");
        assertThat(feedOfPop.body()).contains("example.org");
        assertThat(engine.get("/api/v1/pops", "Authorization", "Bearer " + customer)
                        .statusCode())
                .isEqualTo(403);
        assertThat(engine.get("/api/v1/pops", "Authorization", "Bearer " + pop).statusCode())
                .isEqualTo(200);
    }
}
