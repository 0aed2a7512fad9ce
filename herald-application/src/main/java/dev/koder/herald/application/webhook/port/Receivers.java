package dev.koder.herald.application.webhook.port;

import dev.koder.herald.application.webhook.DeliveryAnswer;
import dev.koder.herald.application.webhook.WebhookMessage;
import dev.koder.herald.application.webhook.WebhookSecret;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Programs of tenants that want to hear of events, wherever they are. Their addresses are named by strangers, so an implementation calls none
 * that the operator would not want to be called. Safe for use by many threads.
 */
public interface Receivers {

    /** Why no receiver at this address would ever be called; empty where one may. Looks no name up. */
    Optional<String> objection(String url);

    /**
     * Sends a message and waits for the answer, for a bounded time.
     *
     * @param secrets each signs it
     * @param at the time of sending, which is signed too
     */
    DeliveryAnswer send(String url, WebhookMessage message, List<WebhookSecret> secrets, Instant at);
}
