package dev.koder.herald.application.zone;

import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.domain.zone.ChangeGuard;
import dev.koder.herald.domain.zone.Objection;
import java.util.Optional;

/**
 * What may object to the changes of a caller: what it may do, what its tenant has agreed on, how much it may have. Safe for use by
 * many threads.
 */
@FunctionalInterface
public interface ChangeGuards {

    /** Nothing objects, whoever calls. */
    ChangeGuards NONE = caller -> ChangeGuard.NONE;

    /** The guard of one request, which knows all that it needs: it is asked inside the store's transaction. */
    ChangeGuard of(Caller caller);

    /**
     * What they are sure to have against so many more zones and RRsets than the caller's tenant has now; empty for nothing. Asked before
     * work is begun that may come to nothing; {@link #of} decides.
     */
    default Optional<Objection> foresee(Caller caller, long zones, long recordSets) {
        return Optional.empty();
    }
}
