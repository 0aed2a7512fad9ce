package dev.koder.herald.application.webhook;

import dev.koder.herald.domain.tenant.TenantId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Holds tests of webhooks back: each keeps a caller, a connection and somebody else's receiver busy for as long as that likes. Safe for use by
 * many threads.
 */
final class TestsUnderWay {

    private final Map<WebhookId, TenantId> underWay = new HashMap<>();

    /** Tests a webhook; empty where a test of it, or as many of its tenant's as there may be, are under way. */
    <T> Optional<T> oneAtATime(Webhook webhook, Supplier<T> test) {
        if (!begin(webhook)) {
            return Optional.empty();
        }
        try {
            return Optional.of(test.get());
        } finally {
            end(webhook);
        }
    }

    private synchronized boolean begin(Webhook webhook) {
        long ofTenant =
                underWay.values().stream().filter(webhook.tenant()::equals).count();
        return ofTenant < KeepWebhooks.MOST_TESTS && underWay.putIfAbsent(webhook.id(), webhook.tenant()) == null;
    }

    private synchronized void end(Webhook webhook) {
        underWay.remove(webhook.id());
    }
}
