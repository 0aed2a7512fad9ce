package dev.koder.herald.application.zone;

import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.domain.zone.ChangeGuard;

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

    /** These guards, and others where they have no objection. */
    default ChangeGuards and(ChangeGuards next) {
        return caller -> of(caller).and(next.of(caller));
    }
}
