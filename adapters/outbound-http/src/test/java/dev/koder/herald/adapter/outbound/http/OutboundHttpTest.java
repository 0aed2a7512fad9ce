package dev.koder.herald.adapter.outbound.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.application.webhook.DeliveryAnswer;
import dev.koder.herald.application.webhook.WebhookId;
import dev.koder.herald.application.webhook.WebhookMessage;
import dev.koder.herald.application.webhook.WebhookSecret;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.IpNetwork;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.event.Event;
import dev.koder.herald.domain.event.EventType;
import dev.koder.herald.domain.tenant.Actor;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.zone.ChangeId;
import dev.koder.herald.domain.zone.ChangeNote;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What receivers get to see and to check, and what their answers mean. */
@Timeout(30)
class OutboundHttpTest {

    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
    private static final WebhookSecret ONE = new WebhookSecret("whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=");
    private static final WebhookSecret OTHER = new WebhookSecret("whsec_YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXphYmNkZWY=");
    private static final WebhookMessage TEST = new WebhookMessage.Test("ev-7", new WebhookId("wh_1"), AT);

    /** As openssl computes it: {@code openssl dgst -sha256 -mac HMAC -macopt hexkey:... -binary | base64}. */
    @Test
    void signs_id_time_and_body_with_each_secret() {
        String signature =
                Signatures.of(List.of(ONE, OTHER), "ev-7", "1767225600", "{}".getBytes(StandardCharsets.UTF_8));

        assertThat(signature)
                .isEqualTo("v1,HDP0x9GKrhdgKBkZarJdyPhD3fjGjtkLL4tQYSsNRpA="
                        + " v1,hv+KlAAw4BX52RWSMfbftKz0eIxlPnN6aIamzmtELkg=");
    }

    @Test
    void writes_events_as_the_log_of_events_does() {
        Event event = new Event(
                new ChangeId("ev-7"),
                EventType.ZONE_CHANGED,
                new TenantId("acme"),
                Optional.of(new Event.Place(DomainName.parse("example.org"), new Serial(7))),
                new Actor("alice"),
                new ChangeNote(Optional.of("request-1"), Optional.of("a \"quoted\" \\ reason"), Optional.empty()),
                AT,
                Optional.empty());

        assertThat(MessageText.of(new WebhookMessage.Of(event)))
                .isEqualTo("{\"id\":\"ev-7\",\"type\":\"zone.changed\",\"timestamp\":\"2026-01-01T00:00:00Z\","
                        + "\"data\":{\"zone\":\"example.org.\",\"serial\":7,\"change\":\"ev-7\",\"actor\":\"alice\","
                        + "\"requestId\":\"request-1\",\"reason\":\"a \\\"quoted\\\" \\\\ reason\"}}");
    }

    @Test
    void sends_the_headers_that_standard_webhooks_asks_for() throws Exception {
        try (Listening receiver = Listening.answering("HTTP/1.1 204 No Content\r\n\r\n");
                OutboundHttp outbound = outbound(receiver)) {
            assertThat(outbound.send(url(receiver), TEST, List.of(ONE), AT))
                    .isEqualTo(new DeliveryAnswer.Accepted(204));

            String body = "{\"id\":\"ev-7\",\"type\":\"webhook.test\",\"timestamp\":\"2026-01-01T00:00:00Z\","
                    + "\"data\":{\"webhook\":\"wh_1\"}}";
            String signature = Signatures.of(List.of(ONE), "ev-7", "1767225600", body.getBytes(StandardCharsets.UTF_8));
            assertThat(receiver.requests.take())
                    .contains("\r\nwebhook-id: ev-7\r\n", "\r\nwebhook-timestamp: 1767225600\r\n")
                    .contains("\r\nwebhook-signature: " + signature + "\r\n")
                    .endsWith("\r\n\r\n" + body);
        }
    }

    private static OutboundHttp outbound(Listening receiver) {
        return OutboundHttp.of(new OutboundConfig(
                List.of(IpNetwork.parse("127.0.0.1")), Set.of(receiver.port()), true, Duration.ofSeconds(5), "test/1"));
    }

    private static String url(Listening receiver) {
        return "http://127.0.0.1:" + receiver.port() + "/";
    }

    @Test
    void takes_2xx_for_success_410_for_farewell_and_nothing_else_for_either() throws IOException {
        assertThat(answerTo("200 OK")).isEqualTo(new DeliveryAnswer.Accepted(200));
        assertThat(answerTo("299 Odd")).isEqualTo(new DeliveryAnswer.Accepted(299));
        assertThat(answerTo("410 Gone")).isEqualTo(new DeliveryAnswer.Gone());
        assertThat(answerTo("301 Moved"))
                .isEqualTo(new DeliveryAnswer.Failed("answered 301; redirects are not followed"));
        assertThat(answerTo("400 Bad")).isEqualTo(new DeliveryAnswer.Failed("answered 400"));
        assertThat(answerTo("503 Busy")).isEqualTo(new DeliveryAnswer.Failed("answered 503"));
    }

    private static DeliveryAnswer answerTo(String status) throws IOException {
        try (Listening receiver = Listening.answering("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n");
                OutboundHttp outbound = outbound(receiver)) {
            return outbound.send(url(receiver), TEST, List.of(ONE), AT);
        }
    }

    @Test
    void objects_to_addresses_that_are_not_to_be_called() {
        try (OutboundHttp outbound =
                OutboundHttp.of(new OutboundConfig(List.of(), Set.of(443), false, Duration.ofSeconds(5), "test/1"))) {
            assertThat(outbound.objection("https://hooks.example.org/")).isEmpty();
            assertThat(outbound.objection("https://169.254.169.254/latest")).isPresent();
            assertThat(outbound.send("https://10.0.0.1/", TEST, List.of(ONE), AT))
                    .isInstanceOfSatisfying(DeliveryAnswer.Failed.class, failed -> assertThat(failed.reason())
                            .startsWith("not called: 10.0.0.1: private"));
        }
    }
}
