package dev.koder.herald.application.webhook;

import dev.koder.herald.domain.event.Event;
import java.time.Instant;

/**
 * An event that was given up. It is kept as long as the event is.
 *
 * @param attempts how often it was tried
 * @param error what went wrong last
 * @param at when it was given up
 * @param isToBeReplayed whether it is about to be tried again
 */
public record DeadLetter(Event event, int attempts, String error, Instant at, boolean isToBeReplayed) {

    /** Tried once more, in vain. */
    DeadLetter again(String newError, Instant now) {
        return new DeadLetter(event, attempts + 1, newError, now, false);
    }
}
