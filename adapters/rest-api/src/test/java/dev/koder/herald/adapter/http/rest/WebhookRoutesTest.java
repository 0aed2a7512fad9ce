package dev.koder.herald.adapter.http.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.koder.herald.application.event.ForgetEvents;
import dev.koder.herald.application.webhook.DeliveryAnswer;
import dev.koder.herald.application.webhook.WebhookMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Webhooks through the API. */
@Timeout(30)
class WebhookRoutesTest {

    private static final String WEBHOOKS = "/api/v1/webhooks";

    private final RunningApi api = RunningApi.start();

    @AfterEach
    void stop() {
        api.close();
    }

    private Reply created(String json) {
        Reply reply = api.post(WEBHOOKS, json);
        assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
        return reply;
    }

    private String created() {
        return WEBHOOKS + "/" + created("{\"url\":\"https://hooks.example/x\"}").text("/id");
    }

    private String sent() throws InterruptedException {
        WebhookMessage message = api.receivers.sent.poll(10, TimeUnit.SECONDS);
        return message instanceof WebhookMessage.Of(var event)
                ? event.type().word() + event.zone().map(zone -> " " + zone).orElse("")
                : String.valueOf(message);
    }

    @Test
    void adds_one_webhook_for_a_request_that_comes_again() {
        Reply first = createdUnderKey("https://hooks.example/x");
        Reply again = createdUnderKey("https://hooks.example/x");

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(api.get(WEBHOOKS).json().at("/webhooks")).hasSize(1);
    }

    private Reply createdUnderKey(String url) {
        return api.ask("POST", WEBHOOKS)
                .header("Idempotency-Key", "hook-1")
                .json("{\"url\":\"" + url + "\"}")
                .send();
    }

    @Test
    void refuses_a_key_that_another_webhook_was_added_under() {
        createdUnderKey("https://hooks.example/x");

        Reply other = createdUnderKey("https://hooks.example/y");

        assertThat(other.status()).isEqualTo(422);
        assertThat(other.text("/type")).isEqualTo("/problems/idempotency-key-reused");
    }

    @Test
    void adds_a_webhook_under_a_key_that_is_a_day_old() {
        Reply first = createdUnderKey("https://hooks.example/x");
        api.clock.pass(Duration.ofDays(1));

        assertThat(createdUnderKey("https://hooks.example/x").text("/id")).isNotEqualTo(first.text("/id"));
    }

    @Test
    void tells_the_secret_once() {
        Reply created =
                created("{\"url\":\"https://hooks.example/x\",\"types\":[\"zone.deleted\"],\"zone\":\"a.example\","
                        + "\"description\":\"mine\"}");

        assertThat(created.text("/secret")).matches("whsec_[A-Za-z0-9+/]{43}=");
        assertThat(created.header("Location")).isEqualTo(WEBHOOKS + "/" + created.text("/id"));
        Reply shown = api.get(created.header("Location"));
        assertThat(shown.json().has("secret")).isFalse();
        assertThat(shown.text("/types/0")).isEqualTo("zone.deleted");
        assertThat(shown.text("/zone")).isEqualTo("a.example.");
        assertThat(shown.text("/description")).isEqualTo("mine");
        assertThat(shown.text("/state")).isEqualTo("active");
        assertThat(api.get(WEBHOOKS).text("/webhooks/0/id")).isEqualTo(created.text("/id"));
    }

    @Test
    void tells_of_what_happens_from_now_on_in_order() throws InterruptedException {
        api.createZone("before.example");
        created();

        api.createZone("a.example");
        api.put("/api/v1/zones/a.example/rrsets/www/A", "{\"records\":[\"192.0.2.1\"]}");
        api.delete("/api/v1/zones/a.example");

        assertThat(List.of(sent(), sent(), sent()))
                .containsExactly("zone.created a.example.", "zone.changed a.example.", "zone.deleted a.example.");
    }

    @Test
    void tells_only_of_the_types_and_the_zone_that_were_asked_for() throws InterruptedException {
        created("{\"url\":\"https://hooks.example/x\",\"types\":[\"zone.deleted\"],\"zone\":\"b.example\"}");

        for (String zone : List.of("a.example", "b.example")) {
            api.createZone(zone);
            api.delete("/api/v1/zones/" + zone);
        }

        assertThat(sent()).isEqualTo("zone.deleted b.example.");
        assertThat(api.receivers.sent).isEmpty();
    }

    @Test
    void tells_nobody_of_other_tenants_zones() throws InterruptedException {
        created();
        api.ask("POST", "/api/v1/zones")
                .as(FakeTokens.TENANT_B)
                .json("{\"name\":\"b.example\"}")
                .send();

        api.createZone("a.example");

        assertThat(sent()).isEqualTo("zone.created a.example.");
    }

    @Test
    void is_changed_member_by_member_and_switched_off_and_on() throws InterruptedException {
        String webhook = created();

        Reply off = api.patch(webhook, "{\"enabled\":false,\"description\":\"off for now\"}");
        api.createZone("a.example");
        Reply on = api.patch(webhook, "{\"enabled\":true}");

        assertThat(off.text("/state")).isEqualTo("disabled");
        assertThat(on.text("/state")).isEqualTo("active");
        assertThat(on.text("/url")).isEqualTo("https://hooks.example/x");
        assertThat(on.text("/description")).isEqualTo("off for now");
        assertThat(sent()).isEqualTo("zone.created a.example.");
    }

    @Test
    void gets_a_new_secret() {
        Reply created = created("{\"url\":\"https://hooks.example/x\"}");

        Reply rotated = api.ask("POST", created.header("Location") + "/secret").send();

        assertThat(rotated.status()).isEqualTo(200);
        assertThat(rotated.text("/secret")).startsWith("whsec_").isNotEqualTo(created.text("/secret"));
    }

    @Test
    void is_tested_at_once() {
        String webhook = created();

        Reply good = api.ask("POST", webhook + "/test").send();
        api.receivers.answer = new DeliveryAnswer.Failed("192.0.2.1 port 443: refused");
        Reply bad = api.ask("POST", webhook + "/test").send();

        assertThat(good.json().get("delivered").booleanValue()).isTrue();
        assertThat(good.json().get("status").intValue()).isEqualTo(204);
        assertThat(bad.json().get("delivered").booleanValue()).isFalse();
        assertThat(bad.text("/error")).isEqualTo("192.0.2.1 port 443: refused");
    }

    @Test
    void shows_what_goes_wrong_and_what_was_given_up_and_replays_it() throws InterruptedException {
        String webhook = created();
        api.receivers.answer = new DeliveryAnswer.Failed("answered 500");
        api.createZone("a.example");
        assertThat(sent()).isEqualTo("zone.created a.example.");
        await(webhook, "/failedAttempts", "1");
        assertThat(api.get(webhook).text("/lastError")).isEqualTo("answered 500");

        api.clock.pass(Duration.ofHours(2));
        api.createZone("b.example");
        assertThat(sent()).isEqualTo("zone.created a.example.");
        Eventually.isTrue("an event is given up", () -> !dead(webhook).isEmpty());
        api.receivers.answer = new DeliveryAnswer.Accepted(200);
        Reply replay = api.post(webhook + "/replay", "{\"dead\":true}");

        assertThat(replay.status()).isEqualTo(202);
        List<String> after = new ArrayList<>(List.of(sent(), sent()));
        assertThat(after).contains("zone.created b.example.");
        Eventually.isTrue("no event is given up", () -> dead(webhook).isEmpty());
    }

    private void await(String webhook, String pointer, String value) {
        Eventually.isTrue(
                pointer + " is " + value,
                () -> api.get(webhook).json().at(pointer).asText().equals(value));
    }

    private List<String> dead(String webhook) {
        List<String> dead = new ArrayList<>();
        for (JsonNode delivery :
                api.get(webhook + "/deliveries?state=dead").json().get("deliveries")) {
            dead.add(delivery.at("/event/data/zone").textValue() + " " + delivery.get("attempts") + " "
                    + delivery.get("error").textValue());
        }
        return dead;
    }

    @Test
    void is_paused_after_three_events_given_up_in_a_row_and_goes_on_where_it_was() throws InterruptedException {
        String webhook = created();
        api.receivers.answer = new DeliveryAnswer.Failed("answered 500");
        List<String> notTried = new ArrayList<>();
        for (int i = 0; state(webhook).equals("active"); i++) {
            api.createZone("zone-" + i + ".example");
            api.clock.pass(Duration.ofHours(2));
            if (i > 2) {
                notTried.add("zone.created zone-" + i + ".example.");
            }
        }
        assertThat(state(webhook)).isEqualTo("paused");
        assertThat(dead(webhook)).hasSize(3);

        api.receivers.sent.clear();
        api.receivers.answer = new DeliveryAnswer.Accepted(200);
        api.patch(webhook, "{\"enabled\":true}");

        for (String event : notTried) {
            assertThat(sent()).isEqualTo(event);
        }
    }

    private String state(String webhook) {
        return api.get(webhook).text("/state");
    }

    @Test
    void is_gone_when_its_receiver_says_so() {
        String webhook = created();
        api.receivers.answer = new DeliveryAnswer.Gone();

        api.createZone("a.example");

        await(webhook, "/state", "gone");
        assertThat(dead(webhook)).isEmpty();
    }

    @Test
    void is_gone_when_its_receiver_says_so_to_what_is_replayed() throws InterruptedException {
        String webhook = givenUp();
        api.receivers.answer = new DeliveryAnswer.Gone();

        api.post(webhook + "/replay", "{\"dead\":true}");

        await(webhook, "/state", "gone");
        assertThat(dead(webhook)).containsExactly("a.example. 3 answered 410");
    }

    /** A webhook that has one dead letter, after two attempts. */
    private String givenUp() throws InterruptedException {
        String webhook = created();
        api.receivers.answer = new DeliveryAnswer.Failed("answered 500");
        api.createZone("a.example");
        await(webhook, "/failedAttempts", "1");
        api.clock.pass(Duration.ofHours(2));
        api.post(webhook + "/replay", "{\"dead\":true}");
        Eventually.isTrue("an event is given up", () -> !dead(webhook).isEmpty());
        api.receivers.sent.clear();
        return webhook;
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"enabled\":true}", "{\"url\":\"https://hooks.example/mended\"}"})
    void is_called_at_once_when_its_owner_has_mended_it(String patch) throws InterruptedException {
        String webhook = created();
        api.receivers.answer = new DeliveryAnswer.Failed("answered 500");
        api.createZone("a.example");
        await(webhook, "/failedAttempts", "1");
        assertThat(api.get(webhook).json().get("nextAttemptAt").isNull()).isFalse();
        api.receivers.sent.clear();
        api.receivers.answer = new DeliveryAnswer.Accepted(200);

        assertThat(api.patch(webhook, patch).json().get("nextAttemptAt").isNull())
                .isTrue();

        assertThat(sent()).isEqualTo("zone.created a.example.");
        await(webhook, "/failedAttempts", "0");
    }

    @Test
    void waits_on_when_its_owner_changes_something_else() throws InterruptedException {
        String webhook = created();
        api.receivers.answer = new DeliveryAnswer.Failed("answered 500");
        api.createZone("a.example");
        await(webhook, "/failedAttempts", "1");

        Reply patched = api.patch(webhook, "{\"description\":\"another\"}");

        assertThat(patched.text("/failedAttempts")).isEqualTo("1");
        assertThat(patched.json().get("nextAttemptAt").isNull()).isFalse();
    }

    @Test
    void is_tested_by_one_message_at_a_time() throws InterruptedException {
        List<String> webhooks = List.of(created(), created(), created());
        api.receivers.gate = new CountDownLatch(1);
        List<CompletableFuture<Reply>> tests = webhooks.stream()
                .limit(2)
                .map(webhook -> api.ask("POST", webhook + "/test").sendLater())
                .toList();
        for (int i = 0; i < tests.size(); i++) {
            sent();
        }

        Reply again = api.ask("POST", webhooks.getFirst() + "/test").send();
        Reply third = api.ask("POST", webhooks.getLast() + "/test").send();

        assertThat(again.status()).isEqualTo(429);
        assertThat(again.problem()).isEqualTo("rate-limited");
        assertThat(again.header("Retry-After")).isEqualTo("10");
        assertThat(third.status()).isEqualTo(429);
        assertThat(api.receivers.sent).isEmpty();
        api.receivers.gate.countDown();
        tests.forEach(test -> assertThat(test.join().status()).isEqualTo(200));
        assertThat(api.ask("POST", webhooks.getLast() + "/test").send().status())
                .isEqualTo(200);
    }

    @Test
    void gets_nothing_twice_while_the_store_takes_no_writes() throws InterruptedException {
        String webhook = created();
        Reply first = api.post("/api/v1/zones", "{\"name\":\"first.example\"}");
        assertThat(sent()).isEqualTo("zone.created first.example.");
        await(webhook, "/deliveredUpTo", first.header("Herald-Change"));
        api.store.refuseProgress();
        api.createZone("a.example");
        assertThat(sent()).isEqualTo("zone.created a.example.");
        awaitRefusals(1);

        api.createZone("b.example");
        awaitRefusals(2);
        assertThat(api.receivers.sent).isEmpty();

        api.store.behave();
        api.createZone("c.example");
        assertThat(sent()).isEqualTo("zone.created b.example.");
        assertThat(sent()).isEqualTo("zone.created c.example.");
    }

    private void awaitRefusals(int count) {
        Eventually.isTrue(count + " refusals", () -> api.store.refusedProgress.get() >= count);
    }

    @Test
    void goes_on_after_an_error_that_nobody_foresaw() throws InterruptedException {
        created();
        api.store.misbehave();
        api.bell.ring();
        assertThat(api.troubles.poll(10, TimeUnit.SECONDS)).isInstanceOf(IllegalStateException.class);

        api.store.behave();
        api.createZone("a.example");

        assertThat(sent()).isEqualTo("zone.created a.example.");
    }

    @Test
    void goes_on_with_the_oldest_event_where_some_were_forgotten() throws InterruptedException {
        String webhook = created("{\"url\":\"https://hooks.example/x\",\"enabled\":false}")
                .header("Location");
        api.createZone("old.example");
        api.clock.pass(Duration.ofDays(31));
        new ForgetEvents(api.stores().events(), api.clock, Duration.ofDays(30)).run();
        api.createZone("new.example");

        api.patch(webhook, "{\"enabled\":true}");

        assertThat(sent()).isEqualTo("zone.created new.example.");
    }

    @Test
    void delivers_again_from_a_cursor_or_a_time() throws InterruptedException {
        String cursor = api.get("/api/v1/events").text("/cursor");
        api.createZone("a.example");
        String webhook = created();
        assertThat(api.receivers.sent).isEmpty();

        api.post(webhook + "/replay", "{\"after\":\"" + cursor + "\"}");
        assertThat(sent()).isEqualTo("zone.created a.example.");
        api.post(webhook + "/replay", "{\"since\":\"" + api.clock.instant() + "\"}");
        assertThat(sent()).isEqualTo("zone.created a.example.");
    }

    @Test
    void goes_for_good() {
        String webhook = created();

        assertThat(api.delete(webhook).status()).isEqualTo(204);

        assertThat(api.get(webhook).problem()).isEqualTo("webhook-not-found");
        assertThat(api.delete(webhook).status()).isEqualTo(404);
    }

    @Test
    void is_of_one_tenant_alone() {
        String webhook = created();

        for (Ask ask : List.of(
                api.ask("GET", webhook),
                api.ask("DELETE", webhook),
                api.ask("PATCH", webhook).json("{}"),
                api.ask("POST", webhook + "/secret"),
                api.ask("POST", webhook + "/test"),
                api.ask("POST", webhook + "/replay").json("{\"dead\":true}"),
                api.ask("GET", webhook + "/deliveries"))) {
            assertThat(ask.as(FakeTokens.TENANT_B).send().problem()).isEqualTo("webhook-not-found");
        }
        assertThat(api.get(webhook).status()).isEqualTo(200);
    }

    @Test
    void is_refused_beyond_the_limit() {
        created();
        created();
        created();

        Reply reply = api.post(WEBHOOKS, "{\"url\":\"https://hooks.example/x\"}");

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.problem()).isEqualTo("too-many-webhooks");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"url\":7}",
                "{\"url\":\"https://127.0.0.1/\"}",
                "{\"url\":\"https://hooks.example/\",\"types\":[\"zone.exploded\"]}",
                "{\"url\":\"https://hooks.example/\",\"zone\":\"..\"}",
                "{\"url\":\"https://hooks.example/\",\"enabled\":\"yes\"}",
                "{\"url\":\"https://hooks.example/\",\"secret\":\"mine\"}"
            })
    void is_refused_where_the_wish_is_none(String json) {
        Reply reply = api.post(WEBHOOKS, json);

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.errors()).isNotEmpty();
        assertThat(api.get(WEBHOOKS).json().get("webhooks")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"dead\":false}", "{\"dead\":true,\"after\":\"x-1\"}", "{\"since\":\"yesterday\"}"})
    void replays_exactly_one_thing(String json) {
        assertThat(api.post(created() + "/replay", json).status()).isEqualTo(422);
    }

    @Test
    void replays_nothing_from_a_cursor_that_leads_nowhere() {
        Reply reply = api.post(created() + "/replay", "{\"after\":\"0000000000000000-7\"}");

        assertThat(reply.status()).isEqualTo(410);
        assertThat(reply.problem()).isEqualTo("cursor-expired");
    }
}
