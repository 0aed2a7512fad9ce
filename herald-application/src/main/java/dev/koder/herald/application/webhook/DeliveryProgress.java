package dev.koder.herald.application.webhook;

import dev.koder.herald.domain.zone.ChangeId;
import java.time.Instant;
import java.util.Optional;

/**
 * How far a webhook has come.
 *
 * @param after everything up to this event was delivered, passed over or given up
 * @param attempts how often the event after it was tried in vain
 * @param nextAttempt not before this; at once when empty
 * @param givenUpInARow how many events were given up since one was delivered
 * @param lastError what went wrong last, until an event is delivered
 */
public record DeliveryProgress(
        ChangeId after, int attempts, Optional<Instant> nextAttempt, int givenUpInARow, Optional<String> lastError) {

    /** Nothing was tried yet, and events after this one are to come. */
    static DeliveryProgress from(ChangeId after) {
        return new DeliveryProgress(after, 0, Optional.empty(), 0, Optional.empty());
    }

    /** Nobody wanted to hear of anything up to this event. */
    DeliveryProgress passed(ChangeId event) {
        return new DeliveryProgress(event, attempts, nextAttempt, givenUpInARow, lastError);
    }

    DeliveryProgress delivered(ChangeId event) {
        return from(event);
    }

    DeliveryProgress failed(String error, Instant again) {
        return new DeliveryProgress(after, attempts + 1, Optional.of(again), givenUpInARow, Optional.of(error));
    }

    DeliveryProgress gaveUp(ChangeId event, String error) {
        return new DeliveryProgress(event, 0, Optional.empty(), givenUpInARow + 1, Optional.of(error));
    }

    /** Events after this point were forgotten before they could be tried. */
    DeliveryProgress missed(String error) {
        return new DeliveryProgress(after, 0, Optional.empty(), givenUpInARow, Optional.of(error));
    }

    /** Where it was, with everything that went wrong forgiven. */
    DeliveryProgress afresh() {
        return from(after);
    }
}
