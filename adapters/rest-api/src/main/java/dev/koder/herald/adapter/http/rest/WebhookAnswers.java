package dev.koder.herald.adapter.http.rest;

import static dev.koder.herald.adapter.http.rest.ProblemType.TOO_MANY_WEBHOOKS;
import static dev.koder.herald.adapter.http.rest.ProblemType.UNPROCESSABLE_CONTENT;
import static dev.koder.herald.adapter.http.rest.ProblemType.WEBHOOK_NOT_FOUND;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.koder.herald.application.webhook.DeadLetter;
import dev.koder.herald.application.webhook.DeliveryAnswer;
import dev.koder.herald.application.webhook.DeliveryProgress;
import dev.koder.herald.application.webhook.KeepWebhooks;
import dev.koder.herald.application.webhook.Webhook;
import dev.koder.herald.application.webhook.WebhookId;
import dev.koder.herald.application.webhook.WebhookSettings;
import dev.koder.herald.domain.dns.DnsFormatException;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.event.EventType;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;

/** Webhooks, and what became of wishes for them, as answers. */
final class WebhookAnswers {

    /** How long a test takes at most, about, in seconds. */
    private static final String TEST_LASTS = "10";

    private WebhookAnswers() {}

    static Webhook done(WebhookId id, KeepWebhooks.Outcome outcome) {
        return switch (outcome) {
            case KeepWebhooks.Outcome.Done(Webhook webhook) -> webhook;
            case KeepWebhooks.Outcome.NoSuchWebhook none -> throw notFound(id);
            case KeepWebhooks.Outcome.UrlRefused(String reason) ->
                throw new Refusal(Problem.of(
                        UNPROCESSABLE_CONTENT,
                        "url: " + reason,
                        new Reading.Bad<>("#/url", Form.OUT_OF_RANGE, "url: " + reason).errors()));
            case KeepWebhooks.Outcome.TooMany(int most) ->
                throw new Refusal(
                        TOO_MANY_WEBHOOKS,
                        "webhooks: the tenant has " + most + " (expected: at most " + most + " with the new one)");
            case KeepWebhooks.Outcome.KeyReused reused -> throw ZoneAnswers.keyReused();
            case KeepWebhooks.Outcome.CursorUnknown unknown -> throw EventRoutes.cursorExpired("after");
        };
    }

    static Refusal notFound(WebhookId id) {
        return new Refusal(
                WEBHOOK_NOT_FOUND,
                "webhook: " + DnsFormatException.shown(id.value())
                        + " is none of this tenant's (expected: one of its)");
    }

    static Refusal testUnderWay() {
        return new Refusal(Problem.of(
                ProblemType.RATE_LIMITED,
                "webhook tests: under way (expected: one of a webhook at a time, and at most " + KeepWebhooks.MOST_TESTS
                        + " of a tenant's)",
                Map.of("Retry-After", TEST_LASTS)));
    }

    static Answer plain(int status, Webhook webhook) {
        return Answer.json(status, out -> {
            out.writeStartObject();
            write(out, webhook);
            out.writeEndObject();
        });
    }

    static Answer withSecret(int status, Webhook webhook) {
        return Answer.json(status, out -> {
            out.writeStartObject();
            write(out, webhook);
            out.writeStringField("secret", webhook.secrets().current().value());
            out.writeEndObject();
        });
    }

    static void write(JsonGenerator out, Webhook webhook) throws IOException {
        WebhookSettings settings = webhook.settings();
        out.writeStringField("id", webhook.id().value());
        out.writeStringField("url", settings.url());
        out.writeArrayFieldStart("types");
        for (String type :
                settings.types().stream().map(EventType::word).sorted().toList()) {
            out.writeString(type);
        }
        out.writeEndArray();
        out.writeStringField("zone", settings.zone().map(DomainName::toString).orElse(null));
        out.writeStringField("description", settings.description());
        out.writeStringField("state", webhook.state().word());
        DeliveryProgress progress = webhook.progress();
        out.writeStringField("deliveredUpTo", progress.after().value());
        out.writeNumberField("failedAttempts", progress.attempts());
        out.writeStringField(
                "nextAttemptAt", progress.nextAttempt().map(Instant::toString).orElse(null));
        out.writeStringField("lastError", progress.lastError().orElse(null));
        out.writeStringField("createdAt", webhook.createdAt().toString());
    }

    static void write(JsonGenerator out, DeadLetter letter) throws IOException {
        out.writeStringField("state", "dead");
        out.writeNumberField("attempts", letter.attempts());
        out.writeStringField("error", letter.error());
        out.writeStringField("givenUpAt", letter.at().toString());
        out.writeBooleanField("replaying", letter.isToBeReplayed());
        out.writeObjectFieldStart("event");
        EventRoutes.write(out, letter.event());
        out.writeEndObject();
    }

    /** What became of a test message. */
    static Answer tested(DeliveryAnswer answer) {
        return Answer.json(200, out -> {
            out.writeStartObject();
            out.writeBooleanField("delivered", answer instanceof DeliveryAnswer.Accepted);
            switch (answer) {
                case DeliveryAnswer.Accepted(int status) -> out.writeNumberField("status", status);
                case DeliveryAnswer.Gone gone -> out.writeStringField("error", "answered 410");
                case DeliveryAnswer.Failed(String reason) -> out.writeStringField("error", reason);
            }
            out.writeEndObject();
        });
    }
}
