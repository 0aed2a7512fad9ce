package dev.koder.herald.app.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A customer's program is told of every change, signed and in order, whatever happens to it or to the engine. */
class WebhookIT {

    private static final int CHANGES = 20;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Topology topology;

    @BeforeEach
    void begin() {
        topology = Topology.withoutKnot(folder);
    }

    @AfterEach
    void end() {
        topology.close();
    }

    private Program engine() {
        return topology.engineWith("""
            outbound.allow = 127.0.0.1
            outbound.ports = %d
            outbound.plain-http = true
            outbound.within = 2s
            webhooks.retry-after = 50ms
            """.formatted(topology.dnsPort));
    }

    private String secretOfWebhook() {
        HttpResponse<String> answer = topology.api()
                .post(
                        "/api/v1/webhooks",
                        "application/json",
                        "{\"url\":\"http://127.0.0.1:" + topology.dnsPort + "/hook\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        Matcher matcher = Pattern.compile("\"secret\":\"([^\"]+)\"").matcher(answer.body());
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private void createZone(String name) {
        HttpResponse<String> answer =
                topology.api().post("/api/v1/zones", "application/json", "{\"name\":\"" + name + "\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private void change(String zone, int number) {
        HttpResponse<String> answer = topology.api()
                .put("/api/v1/zones/" + zone + "/rrsets/www/A", "{\"records\":[\"192.0.2." + number + "\"]}");
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
    }

    private static void awaitTaken(Receiver receiver, String told) {
        Eventually.isTrue(
                "the receiver was told: " + told, () -> receiver.taken().contains(told));
    }

    @Test
    void is_told_of_creation_change_and_deletion_with_a_signature() {
        engine();
        try (Receiver receiver = Receiver.on(topology.dnsPort)) {
            String secret = secretOfWebhook();

            createZone("a.example");
            change("a.example", 1);
            topology.api().delete("/api/v1/zones/a.example");

            awaitTaken(receiver, "zone.deleted a.example. 2");
            assertThat(receiver.taken())
                    .containsExactly(
                            "zone.created a.example. 1", "zone.changed a.example. 2", "zone.deleted a.example. 2");
            assertThat(receiver.messages).allMatch(message -> message.isSignedWith(secret));
        }
    }

    @Test
    void is_told_in_the_end_where_it_was_down_or_in_trouble() {
        engine();
        secretOfWebhook();
        createZone("a.example");
        change("a.example", 1);

        try (Receiver receiver = Receiver.on(topology.dnsPort)) {
            receiver.answer(count -> count % 2 == 0 ? 503 : 200);
            change("a.example", 2);

            awaitTaken(receiver, "zone.changed a.example. 3");
            assertThat(receiver.taken())
                    .containsExactly(
                            "zone.created a.example. 1", "zone.changed a.example. 2", "zone.changed a.example. 3");
        }
    }

    @Test
    void is_told_of_everything_though_the_engine_is_killed_in_between() {
        Program engine = engine();
        try (Receiver receiver = Receiver.on(topology.dnsPort)) {
            secretOfWebhook();
            createZone("a.example");
            List<String> expected = new ArrayList<>(List.of("zone.created a.example. 1"));
            for (int i = 1; i <= CHANGES; i++) {
                change("a.example", i);
                expected.add("zone.changed a.example. " + (i + 1));
                if (i % 5 == 0) {
                    engine.kill();
                    engine.startAgain();
                    topology.awaitEngine();
                }
            }

            awaitTaken(receiver, expected.getLast());
            assertThat(new LinkedHashSet<>(receiver.taken())).containsExactlyElementsOf(expected);
        }
    }

    @Test
    void calls_nothing_on_loopback_unless_the_operator_allows_it() {
        topology.engine();

        HttpResponse<String> answer =
                topology.api().post("/api/v1/webhooks", "application/json", "{\"url\":\"https://127.0.0.1/hook\"}");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("127.0.0.1: loopback");
    }
}
