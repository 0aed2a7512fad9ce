package dev.koder.herald.application.webhook;

/**
 * Names a webhook.
 *
 * @param value letters, digits and underscores
 */
public record WebhookId(String value) {

    @Override
    public String toString() {
        return value;
    }
}
