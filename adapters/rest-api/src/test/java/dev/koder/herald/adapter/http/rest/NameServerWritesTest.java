package dev.koder.herald.adapter.http.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Writes of name servers tell what they have done, whatever happens around them. */
class NameServerWritesTest {

    private static final String ZONE = "/api/v1/zones/example.org";
    private static final String SERVERS = ZONE + "/nameservers";
    private static final String VANITY = "/api/v1/nameserver-sets/vanity";
    private static final String FIRST = """
            {"nameservers": [{"name": "ns1.example.org", "addresses": ["192.0.2.1"]}, {"name": "ns2.example.org"}],
             "ttl": 77}""";
    private static final String OUTSIDE =
            "{\"nameservers\": [{\"name\": \"ns1.example.net\"}, {\"name\": \"ns2.example.net\"}]}";
    private static final String OTHERS =
            "{\"nameservers\": [{\"name\": \"ns3.example.net\"}, {\"name\": \"ns4.example.net\"}]}";

    private final RunningApi api = RunningApi.start();

    @BeforeEach
    void createZone() {
        api.createZone("example.org");
        api.put(ZONE + "/rrsets/ns2/A", "{\"records\":[\"192.0.2.2\"]}");
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private Reply putFirst() {
        return api.ask("PUT", SERVERS)
                .header("Idempotency-Key", "k1")
                .json(FIRST)
                .send();
    }

    /** Has others write once the next change is committed, before it is answered. */
    private void afterTheNextCommit(Runnable others) {
        AtomicBoolean isOver = new AtomicBoolean();
        api.store.meanwhile("commit", () -> {
            if (!isOver.getAndSet(true)) {
                others.run();
            }
        });
    }

    @Test
    void a_put_answers_what_it_has_made_though_others_were_put_since() {
        afterTheNextCommit(() -> api.put(SERVERS, OTHERS));

        Reply reply = putFirst();

        assertThat(reply.header("ETag")).isEqualTo("\"3\"");
        assertThat(reply.text("/change/serial")).isEqualTo("3");
        assertThat(reply.json().get("nameservers").toString())
                .isEqualTo("[{\"name\":\"ns1.example.org.\",\"addresses\":[\"192.0.2.1\"]},"
                        + "{\"name\":\"ns2.example.org.\",\"addresses\":[\"192.0.2.2\"]}]");
        assertThat(reply.text("/ttl")).isEqualTo("77");
        assertThat(api.get(SERVERS).text("/nameservers/0/name")).isEqualTo("ns3.example.net.");
    }

    @Test
    void a_put_answers_what_it_has_made_though_the_zone_is_gone_since() {
        afterTheNextCommit(() -> api.delete(ZONE));

        Reply reply = putFirst();

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text("/change/serial")).isEqualTo("3");
        assertThat(reply.text("/nameservers/0/addresses/0")).isEqualTo("192.0.2.1");
        assertThat(putFirst().body()).isEqualTo(reply.body());
    }

    @Test
    void a_put_of_what_is_there_already_answers_it() {
        Reply first = putFirst();

        Reply again = api.put(SERVERS, FIRST);

        assertThat(again.json().get("change").isNull()).isTrue();
        assertThat(again.json().get("nameservers")).isEqualTo(first.json().get("nameservers"));
    }

    @Test
    void however_many_tags_are_sent_the_name_servers_are_read_once() {
        AtomicInteger reads = new AtomicInteger();
        api.store.meanwhile("recordSet", reads::incrementAndGet);

        Reply reply = putIfMatch(100);

        assertThat(reply.status()).isEqualTo(412);
        assertThat(reads).hasValueLessThan(10);
    }

    @Test
    void a_hundred_tags_are_enough() {
        Reply reply = putIfMatch(101);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.detail()).isEqualTo("If-Match: 101 entity tags (expected: at most 100, or *)");
    }

    private Reply putIfMatch(int tags) {
        String unknown =
                IntStream.range(0, tags).mapToObj(i -> "\"x" + i + "\"").collect(Collectors.joining(","));
        return api.ask("PUT", SERVERS).header("If-Match", unknown).json(OUTSIDE).send();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "POST"})
    void a_follower_that_the_store_did_not_answer_of_is_brought_into_step_by_the_same_request(String method) {
        api.put(VANITY, OTHERS);
        api.put(SERVERS, "{\"set\": \"vanity\"}");
        String tag = api.get(VANITY).header("ETag");
        api.store.refuseCommits();
        Reply first = bringIntoStep(method, tag);
        api.store.behave();

        Reply again = bringIntoStep(method, tag);

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.text("/followers/behind")).isEqualTo("1");
        assertThat(first.header("Retry-After")).isEqualTo("1");
        assertThat(again.status()).as(again.body()).isEqualTo(200);
        assertThat(again.text("/followers/inStep")).isEqualTo("1");
        assertThat(again.header("Retry-After")).isEmpty();
        assertThat(bringIntoStep(method, tag).body()).isEqualTo(again.body());
    }

    private Reply bringIntoStep(String method, String tag) {
        Ask ask = method.equals("POST")
                ? api.ask("POST", VANITY + "/apply")
                : api.ask("PUT", VANITY).header("If-Match", tag).json(OUTSIDE);
        return ask.header("Idempotency-Key", "k2").send();
    }
}
