package dev.koder.herald.adapter.http.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the rules warn of is told with every change that is made, and stands in no one's way. */
class WarningsTest {

    private static final String ZONE = "/api/v1/zones/example.org";
    private static final String SETS = ZONE + "/rrsets";

    private final RunningApi api = RunningApi.start();

    @BeforeEach
    void createZone() {
        api.createZone("example.org");
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void a_put_is_made_and_warned_of() {
        Reply reply = api.put(SETS + "/www/CNAME", "{\"ttl\":300,\"records\":[\"nowhere.example.org.\"]}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text("/change/serial")).isEqualTo("2");
        assertThat(reply.json().get("warningCount").intValue()).isEqualTo(1);
        assertThat(reply.warnings())
                .containsExactly(
                        "#/records www.example.org. CNAME dangling-target: nowhere.example.org. has no data (expected:"
                                + " records there)");
    }

    @Test
    void a_put_that_changes_nothing_is_warned_of_again() {
        api.put(SETS + "/low/A", "{\"ttl\":1,\"records\":[\"192.0.2.1\"]}");

        Reply again = api.put(SETS + "/low/A", "{\"ttl\":1,\"records\":[\"192.0.2.1\"]}");

        assertThat(again.json().get("change").isNull()).isTrue();
        assertThat(again.warnings())
                .singleElement()
                .asString()
                .startsWith("#/ttl low.example.org. A ttl-very-low: ttl: 1 ");
    }

    @Test
    void a_batch_is_warned_of_in_its_own_order() {
        Reply reply = api.patch(SETS, """
                [{"name": "z", "type": "A", "ttl": 1, "records": ["192.0.2.1"], "action": "replace"},
                 {"name": "a", "type": "A", "ttl": 2, "records": ["192.0.2.1"], "action": "replace"}]""");

        assertThat(reply.warnings())
                .satisfiesExactly(
                        w -> assertThat(w).startsWith("#/0 z.example.org. A ttl-very-low: ttl: 1 "),
                        w -> assertThat(w).startsWith("#/1 a.example.org. A ttl-very-low: ttl: 2 "));
    }

    @Test
    void what_is_as_it_should_be_is_not_warned_of() {
        Reply put = api.put(SETS + "/www/A", "{\"ttl\":300,\"records\":[\"192.0.2.1\"]}");
        Reply delete = api.delete(SETS + "/www/A");

        assertThat(put.json().get("warningCount").intValue()).isZero();
        assertThat(put.warnings()).isEmpty();
        assertThat(delete.warnings()).isEmpty();
    }

    @Test
    void a_record_set_that_would_outgrow_a_message_is_refused() {
        assertThat(api.patch(SETS, extension("a")).status()).isEqualTo(200);

        Reply reply = api.patch(SETS, extension("b"));

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.errors()).singleElement().asString().startsWith("#/0 t.example.org. TXT rrset-too-large: ");
    }

    /** 150 strings of 240 octets, which fit into a message once and not twice. */
    private static String extension(String mark) {
        String records = IntStream.range(0, 150)
                .mapToObj(i -> "\"" + mark + (i + 100) + "x".repeat(236) + "\"")
                .collect(Collectors.joining(","));
        return "[{\"name\":\"t\",\"type\":\"TXT\",\"action\":\"extend\",\"records\":[" + records + "]}]";
    }

    @Test
    void a_zone_that_would_outgrow_its_limit_is_refused() {
        api.ask("POST", ZONE + "/import")
                .body("text/dns", "$TTL 60\n@ NS ns1.example.net.\n$GENERATE 1-1000 a$ A 192.0.2.1\n")
                .send();
        StringBuilder batch = new StringBuilder("[");
        for (int i = 0; i < 100; i++) {
            batch.append(i == 0 ? "" : ",")
                    .append("{\"name\":\"h")
                    .append(i)
                    .append("\",\"type\":\"A\",\"records\":[\"192.0.2.1\"],\"action\":\"replace\"}");
        }

        Reply reply = api.patch(SETS, batch.append(']').toString());

        assertThat(reply.errors())
                .containsExactly("example.org. SOA zone-too-large: 1101 RRsets (expected: at most 1100)");
    }
}
