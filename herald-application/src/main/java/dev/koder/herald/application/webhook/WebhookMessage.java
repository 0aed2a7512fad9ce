package dev.koder.herald.application.webhook;

import dev.koder.herald.domain.event.Event;
import java.time.Instant;

/** What a receiver is sent. */
public sealed interface WebhookMessage {

    /** Names the message; the same however often it is sent. */
    String id();

    /** Something happened. */
    record Of(Event event) implements WebhookMessage {
        @Override
        public String id() {
            return event.id().value();
        }
    }

    /** Nothing happened: the tenant wants to see whether the receiver is there. */
    record Test(String id, WebhookId webhook, Instant at) implements WebhookMessage {}
}
