package dev.koder.herald.domain.zone;

import dev.koder.herald.domain.access.Action;
import dev.koder.herald.domain.access.Authority;
import dev.koder.herald.domain.access.Denial;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.record.Rdata;
import dev.koder.herald.domain.record.RecordKey;
import dev.koder.herald.domain.record.RecordSet;
import dev.koder.herald.domain.zone.ZoneEffect.RecordSetChange;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Objects to what goes beyond a caller's authority. How a zone is run counts as part of its SOA.
 *
 * @param authority how far the caller may go
 */
public record AuthorityGuard(Authority authority) implements ChangeGuard {

    @Override
    public Optional<Objection> objectionToWish(DomainName zone, ZoneChange change) {
        return authority.isLimited()
                ? named(change)
                        .map(wish -> ofNaming(zone, wish))
                        .flatMap(Optional::stream)
                        .findFirst()
                        .map(Objection.NotPermitted::new)
                : Optional.empty();
    }

    /** The RRsets that a caller changes one by one: whoever is to change others has to see all of the zone. */
    private static Stream<RecordChange> named(ZoneChange change) {
        return change instanceof ZoneChange.ChangeRecords(List<RecordChange> changes)
                ? changes.stream()
                : Stream.empty();
    }

    private Optional<Denial> ofNaming(DomainName zone, RecordChange wish) {
        return switch (wish) {
            case RecordChange.Replace(RecordSet set) -> ofNaming(zone, wish, Action.REPLACE, set.records());
            case RecordChange.Extend(RecordSet set, boolean keepsTtl) ->
                ofNaming(zone, wish, Action.EXTEND, set.records());
            case RecordChange.Prune(RecordSet set) -> ofNaming(zone, wish, Action.PRUNE, set.records());
            case RecordChange.Delete delete -> ofNaming(zone, wish, Action.DELETE, List.of());
        };
    }

    /** It tells the first of the values that the caller named itself. */
    private Optional<Denial> ofNaming(DomainName zone, RecordChange wish, Action action, List<Rdata> values) {
        return authority.objectionToNaming(zone, wish.key(), values.stream().findFirst(), action);
    }

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
