package dev.koder.herald.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.koder.herald.app.scenario.Eventually;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the whole engine answers over HTTP to tokens that are wrong in one way each. */
@Timeout(120)
class TokensOverHttpTest {

    private static final String ZONES = "/api/v1/zones";
    private static final String VICTIM = ZONES + "/example.org";
    private static final String REJECTED = "herald_rejected_tokens_total";
    private static final Pattern TIMES =
            Pattern.compile("\"outcome\":\"unauthorized\"[^}]*?\"detail\":\"(?:times=([0-9]+))?");
    private static final Pattern OF_REQUEST = Pattern.compile("urn:herald:request:[0-9a-z-]+");

    private static TestIssuer issuer;
    private static RunningEngine engine;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        issuer = TestIssuer.start();
        engine = RunningEngine.start(
                folder,
                "identity.issuer = " + issuer.name()
                        + "\nidentity.operators = platform\nlimits.auth-failure-rate = off\nlimits.read-rate = off\n");
        assertThat(send("POST", ZONES, good()).statusCode()).isEqualTo(201);
    }

    @AfterAll
    static void stop() {
        engine.close();
        issuer.close();
    }

    private static String good() {
        return issuer.aToken(engine.seconds()).signed();
    }

    private static HttpResponse<String> send(String method, String path, String token) {
        String body = method.equals("POST") ? "{\"name\":\"example.org\"}" : "";
        return engine.send(method, path, body, "Authorization", "Bearer " + token);
    }

    @TestFactory
    Stream<DynamicTest> refuses() {
        Map<String, String> all = BadTokens.of(issuer, engine.seconds());
        double before = engine.metric(REJECTED);
        return Stream.concat(
                all.entrySet().stream()
                        .map(bad -> dynamicTest(bad.getKey(), () -> isRefusedEverywhere(bad.getValue()))),
                Stream.of(dynamicTest("and counts them all", () -> assertThat(engine.metric(REJECTED))
                        .isEqualTo(before + 3 * all.size()))));
    }

    private static void isRefusedEverywhere(String token) {
        HttpResponse<String> deleted = send("DELETE", VICTIM, token);
        HttpResponse<String> there = send("GET", VICTIM, token);
        HttpResponse<String> missing = send("GET", ZONES + "/missing.example", token);

        isRefusal(deleted, token);
        assertThat(told(there)).isEqualTo(told(missing)).isEqualTo(told(deleted));
        assertThat(send("GET", VICTIM, good()).statusCode()).isEqualTo(200);
    }

    private static void isRefusal(HttpResponse<String> answer, String token) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(""))
                .matches("Bearer realm=\"koder-herald\", error=\"invalid_token\", error_description=\"[^\"\\\\]+\"");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body())
                .contains("\"type\":\"/problems/unauthorized\"")
                .doesNotContain("tenant-a", "tenant-b", "example.org", "evil", "alice", "passwd", issuer.name());
        if (token.length() > 40) {
            assertThat(answer.body()).doesNotContain(token.substring(0, 40));
        }
    }

    /** All that could tell one answer from another, but for what is of the request itself. */
    private static List<Object> told(HttpResponse<String> answer) {
        Map<String, List<String>> headers = new LinkedHashMap<>(answer.headers().map());
        List.of("x-request-id", "date", "content-length").forEach(headers::remove);
        return List.of(
                answer.statusCode(), headers, OF_REQUEST.matcher(answer.body()).replaceAll("-"));
    }

    @Test
    void takes_the_token_that_all_of_them_were_made_from() {
        assertThat(send("GET", VICTIM, good()).statusCode()).isEqualTo(200);
    }

    @Test
    void the_table_is_as_long_as_it_was() {
        assertThat(BadTokens.of(issuer, engine.seconds())).hasSizeGreaterThan(200);
    }

    @Test
    void refusals_stand_in_the_audit_trail_of_the_platform() {
        String operator = issuer.aToken(engine.seconds())
                .claim("sub", "platform")
                .claim("scope", "herald.operator")
                .signed();
        send("DELETE", ZONES + "/gone.example", good() + "x");

        Eventually.isTrue(
                "a refusal stands in the trail",
                () -> refusalsIn(send("GET", "/api/v1/platform-audit?limit=500&action=deleteZone", operator)) > 0);
    }

    private static long refusalsIn(HttpResponse<String> trail) {
        assertThat(trail.statusCode()).as(trail.body()).isEqualTo(200);
        return TIMES.matcher(trail.body()).results().map(MatchResult::group).count();
    }
}
