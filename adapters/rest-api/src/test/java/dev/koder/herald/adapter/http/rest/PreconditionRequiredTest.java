package dev.koder.herald.adapter.http.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Zones that are changed only by whoever says what must hold. */
class PreconditionRequiredTest {

    private static final String ZONE = "/api/v1/zones/example.org";

    private final RunningApi api = RunningApi.start();

    @BeforeEach
    void createZone() {
        api.createZone("example.org");
        api.patch(ZONE, "{\"preconditionRequired\":true}");
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void show_that_they_are_so() {
        assertThat(api.get(ZONE).text("/preconditionRequired")).isEqualTo("true");
    }

    @Test
    void turn_down_every_kind_of_write_without_a_precondition() {
        List<Ask> writes = List.of(
                api.ask("PUT", ZONE + "/rrsets/www/A").json("{\"records\":[\"192.0.2.1\"]}"),
                api.ask("DELETE", ZONE + "/rrsets/@/NS"),
                api.ask("PATCH", ZONE + "/rrsets").json("[{\"name\":\"t\",\"type\":\"TXT\",\"action\":\"delete\"}]"),
                api.ask("POST", ZONE + "/import").body("text/dns", "@ 3600 NS ns1.example.net.\n"),
                api.ask("POST", ZONE + "/restore").json("{\"serial\":1}"),
                api.ask("PUT", ZONE + "/soa").json("{\"mname\":\"ns9.example.net.\"}"),
                api.ask("PUT", ZONE + "/nameservers").json("{\"nameservers\":[{\"name\":\"ns9.example.net.\"}]}"),
                api.ask("PATCH", ZONE).json("{\"preconditionRequired\":false}"),
                api.ask("DELETE", ZONE));

        for (Ask write : writes) {
            Reply reply = write.send();
            assertThat(reply.status()).as(reply.body()).isEqualTo(428);
        }
        assertThat(api.get(ZONE).text("/serial")).isEqualTo("2");
    }

    @Test
    void tell_which_entity_tag_would_do() {
        String tag = api.get(ZONE + "/rrsets/@/NS").header("ETag");

        Reply zone = api.ask("DELETE", ZONE).send();
        Reply present = api.ask("DELETE", ZONE + "/rrsets/@/NS").send();
        Reply absent = api.put(ZONE + "/rrsets/www/A", "{\"records\":[\"192.0.2.1\"]}");

        assertThat(zone.header("ETag")).isEqualTo("\"2\"");
        assertThat(present.header("ETag")).isEqualTo(tag);
        assertThat(present.detail())
                .isEqualTo("If-Match: missing (expected: " + tag
                        + ", which RRset example.org. NS is at, or *, as zone example.org. is set so)");
        assertThat(absent.header("ETag")).isEmpty();
        assertThat(absent.detail())
                .isEqualTo("If-None-Match: missing (expected: *, as there is no RRset www.example.org. A,"
                        + " as zone example.org. is set so)");
    }

    @Test
    void tell_each_independent_change_what_would_do() {
        Reply reply = api.patch(
                ZONE + "/rrsets?mode=independent", "[{\"name\":\"t\",\"type\":\"TXT\",\"action\":\"delete\"}]");

        assertThat(reply.status()).isEqualTo(207);
        assertThat(reply.text("/results/0/result")).isEqualTo("precondition-required");
        assertThat(reply.text("/results/0/errors/0/parameter")).isEqualTo("If-Match");
        assertThat(reply.text("/results/0/errors/0/detail"))
                .isEqualTo("If-Match: missing (expected: *, as zone example.org., which is at serial 2, is set so)");
    }

    @Test
    void take_a_star_in_a_change_of_several_zones() {
        String changes = "\"changes\":[{\"name\":\"t.example.org.\",\"type\":\"TXT\",\"records\":[\"x\"],"
                + "\"action\":\"replace\"}]";

        Reply silent = api.post("/api/v1/changes", "{" + changes + "}");
        Reply any = api.post(
                "/api/v1/changes", "{" + changes + ",\"expected\":[{\"zone\":\"example.org\",\"serial\":\"*\"}]}");

        assertThat(silent.text("/zones/0/result")).isEqualTo("precondition-required");
        assertThat(silent.text("/zones/0/errors/0/pointer")).isEqualTo("#/expected");
        assertThat(silent.text("/zones/0/errors/0/detail")).contains("serial 2", "or *");
        assertThat(any.status()).as(any.body()).isEqualTo(200);
    }

    @Test
    void take_a_write_that_says_what_it_has_seen() {
        Reply reply = api.ask("PUT", ZONE + "/rrsets/www/A")
                .header("If-None-Match", "*")
                .json("{\"records\":[\"192.0.2.1\"]}")
                .send();

        assertThat(reply.status()).isEqualTo(200);
    }

    @Test
    void take_a_star_for_whoever_does_not_mind() {
        Reply reply = api.ask("PATCH", ZONE)
                .header("If-Match", "*")
                .json("{\"preconditionRequired\":false}")
                .send();

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text("/preconditionRequired")).isEqualTo("false");
    }
}
