package dev.koder.herald.application.webhook;

import dev.koder.herald.application.event.EventSlice;
import dev.koder.herald.application.event.port.EventLog;
import dev.koder.herald.application.webhook.port.Receivers;
import dev.koder.herald.application.webhook.port.WebhookStore;
import dev.koder.herald.domain.event.Event;
import dev.koder.herald.domain.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/**
 * What is done for one webhook when it is its turn: events are sent one after the other, in their order, until none is left, one could not
 * be delivered, or the turn is over.
 *
 * <p>How far it came is noted at the end. Should the program die before that, some events are sent again: at least once, never not at all.
 * While the store takes no writes it is remembered here, and nothing else is sent before it is noted.
 */
final class DeliveryRun {

    private static final int BATCH = 100;
    private static final Duration TURN = Duration.ofSeconds(2);
    private static final String FORGOTTEN = "events were forgotten before they could be delivered (events.keep)";

    private final WebhookStore webhooks;
    private final EventLog events;
    private final Receivers receivers;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final DeliveryPolicy policy;
    private final Map<WebhookId, Note> unnoted = new ConcurrentHashMap<>();

    DeliveryRun(
            WebhookStore webhooks,
            EventLog events,
            Receivers receivers,
            InstantSource clock,
            RandomGenerator random,
            DeliveryPolicy policy) {
        this.webhooks = webhooks;
        this.events = events;
        this.receivers = receivers;
        this.clock = clock;
        this.random = random;
        this.policy = policy;
    }

    /** What became of something that was sent, as it is to be noted. */
    private interface Note {

        /** Returns whether the webhook was as expected. */
        boolean in(WebhookStore store);
    }

    /** What is left in what is to be replayed. */
    private enum Left {
        NOTHING,
        MAYBE_MORE,
        NO_RECEIVER
    }

    /**
     * Takes a turn; returns when the next one is due whatever happens, empty where only news are waited for.
     *
     * @throws dev.koder.herald.application.port.StoreUnavailableException where something is still to be noted
     */
    Optional<Instant> run(TenantId tenant, WebhookId id) {
        Note owed = unnoted.get(id);
        if (owed != null) {
            note(id, owed);
        }
        Optional<Webhook> found = webhooks.find(tenant, id).filter(Webhook::isActive);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Left left = replay(found.get());
        if (left == Left.NO_RECEIVER) {
            return Optional.empty();
        }
        Optional<Instant> next = proceed(found.get());
        return left == Left.MAYBE_MORE ? Optional.of(clock.instant()) : next;
    }

    /** Lets go of what is remembered of a webhook that was removed. */
    void forget(WebhookId id) {
        unnoted.remove(id);
    }

    /** Notes what was done, now or, where the store takes no writes, in the next turn. */
    private boolean note(WebhookId id, Note note) {
        unnoted.put(id, note);
        boolean wasAsExpected = note.in(webhooks);
        unnoted.remove(id);
        return wasAsExpected;
    }

    private boolean note(Webhook expected, Webhook next) {
        return note(expected.id(), store -> store.replace(expected, next));
    }

    /** Tries dead letters once more that are to be replayed. */
    private Left replay(Webhook webhook) {
        Instant end = clock.instant().plus(TURN);
        List<DeadLetter> letters = webhooks.toBeReplayed(webhook.tenant(), webhook.id(), BATCH);
        for (DeadLetter letter : letters) {
            DeliveryAnswer answer = send(webhook, letter.event());
            Instant now = clock.instant();
            note(webhook.id(), store -> replayed(store, webhook, letter, answer, now));
            if (answer instanceof DeliveryAnswer.Gone) {
                return Left.NO_RECEIVER;
            }
            if (clock.instant().isAfter(end)) {
                return Left.MAYBE_MORE;
            }
        }
        return letters.size() == BATCH ? Left.MAYBE_MORE : Left.NOTHING;
    }

    /** Notes what became of a dead letter. */
    private static boolean replayed(
            WebhookStore store, Webhook webhook, DeadLetter letter, DeliveryAnswer answer, Instant now) {
        switch (answer) {
            case DeliveryAnswer.Accepted accepted ->
                store.remove(webhook.tenant(), webhook.id(), letter.event().id());
            case DeliveryAnswer.Gone gone -> {
                store.put(webhook.tenant(), webhook.id(), letter.again("answered 410", now));
                store.replace(webhook, webhook.in(WebhookState.GONE));
            }
            case DeliveryAnswer.Failed(String reason) ->
                store.put(webhook.tenant(), webhook.id(), letter.again(reason, now));
        }
        return true;
    }

    private DeliveryAnswer send(Webhook webhook, Event event) {
        Instant now = clock.instant();
        return receivers.send(
                webhook.settings().url(),
                new WebhookMessage.Of(event),
                webhook.secrets().at(now),
                now);
    }

    private Optional<Instant> proceed(Webhook webhook) {
        Optional<Instant> notBefore = webhook.progress().nextAttempt();
        if (notBefore.filter(time -> clock.instant().isBefore(time)).isPresent()) {
            return notBefore;
        }
        Optional<TenantId> tenant = Optional.of(webhook.tenant());
        return switch (events.after(tenant, Optional.of(webhook.progress().after()), BATCH)) {
            case EventSlice.Events slice -> proceed(webhook, webhook.progress(), slice);
            case EventSlice.CursorUnknown unknown ->
                // Some were missed: it goes on with the oldest event that is kept.
                events.after(tenant, Optional.empty(), BATCH) instanceof EventSlice.Events slice
                        ? proceed(webhook, webhook.progress().missed(FORGOTTEN), slice)
                        : Optional.of(clock.instant());
        };
    }

    private Optional<Instant> proceed(Webhook webhook, DeliveryProgress from, EventSlice.Events slice) {
        Instant end = clock.instant().plus(TURN);
        DeliveryProgress progress = from;
        for (Event event : slice.list()) {
            if (!webhook.settings().wants(event)) {
                progress = progress.passed(event.id());
                continue;
            }
            switch (send(webhook, event)) {
                case DeliveryAnswer.Accepted accepted -> progress = progress.delivered(event.id());
                case DeliveryAnswer.Gone gone -> {
                    note(webhook, webhook.with(progress).in(WebhookState.GONE));
                    return Optional.empty();
                }
                case DeliveryAnswer.Failed(String reason) -> {
                    return failed(webhook, progress, event, reason);
                }
            }
            if (clock.instant().isAfter(end)) {
                note(webhook, webhook.with(progress));
                return Optional.of(clock.instant());
            }
        }
        return finished(webhook, slice.complete() ? progress.passed(slice.next()) : progress, slice.complete());
    }

    /** One that was changed meanwhile has another turn at once, as has one with more to come. */
    private Optional<Instant> finished(Webhook webhook, DeliveryProgress progress, boolean isComplete) {
        boolean isNoted = webhook.progress().equals(progress) || note(webhook, webhook.with(progress));
        return isNoted && isComplete ? Optional.empty() : Optional.of(clock.instant());
    }

    private Optional<Instant> failed(Webhook webhook, DeliveryProgress progress, Event event, String reason) {
        int attempts = progress.attempts() + 1;
        Instant now = clock.instant();
        if (attempts < policy.attempts()) {
            Instant again = now.plus(policy.pause(attempts, random));
            note(webhook, webhook.with(progress.failed(reason, again)));
            return Optional.of(again);
        }
        DeliveryProgress next = progress.gaveUp(event.id(), reason);
        boolean isTooMuch = next.givenUpInARow() >= DeliveryPolicy.GIVEN_UP_BEFORE_PAUSE;
        Webhook after = isTooMuch ? webhook.with(next).in(WebhookState.PAUSED) : webhook.with(next);
        DeadLetter letter = new DeadLetter(event, attempts, reason, now, false);
        note(webhook.id(), store -> store.replace(webhook, after, letter));
        return Optional.of(now);
    }
}
