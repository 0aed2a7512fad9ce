package dev.koder.herald.domain.zone;

import dev.koder.herald.domain.access.Action;
import dev.koder.herald.domain.access.Authority;
import dev.koder.herald.domain.access.Denial;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.record.RecordKey;
import dev.koder.herald.domain.zone.ZoneEffect.RecordSetChange;
import java.util.List;
import java.util.Optional;

/**
 * Objects to what goes beyond a caller's authority. How a zone is run counts as part of its SOA.
 *
 * @param authority how far the caller may go
 */
public record AuthorityGuard(Authority authority) implements ChangeGuard {

    @Override
    public Optional<Objection> objection(ZoneEffect effect) {
        return authority.isLimited() ? denial(effect).map(Objection.NotPermitted::new) : Optional.empty();
    }

    private Optional<Denial> denial(ZoneEffect effect) {
        DomainName zone = effect.zone().name();
        if (effect.isArrival()) {
            return authority.objection(zone, Action.CREATE_ZONE);
        }
        if (effect.isDeletion()) {
            return authority.objection(zone, Action.DELETE_ZONE);
        }
        return effect.recordSetChanges()
                .map(changes -> first(zone, changes))
                .orElseGet(() -> authority.objectionToAnything(zone))
                .or(() -> isRunInAnotherWay(effect) ? ofSettings(zone) : Optional.empty());
    }

    private Optional<Denial> first(DomainName zone, List<RecordSetChange> changes) {
        return changes.stream()
                .map(change -> authority.objection(zone, change.key(), change.before(), change.after()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static boolean isRunInAnotherWay(ZoneEffect effect) {
        return !effect.before().map(Zone::settings).equals(effect.after().map(Zone::settings));
    }

    private Optional<Denial> ofSettings(DomainName zone) {
        return authority.objection(zone, new RecordKey(zone, RecordType.SOA), Action.REPLACE);
    }
}
