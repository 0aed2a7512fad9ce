package dev.koder.herald.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The reverse proxies of the manual, each set up as its text there says, ports and certificate aside, and called through. One that is
 * not installed is passed over.
 */
@Timeout(180)
class ReverseProxyTest {

    private static final String ZONE = "/api/v1/zones/example.org";
    private static final int IMPORT_BYTES = 8 << 20;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @ParameterizedTest
    @EnumSource(ProxiedEngine.Proxy.class)
    void the_engine_is_called_through_a_proxy_that_is_set_up_as_the_manual_says(ProxiedEngine.Proxy kind)
            throws Exception {
        assumeTrue(Files.isExecutable(kind.program()), kind + " is not installed");
        try (ProxiedEngine engine = new ProxiedEngine(kind, folder)) {
            engine.await();
            assertThat(engine.sendJson("POST", "/api/v1/zones", "{\"name\":\"example.org\"}")
                            .statusCode())
                    .isEqualTo(201);
            assertThat(engine.sendJson("PUT", ZONE + "/rrsets/a%2Fb/A", "{\"records\":[\"192.0.2.1\"]}")
                            .body())
                    .contains("a/b.example.org.");
            waitsForChanges(engine);
            takesLargeTexts(engine);
            tellsWhoCalls(engine);
            goesOnAfterWhatIsTooLarge(engine);
        }
    }

    private static void waitsForChanges(ProxiedEngine engine) throws Exception {
        String cursor =
                engine.get("/api/v1/events?limit=500").body().replaceAll("(?s).*\"cursor\":\"([^\"]*)\".*", "$1");
        CompletableFuture<HttpResponse<String>> next =
                engine.sendLater(engine.request("/api/v1/events?wait=60s&after=" + cursor));
        engine.sendJson("PUT", ZONE + "/rrsets/www/A", "{\"records\":[\"192.0.2.2\"]}");

        assertThat(next.get(50, TimeUnit.SECONDS).body()).contains("zone.changed");
        assertThat(engine.get("/api/v1/events?wait=2s&limit=500&after=" + cursor)
                        .statusCode())
                .isEqualTo(200);
    }

    private static void takesLargeTexts(ProxiedEngine engine) throws Exception {
        String line = "; nothing but words, so that it is the proxy that has something to do\n";
        String text = line.repeat(IMPORT_BYTES / line.length()) + "@ 300 NS ns1.herald.test.\nwww 300 A 192.0.2.3\n";

        HttpResponse<String> imported = engine.send(engine.request(ZONE + "/import")
                .header("Content-Type", "text/dns")
                .POST(BodyPublishers.ofString(text)));

        assertThat(imported.statusCode()).as(imported.body()).isEqualTo(200);
        assertThat(engine.get(ZONE + "/export").body()).contains("192.0.2.3").contains("; end zone ");
    }

    private static void tellsWhoCalls(ProxiedEngine engine) throws Exception {
        HttpResponse<String> issued = engine.sendJson(
                "POST",
                "/api/v1/tokens",
                "{\"name\":\"x\",\"unlimited\":true}",
                "X-Forwarded-For",
                "203.0.113.66",
                "Forwarded",
                "for=203.0.113.66");

        assertThat(issued.statusCode()).as(issued.body()).isEqualTo(201);
        assertThat(engine.get("/api/v1/audit?limit=500").body())
                .contains("\"address\":\"" + ProxiedEngine.CALLER.getHostAddress() + "\"")
                .doesNotContain("203.0.113.66");
    }

    /** A body that the engine reads to its end to be polite, and one that is too large for that. */
    private static void goesOnAfterWhatIsTooLarge(ProxiedEngine engine) throws Exception {
        for (int bytes : List.of(1 << 20, 24 << 20)) {
            HttpResponse<String> refused = engine.sendJson("PATCH", ZONE + "/rrsets", " ".repeat(bytes));

            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(413);
            assertThat(refused.body()).contains("/problems/body-too-large");
            assertThat(engine.get(ZONE).statusCode()).isEqualTo(200);
        }
    }
}
