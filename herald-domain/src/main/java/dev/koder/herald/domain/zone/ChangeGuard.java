package dev.koder.herald.domain.zone;

import java.util.Optional;

/**
 * What may object to a change that the rules of zones allow: who makes it, how much of it there is, who has agreed to it.
 *
 * <p>It is asked inside the store's transaction, with nothing but the effect before it, whichever way the change came by. So it
 * is a value that knows all it needs, and calls no store. A store may ask again after a conflict of its own.
 */
@FunctionalInterface
public interface ChangeGuard {

    /** Objects to nothing. */
    ChangeGuard NONE = effect -> Optional.empty();

    /** What it has against this effect; empty for nothing. */
    Optional<Objection> objection(ZoneEffect effect);

    /** This guard, and another one where this one has no objection. */
    default ChangeGuard and(ChangeGuard next) {
        if (equals(NONE) || next.equals(NONE)) {
            return equals(NONE) ? next : this;
        }
        return effect -> objection(effect).or(() -> next.objection(effect));
    }
}
