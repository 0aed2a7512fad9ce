package dev.koder.herald.application.webhook.port;

import dev.koder.herald.application.webhook.DeadLetter;
import dev.koder.herald.application.webhook.Webhook;
import dev.koder.herald.application.webhook.WebhookId;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.zone.ChangeId;
import java.util.List;
import java.util.Optional;

/**
 * Webhooks, how far each has come, and what it could not deliver. Every call is atomic by itself. Safe for use by many threads.
 *
 * <p>Any call may throw {@link dev.koder.herald.application.port.StoreUnavailableException}; then nothing was written.
 */
public interface WebhookStore {

    /** What became of a webhook that was to be added. */
    enum Insertion {
        /** It is there now. */
        ADDED,
        /** There is one of this id already. */
        ID_TAKEN,
        /** Its tenant has as many as it may have. */
        TOO_MANY
    }

    /** Adds a webhook, unless its tenant has one of its id, or this many, already. */
    Insertion insert(Webhook webhook, int most);

    /** The webhook of this tenant. */
    Optional<Webhook> find(TenantId tenant, WebhookId id);

    /** The tenant's webhooks, in the order of their ids. */
    List<Webhook> list(TenantId tenant);

    /** All tenants' active webhooks. */
    List<Webhook> active();

    /** Puts the next state of a webhook in the place of the one expected; false where it is no longer that. */
    boolean replace(Webhook expected, Webhook next);

    /** The same, and keeps an event that was given up, both or neither. */
    boolean replace(Webhook expected, Webhook next, DeadLetter letter);

    /** Removes a webhook and its dead letters; false where there is none. */
    boolean remove(TenantId tenant, WebhookId id);

    /**
     * A page of a webhook's dead letters, in the order of their events. Those whose events were forgotten are forgotten too.
     *
     * @param after only letters after this event
     * @param limit at most so many, 1 to 500
     */
    List<DeadLetter> dead(TenantId tenant, WebhookId id, Optional<ChangeId> after, int limit);

    /** Has all dead letters of a webhook replayed. */
    void replayDead(TenantId tenant, WebhookId id);

    /** Dead letters that are to be replayed, the first ones first, at most so many. */
    List<DeadLetter> toBeReplayed(TenantId tenant, WebhookId id, int limit);

    /** Puts a dead letter in the place of the one of the same event, where that is still there. */
    void put(TenantId tenant, WebhookId id, DeadLetter letter);

    /** Removes a dead letter: it was delivered. */
    void remove(TenantId tenant, WebhookId id, ChangeId event);
}
