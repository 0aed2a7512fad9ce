package dev.koder.herald.adapter.http.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET | | ",
                "DELETE | | ",
                "GET | /rrsets | ",
                "PATCH | /rrsets | [{\"name\":\"www\",\"type\":\"A\",\"action\":\"delete\"}]",
                "GET | /rrsets/www/A | ",
                "PUT | /rrsets/www/A | {\"records\":[]}",
                "DELETE | /rrsets/www/A | ",
                "POST | /import | @ 60 NS ns1.example.net.",
                "GET | /export | ",
                "GET | /status | ",
                "GET | /dnssec | "
            })
    void a_foreign_zone_answers_as_one_that_does_not_exist(String method, String path, String body) {
        Reply foreign = asTenantB(method, "theirs.example", path, body);
        Reply missing = asTenantB(method, "nobody.example", path, body);

        assertThat(foreign.status()).isEqualTo(404).isEqualTo(missing.status());
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

    private Reply asTenantB(String method, String zone, String path, String body) {
        Ask ask = api.ask(method, "/api/v1/zones/" + zone + (path == null ? "" : path))
                .as(FakeTokens.TENANT_B);
        if (body != null) {
            ask.body(body.startsWith("@") ? "text/dns" : "application/json", body);
        }
        return ask.send();
    }

    private static String withoutInstance(Reply reply) {
        return reply.body().replaceFirst("\"instance\":\"[^\"]*\"", "");
    }
}
