package dev.koder.herald.domain.zone;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.quota.Holdings;
import java.util.Optional;
import java.util.function.LongSupplier;

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

    /**
     * What it has against the wish itself, whatever is stored; empty for nothing. Asked before anything else, so that the answer to
     * those who may neither see nor change an RRset does not depend on what is there.
     */
    default Optional<Objection> objectionToWish(DomainName zone, ZoneChange change) {
        return Optional.empty();
    }

    /** What it has against this effect; empty for nothing. */
    Optional<Objection> objection(ZoneEffect effect);

    /**
     * What it has against the tenant's having more RRsets in all; empty for nothing. Asked in the transaction in which they come, as
     * others of the tenant's zones may have grown since the effect was looked at.
     *
     * @param held how many it has, which costs a look-up
     * @param more how many come, at least 1
     */
    default Optional<Objection> objectionToGrowth(LongSupplier held, long more) {
        return Optional.empty();
    }

    /** This guard, and another one where this one has no objection. */
    default ChangeGuard and(ChangeGuard next) {
        if (equals(NONE) || next.equals(NONE)) {
            return equals(NONE) ? next : this;
        }
        ChangeGuard first = this;
        return new ChangeGuard() {
            @Override
            public Optional<Objection> objectionToWish(DomainName zone, ZoneChange change) {
                return first.objectionToWish(zone, change).or(() -> next.objectionToWish(zone, change));
            }

            @Override
            public Optional<Objection> objection(ZoneEffect effect) {
                return first.objection(effect).or(() -> next.objection(effect));
            }

            @Override
            public Optional<Objection> objectionToGrowth(LongSupplier held, long more) {
                return first.objectionToGrowth(held, more).or(() -> next.objectionToGrowth(held, more));
            }
        };
    }

    /**
     * What it has against a zone that comes into being, back, or from another tenant.
     *
     * @param others what its owner has without it
     */
    default Optional<Objection> objectionToArrival(Zone first, ZoneContents contents, Holdings others) {
        return objection(ZoneEffect.ofArrival(first, contents, others.zones()))
                .or(() -> objectionToGrowth(others::recordSets, first.recordSetCount()));
    }
}
