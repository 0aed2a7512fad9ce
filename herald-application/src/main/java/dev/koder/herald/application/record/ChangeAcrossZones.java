package dev.koder.herald.application.record;

import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.application.port.StoreUnavailableException;
import dev.koder.herald.application.zone.CommitOutcome;
import dev.koder.herald.application.zone.OwningZones;
import dev.koder.herald.application.zone.port.ZoneStore;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.record.RecordKey;
import dev.koder.herald.domain.zone.Precondition;
import dev.koder.herald.domain.zone.RecordChange;
import dev.koder.herald.domain.zone.Zone;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Changes RRsets of several zones of the caller's tenant, which are found by the names of the RRsets. Each zone is changed whole
 * or not at all, whatever becomes of the others. Safe for use by many threads.
 */
public final class ChangeAcrossZones {

    /** The most zones that one request changes. */
    public static final int MAX_ZONES = 100;

    private final ZoneStore zones;
    private final ChangeRecords records;

    /** Finds zones in this store, and changes them by way of {@code records}. */
    public ChangeAcrossZones(ZoneStore zones, ChangeRecords records) {
        this.zones = zones;
        this.records = records;
    }

    /** What became of the wish. */
    public sealed interface Outcome {}

    /**
     * Each zone was gone to.
     *
     * @param zones in the order in which the changes name them first
     */
    public record Tried(List<ZoneResult> zones) implements Outcome {

        /** Keeps what was handed in from changing. */
        public Tried {
            zones = List.copyOf(zones);
        }

        /** Whether all zones are as wished. */
        public boolean isComplete() {
            return zones.stream().allMatch(ZoneResult::isAsWished);
        }
    }

    /**
     * Some changes are about names in no zone of the tenant's; nothing was done.
     *
     * @param places of these changes
     */
    public record InNoZone(List<Integer> places) implements Outcome {

        /** Keeps what was handed in from changing. */
        public InNoZone {
            places = List.copyOf(places);
        }
    }

    /**
     * The changes are about more than {@link #MAX_ZONES} zones; nothing was done.
     *
     * @param count how many
     */
    public record TooManyZones(int count) implements Outcome {}

    /**
     * Something is expected of zones that none of the changes is about; nothing was done.
     *
     * @param zones these zones
     */
    public record Untouched(Set<DomainName> zones) implements Outcome {

        /** Keeps what was handed in from changing. */
        public Untouched {
            zones = Set.copyOf(zones);
        }
    }

    /**
     * What became of the changes of one zone.
     *
     * @param places those of its changes among all
     * @param outcome empty where the store did not answer
     */
    public record ZoneResult(DomainName zone, List<Integer> places, Optional<CommitOutcome> outcome) {

        /** Keeps what was handed in from changing. */
        public ZoneResult {
            places = List.copyOf(places);
        }

        /** Whether the zone is as wished. */
        public boolean isAsWished() {
            return outcome.filter(CommitOutcome::isAsWished).isPresent();
        }
    }

    /**
     * Makes the changes, those of each zone in their order.
     *
     * @param changes 1 to {@link ChangeRecords#MAX_CHANGES}
     * @param expected what must hold of a zone for it to be changed; of one that is not named, nothing is asked
     */
    public Outcome change(Caller caller, List<RecordChange> changes, Map<DomainName, Precondition> expected) {
        Sorted sorted = sorted(caller, changes);
        if (!sorted.inNoZone().isEmpty()) {
            return new InNoZone(sorted.inNoZone());
        }
        if (sorted.byZone().size() > MAX_ZONES) {
            return new TooManyZones(sorted.byZone().size());
        }
        Set<DomainName> untouched = new HashSet<>(expected.keySet());
        untouched.removeAll(sorted.byZone().keySet());
        if (!untouched.isEmpty()) {
            return new Untouched(untouched);
        }
        List<ZoneResult> results = new ArrayList<>();
        sorted.byZone()
                .forEach((zone, places) ->
                        results.add(new ZoneResult(zone, places, change(caller, zone, places, changes, expected))));
        return new Tried(results);
    }

    /**
     * The places of changes.
     *
     * @param byZone by the zone that each is about, in the order in which these are named first
     * @param inNoZone those about names in no zone of the tenant's
     */
    private record Sorted(Map<DomainName, List<Integer>> byZone, List<Integer> inNoZone) {}

    private Sorted sorted(Caller caller, List<RecordChange> changes) {
        Map<DomainName, DomainName> zonesOfNames = zonesOf(caller, changes);
        Map<DomainName, List<Integer>> byZone = new LinkedHashMap<>();
        List<Integer> inNoZone = new ArrayList<>();
        for (int place = 0; place < changes.size(); place++) {
            Optional.ofNullable(zonesOfNames.get(start(changes.get(place).key())))
                    .map(zone -> byZone.computeIfAbsent(zone, name -> new ArrayList<>()))
                    .orElse(inNoZone)
                    .add(place);
        }
        return new Sorted(byZone, inNoZone);
    }

    /** The zones that the caller sees, by the names that stand in them. */
    private Map<DomainName, DomainName> zonesOf(Caller caller, List<RecordChange> changes) {
        OwningZones owning = new OwningZones(zones, caller.tenant());
        Map<DomainName, DomainName> zonesOfNames = new HashMap<>();
        changes.stream().map(change -> start(change.key())).sorted().distinct().forEach(name -> owning.of(name)
                .map(Zone::name)
                .filter(caller.authority()::sees)
                .ifPresent(zone -> zonesOfNames.put(name, zone)));
        return zonesOfNames;
    }

    /** From where on its zone is looked for: a zone's own DS stands above it. */
    private static DomainName start(RecordKey key) {
        DomainName name = key.owner().lowerCase();
        return key.type().equals(RecordType.DS) && !name.isRoot() ? name.parent() : name;
    }

    private Optional<CommitOutcome> change(
            Caller caller,
            DomainName zone,
            List<Integer> places,
            List<RecordChange> changes,
            Map<DomainName, Precondition> expected) {
        Precondition precondition = expected.getOrDefault(zone, new Precondition.None());
        try {
            return Optional.of(records.change(
                    caller,
                    zone,
                    precondition,
                    places.stream().map(changes::get).toList()));
        } catch (StoreUnavailableException busy) {
            return Optional.empty();
        }
    }
}
