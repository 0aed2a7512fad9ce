package dev.koder.herald.application.webhook;

import dev.koder.herald.application.audit.Deed;
import dev.koder.herald.application.event.EventSlice;
import dev.koder.herald.application.event.port.EventLog;
import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.application.identity.RandomHex;
import dev.koder.herald.application.webhook.port.Receivers;
import dev.koder.herald.application.webhook.port.WebhookStore;
import dev.koder.herald.application.zone.port.ZoneStore;
import dev.koder.herald.domain.zone.ChangeId;
import dev.koder.herald.domain.zone.IdempotencyKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/** Keeps the webhooks of the caller's tenant. Safe for use by many threads. */
public final class KeepWebhooks {

    /** The most dead letters on a page. */
    public static final int MAX_LIMIT = 500;

    /** So many of a tenant's webhooks can be tested at once, each by one message at a time. */
    public static final int MOST_TESTS = 2;

    private static final int TEST_OCTETS = 12;

    private final WebhookStore webhooks;
    private final EventLog events;
    private final Receivers receivers;
    private final DeliverEvents deliveries;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final int perTenant;
    private final TestsUnderWay tests = new TestsUnderWay();

    /**
     * Keeps webhooks in this store, and has them delivered to.
     *
     * @param random where secrets and names come from: one that nobody can foresee
     */
    public KeepWebhooks(
            WebhookStore webhooks,
            EventLog events,
            Receivers receivers,
            DeliverEvents deliveries,
            InstantSource clock,
            RandomGenerator random,
            DeliveryPolicy policy) {
        this.webhooks = webhooks;
        this.events = events;
        this.receivers = receivers;
        this.deliveries = deliveries;
        this.clock = clock;
        this.random = random;
        this.perTenant = policy.perTenant();
    }

    /** What became of a wish to add or change a webhook. */
    public sealed interface Outcome {

        /** It is as wished. */
        record Done(Webhook webhook) implements Outcome {}

        /** There is no such webhook. */
        record NoSuchWebhook() implements Outcome {}

        /** Its address would never be called. */
        record UrlRefused(String reason) implements Outcome {}

        /** The tenant has as many as it may have. */
        record TooMany(int most) implements Outcome {}

        /** The idempotency key was used for another request. */
        record KeyReused() implements Outcome {}

        /** The point to replay from is not known, or events after it were forgotten. */
        record CursorUnknown() implements Outcome {}
    }

    /**
     * Adds a webhook that is told of what happens from now on.
     *
     * <p>A caller whose request has an idempotency key gets the webhook that it has made within {@link ZoneStore#KEYS_KEPT}, if
     * any, as it is by now.
     */
    public Outcome create(Caller caller, WebhookSettings settings, boolean isEnabled) {
        Optional<String> objection = receivers.objection(settings.url());
        if (objection.isPresent()) {
            return new Outcome.UrlRefused(objection.get());
        }
        Optional<IdempotencyKey> key = caller.idempotencyKey();
        return madeUnder(caller, key)
                .orElseGet(() -> insert(
                        caller,
                        webhook(
                                caller,
                                key.map(WebhookId::under).orElseGet(() -> WebhookId.make(random)),
                                settings,
                                isEnabled)));
    }

    private Optional<Outcome> madeUnder(Caller caller, Optional<IdempotencyKey> key) {
        Instant since = clock.instant().minus(ZoneStore.KEYS_KEPT);
        return key.flatMap(it -> list(caller).stream()
                .filter(webhook ->
                        webhook.id().isUnder(it) && webhook.createdAt().isAfter(since))
                .findFirst()
                .map(webhook -> webhook.id().equals(WebhookId.under(it))
                        ? new Outcome.Done(webhook)
                        : new Outcome.KeyReused()));
    }

    private Webhook webhook(Caller caller, WebhookId id, WebhookSettings settings, boolean isEnabled) {
        return new Webhook(
                id,
                caller.tenant(),
                settings,
                WebhookSecrets.of(WebhookSecret.make(random)),
                isEnabled ? WebhookState.ACTIVE : WebhookState.DISABLED,
                DeliveryProgress.from(events.end()),
                clock.instant());
    }

    private Outcome insert(Caller caller, Webhook webhook) {
        Deed.say("webhook", webhook.id());
        Deed.say("host", webhook.settings().host());
        return switch (webhooks.insert(webhook, perTenant)) {
            case ADDED -> done(webhook);
            case TOO_MANY -> new Outcome.TooMany(perTenant);
            case ID_TAKEN ->
                madeUnder(caller, caller.idempotencyKey())
                        .orElseGet(() -> insert(caller, webhook.named(WebhookId.make(random))));
        };
    }

    private Outcome done(Webhook webhook) {
        if (webhook.isActive()) {
            deliveries.due(webhook);
        }
        return new Outcome.Done(webhook);
    }

    /** The tenant's webhooks. */
    public List<Webhook> list(Caller caller) {
        return webhooks.list(caller.tenant());
    }

    /** One webhook. */
    public Optional<Webhook> show(Caller caller, WebhookId id) {
        return webhooks.find(caller.tenant(), id);
    }

    /**
     * Changes what the tenant says of a webhook.
     *
     * @param enabled switches it on or off where it is told
     */
    public Outcome change(
            Caller caller, WebhookId id, UnaryOperator<WebhookSettings> settings, Optional<Boolean> enabled) {
        Optional<Webhook> found = show(caller, id);
        Optional<String> objection =
                found.map(webhook -> settings.apply(webhook.settings()).url()).flatMap(receivers::objection);
        return objection.isPresent()
                ? new Outcome.UrlRefused(objection.get())
                : change(caller, id, webhook -> changed(webhook, settings.apply(webhook.settings()), enabled));
    }

    /** One that has another address, or is switched on, starts afresh where it was: what went wrong before is mended. */
    private static Webhook changed(Webhook webhook, WebhookSettings settings, Optional<Boolean> enabled) {
        boolean isMended = enabled.orElse(false)
                || !settings.url().equals(webhook.settings().url());
        Webhook next = webhook.with(settings)
                .in(enabled.map(on -> on ? WebhookState.ACTIVE : WebhookState.DISABLED)
                        .orElse(webhook.state()));
        return isMended ? next.with(next.progress().afresh()) : next;
    }

    /** Tries until nobody else changes it meanwhile. */
    private Outcome change(Caller caller, WebhookId id, UnaryOperator<Webhook> change) {
        Optional<Webhook> found = show(caller, id);
        while (found.isPresent()) {
            Webhook next = change.apply(found.get());
            say(found.get(), next);
            if (next.equals(found.get()) || webhooks.replace(found.get(), next)) {
                return done(next);
            }
            found = show(caller, id);
        }
        return new Outcome.NoSuchWebhook();
    }

    private static void say(Webhook before, Webhook after) {
        String changed = before.settings().different(after.settings());
        if (!changed.isEmpty()) {
            Deed.say("changed", changed);
        }
        sayTurn("host", before.settings().host(), after.settings().host());
        sayTurn("state", before.state().word(), after.state().word());
    }

    private static void sayTurn(String what, String before, String after) {
        if (!before.equals(after)) {
            Deed.say(what, before + "->" + after);
        }
    }

    /** Gives a webhook a new secret; the old one signs too for {@link WebhookSecrets#OVERLAP}. */
    public Outcome rotate(Caller caller, WebhookId id) {
        WebhookSecret next = WebhookSecret.make(random);
        return change(caller, id, webhook -> webhook.with(webhook.secrets().rotated(next, clock.instant())));
    }

    /** Removes a webhook and its dead letters; false where there is none. */
    public boolean remove(Caller caller, WebhookId id) {
        show(caller, id)
                .ifPresent(webhook -> Deed.say("host", webhook.settings().host()));
        boolean wasThere = webhooks.remove(caller.tenant(), id);
        if (wasThere) {
            deliveries.removed(id);
        }
        return wasThere;
    }

    /** What became of a wish for a test. */
    public sealed interface TestOutcome {

        /** A message was sent. */
        record Tested(DeliveryAnswer answer) implements TestOutcome {}

        /** There is no such webhook. */
        record NoSuchWebhook() implements TestOutcome {}

        /** One is being sent to it, or as many to the tenant's as there may be at once. */
        record UnderWay() implements TestOutcome {}
    }

    /** Sends a message that tells of nothing, and tells what came of it. */
    public TestOutcome test(Caller caller, WebhookId id) {
        return show(caller, id)
                .map(webhook -> tests.oneAtATime(webhook, () -> sendTest(webhook))
                        .<TestOutcome>map(TestOutcome.Tested::new)
                        .orElseGet(TestOutcome.UnderWay::new))
                .orElseGet(TestOutcome.NoSuchWebhook::new);
    }

    private DeliveryAnswer sendTest(Webhook webhook) {
        Instant now = clock.instant();
        return receivers.send(
                webhook.settings().url(),
                new WebhookMessage.Test(testId(), webhook.id(), now),
                webhook.secrets().at(now),
                now);
    }

    private String testId() {
        return "test-" + RandomHex.of(random, TEST_OCTETS);
    }

    /** A page of dead letters; empty where there is no such webhook. */
    public Optional<List<DeadLetter>> dead(Caller caller, WebhookId id, Optional<ChangeId> after, int limit) {
        return show(caller, id).map(webhook -> webhooks.dead(caller.tenant(), id, after, limit));
    }

    /** Has all dead letters tried once more, and the webhook called again where it was not. */
    public Outcome replayDead(Caller caller, WebhookId id) {
        webhooks.replayDead(caller.tenant(), id);
        return change(caller, id, webhook -> webhook.in(WebhookState.ACTIVE));
    }

    /** Has all events after this one delivered, whether they were before or not. */
    public Outcome replayAfter(Caller caller, WebhookId id, ChangeId after) {
        return events.after(Optional.of(caller.tenant()), Optional.of(after), 1) instanceof EventSlice.CursorUnknown
                ? new Outcome.CursorUnknown()
                : change(caller, id, webhook -> webhook.in(WebhookState.ACTIVE).with(DeliveryProgress.from(after)));
    }

    /** Has all events of this time or later delivered that are kept, whether they were before or not. */
    public Outcome replaySince(Caller caller, WebhookId id, Instant time) {
        ChangeId after = events.justBefore(caller.tenant(), time);
        return change(caller, id, webhook -> webhook.in(WebhookState.ACTIVE).with(DeliveryProgress.from(after)));
    }
}
