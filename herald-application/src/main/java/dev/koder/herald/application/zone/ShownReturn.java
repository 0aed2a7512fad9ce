package dev.koder.herald.application.zone;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.record.RecordSet;
import dev.koder.herald.domain.review.ReviewedChange;
import dev.koder.herald.domain.zone.ChangeGuard;
import dev.koder.herald.domain.zone.Objection;
import dev.koder.herald.domain.zone.ZoneContents;
import dev.koder.herald.domain.zone.ZoneEffect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Objects to a deleted zone's return as another guard does, and keeps what others have to be shown then: a store tells nothing else of
 * what a deleted zone holds. For one wish.
 */
final class ShownReturn implements ChangeGuard {

    private final ChangeGuard review;
    private volatile List<RecordSet> first = List.of();

    ShownReturn(ChangeGuard review) {
        this.review = review;
    }

    @Override
    public Optional<Objection> objection(ZoneEffect effect) {
        Optional<Objection> objection = review.objection(effect);
        if (objection.isPresent()) {
            first = first(effect.zone().name(), effect.contentsAfter());
        }
        return objection;
    }

    /** The first RRsets in canonical order, and no more looked at than that. */
    private static List<RecordSet> first(DomainName apex, ZoneContents contents) {
        List<RecordSet> shown = new ArrayList<>(contents.at(apex));
        Optional<DomainName> next = contents.firstBelow(apex, apex);
        while (next.isPresent() && shown.size() < ReviewedChange.OfWhole.MOST_SHOWN) {
            shown.addAll(contents.at(next.get()));
            next = contents.firstBelow(apex, next.get());
        }
        return List.copyOf(shown.subList(0, Math.min(shown.size(), ReviewedChange.OfWhole.MOST_SHOWN)));
    }

    /** The first RRsets of what it objected to. */
    List<RecordSet> first() {
        return first;
    }
}
