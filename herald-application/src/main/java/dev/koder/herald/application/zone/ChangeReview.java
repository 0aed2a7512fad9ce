package dev.koder.herald.application.zone;

import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.domain.review.ReviewedChange;
import dev.koder.herald.domain.zone.ChangeGuard;
import dev.koder.herald.domain.zone.Objection;

/** Has changes agreed to by others before they are made. Safe for use by many threads. */
public interface ChangeReview {

    /** What became of the wish to have others asked. */
    sealed interface Asking {

        /**
         * They are asked.
         *
         * @param request the name of the change request
         */
        record Asked(String request) implements Asking {}

        /** The tenant has as many changes that wait for agreement as it may have. */
        record TooMany(Objection.OverQuota over) implements Asking {}

        /** They cannot be asked. */
        record Unasked(Objection.Unasked why) implements Asking {}
    }

    /** Nothing needs the agreement of others. */
    ChangeReview NONE = new ChangeReview() {
        @Override
        public ChangeGuard guard(Caller caller) {
            return ChangeGuard.NONE;
        }

        @Override
        public ChangeGuard guardOfReturn(Caller caller) {
            return ChangeGuard.NONE;
        }

        @Override
        public Asking propose(Caller caller, ReviewedChange change, Objection.ReviewNeeded needed) {
            return new Asking.Unasked(Objection.Unasked.NOT_TO_BE_KEPT);
        }
    };

    /** What objects to those changes of the caller which need agreement. */
    ChangeGuard guard(Caller caller);

    /** What objects to the caller's having deleted zones back without agreement. */
    ChangeGuard guardOfReturn(Caller caller);

    /** Asks others to agree to a change. */
    Asking propose(Caller caller, ReviewedChange change, Objection.ReviewNeeded needed);
}
