package dev.koder.herald.application.webhook;

import dev.koder.herald.domain.tenant.TenantId;
import java.time.Instant;

/**
 * A receiver of a tenant's events.
 *
 * <pre>
 * ACTIVE -- its tenant --> DISABLED -- its tenant --> ACTIVE
 * ACTIVE -- too many events given up --> PAUSED -- its tenant --> ACTIVE
 * ACTIVE -- answered 410 --> GONE -- its tenant --> ACTIVE
 * </pre>
 */
public record Webhook(
        WebhookId id,
        TenantId tenant,
        WebhookSettings settings,
        WebhookSecrets secrets,
        WebhookState state,
        DeliveryProgress progress,
        Instant createdAt) {

    Webhook named(WebhookId another) {
        return new Webhook(another, tenant, settings, secrets, state, progress, createdAt);
    }

    Webhook with(WebhookSettings next) {
        return new Webhook(id, tenant, next, secrets, state, progress, createdAt);
    }

    Webhook with(WebhookSecrets next) {
        return new Webhook(id, tenant, settings, next, state, progress, createdAt);
    }

    Webhook with(DeliveryProgress next) {
        return new Webhook(id, tenant, settings, secrets, state, next, createdAt);
    }

    /** In this state; one that becomes active starts afresh where it was. */
    Webhook in(WebhookState next) {
        boolean isWoken = next == WebhookState.ACTIVE && state != WebhookState.ACTIVE;
        return new Webhook(id, tenant, settings, secrets, next, isWoken ? progress.afresh() : progress, createdAt);
    }

    /** Whether it is called. */
    public boolean isActive() {
        return state == WebhookState.ACTIVE;
    }
}
