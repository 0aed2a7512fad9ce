package dev.koder.herald.application.zone;

import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.domain.zone.ChangeGuard;
import dev.koder.herald.domain.zone.Objection;
import dev.koder.herald.domain.zone.Trial;
import java.util.Optional;

/** Has changes agreed to by others before they are made. Safe for use by many threads. */
public interface ChangeReview {

    /** Nothing needs the agreement of others. */
    ChangeReview NONE = new ChangeReview() {
        @Override
        public ChangeGuard guard(Caller caller) {
            return ChangeGuard.NONE;
        }

        @Override
        public Optional<String> propose(Caller caller, Trial trial, Objection.ReviewNeeded needed) {
            return Optional.empty();
        }
    };

    /** What objects to those changes of the caller which need agreement. */
    ChangeGuard guard(Caller caller);

    /**
     * Asks others to agree to a change.
     *
     * @param trial what would become of it
     * @return the name of the change request; empty where it cannot be asked for, as it is too large or there are too many
     */
    Optional<String> propose(Caller caller, Trial trial, Objection.ReviewNeeded needed);
}
