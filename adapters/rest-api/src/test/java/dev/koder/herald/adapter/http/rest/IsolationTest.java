package dev.koder.herald.adapter.http.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A tenant cannot tell a zone of somebody else's from one that does not exist. */
class IsolationTest {

    private final RunningApi api = RunningApi.start();

    @BeforeEach
    void createZoneOfTenantA() {
        api.createZone("theirs.example");
        api.put("/api/v1/zones/theirs.example/rrsets/www/A", "{\"records\":[\"192.0.2.1\"]}");
    }

    @AfterEach
    void stop() {
        api.close();
    }

    /** Taken from the table of routes, so that a new route is among them. */
    static Stream<Arguments> routesOfZones() {
        try (RunningApi api = RunningApi.start()) {
            return api.table().routes().stream()
                    .filter(route -> route.pathParameters().contains("zone"))
                    .map(route -> Arguments.of(route.words().operation(), route));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("routesOfZones")
    void a_foreign_zone_answers_as_one_that_does_not_exist(String operation, Route route) {
        Reply foreign = asTenantB(route, "theirs.example");
        Reply missing = asTenantB(route, "nobody.example");

        assertThat(foreign.status()).as(operation).isEqualTo(404).isEqualTo(missing.status());
        assertThat(foreign.lastingHeaders()).isEqualTo(missing.lastingHeaders());
        assertThat(withoutInstance(foreign).replace("theirs", "nobody")).isEqualTo(withoutInstance(missing));
        assertThat(api.get("/api/v1/zones/theirs.example").text("/serial")).isEqualTo("2");
    }

    @ParameterizedTest
    @CsvSource({"If-Match, \"2\"", "If-Match, \"x\"", "If-Match, *", "If-None-Match, *"})
    void preconditions_tell_nothing_either(String header, String value) {
        for (String path : new String[] {"", "/rrsets/www/A"}) {
            Reply foreign = api.ask("DELETE", "/api/v1/zones/theirs.example" + path)
                    .as(FakeTokens.TENANT_B)
                    .header(header, value)
                    .send();

            assertThat(foreign.problem()).isEqualTo("zone-not-found");
        }
    }

    private Reply asTenantB(Route route, String zone) {
        String path = route.path()
                .replace("{zone}", zone)
                .replace("{name}", "www")
                .replace("{type}", "A")
                .replace("{serial}", "2")
                .replace("{plan}", "0".repeat(64))
                .replace("{lock}", "0".repeat(24));
        Ask ask = api.ask(route.method(), path).as(FakeTokens.TENANT_B);
        route.inputs().stream().limit(1).forEach(input -> ask.body(input.mediaType(), input.example()));
        return ask.send();
    }

    private static String withoutInstance(Reply reply) {
        return reply.body().replaceFirst("\"instance\":\"[^\"]*\"", "");
    }
}
