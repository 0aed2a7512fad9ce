package dev.koder.herald.domain.plan;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.record.Rdata;
import dev.koder.herald.domain.record.RecordKey;
import dev.koder.herald.domain.record.RecordSet;
import dev.koder.herald.domain.zone.Delegations;
import dev.koder.herald.domain.zone.Soa;
import dev.koder.herald.domain.zone.SoaField;
import dev.koder.herald.domain.zone.SoaSettings;
import dev.koder.herald.domain.zone.Zone;
import dev.koder.herald.domain.zone.ZoneContents;
import dev.koder.herald.domain.zone.ZonePatch;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The policies of {@link PlanPolicy} as a table: how each is checked. */
public final class PlanPolicies {

    private static final int MOST_PER_CENT_DELETED = 30;

    /** What a policy says of a change. */
    @FunctionalInterface
    private interface Check {

        /** In the order of the names. */
        List<Caution> of(PlanPolicies change);
    }

    private static final Map<PlanPolicy, Check> TABLE = new EnumMap<>(Map.of(
            PlanPolicy.FEW_RECORD_SETS_GO, PlanPolicies::fewRecordSetsGo,
            PlanPolicy.SOA_STAYS, PlanPolicies::soaStays,
            PlanPolicy.NAME_SERVERS_STAY, PlanPolicies::nameServersStay,
            PlanPolicy.NOTHING_IS_SHADOWED, PlanPolicies::nothingIsShadowed,
            PlanPolicy.TTLS_DO_NOT_FALL, PlanPolicies::ttlsDoNotFall));

    private final Zone base;
    private final Soa soa;
    private final ZonePatch patch;
    private final ZoneContents result;
    private final Map<RecordKey, RecordSet> after = new HashMap<>();

    private PlanPolicies(Zone base, Soa soa, ZonePatch patch, ZoneContents result) {
        this.base = base;
        this.soa = soa;
        this.patch = patch;
        this.result = result;
        patch.after().forEach(set -> after.put(set.key(), set));
    }

    /**
     * What the policies say of a change.
     *
     * @param base the version that would be changed
     * @param soa the SOA that would be
     * @param patch what would change besides
     * @param result all that would be in the zone
     */
    public static Cautions check(Zone base, Soa soa, ZonePatch patch, ZoneContents result) {
        PlanPolicies change = new PlanPolicies(base, soa, patch, result);
        Cautions.Draft draft = new Cautions.Draft();
        TABLE.values().forEach(check -> draft.add(check.of(change)));
        return draft.cautions();
    }

    private List<Caution> fewRecordSetsGo() {
        long sets = patch.removed().size();
        if (isMany(sets, base.recordSetCount())) {
            return manyGo(sets, base.recordSetCount(), "RRsets");
        }
        long records = recordsThatGo();
        if (!isMany(records, base.recordSetCount())) {
            return List.of();
        }
        long all = recordsBefore();
        return isMany(records, all) ? manyGo(records, all, "records") : List.of();
    }

    private static boolean isMany(long deleted, long all) {
        return deleted * 100 > all * MOST_PER_CENT_DELETED;
    }

    private List<Caution> manyGo(long deleted, long all, String what) {
        String detail =
                deleted + " of " + all + " " + what + " deleted (expected: at most " + MOST_PER_CENT_DELETED + " %)";
        return List.of(new Caution(PlanPolicy.FEW_RECORD_SETS_GO, wholeZone(), detail));
    }

    /** One that another takes the place of does not count. */
    private long recordsThatGo() {
        return patch.before().stream()
                .mapToLong(old ->
                        Math.max(0, size(old) - now(old).map(PlanPolicies::size).orElse(0)))
                .sum();
    }

    private static int size(RecordSet set) {
        return set.records().size();
    }

    /** Goes through the whole zone; at least as many as there are RRsets. */
    private long recordsBefore() {
        long[] count = new long[1];
        result.forEach(set -> count[0] += size(set));
        return count[0]
                + patch.before().stream().mapToLong(PlanPolicies::size).sum()
                - patch.after().stream().mapToLong(PlanPolicies::size).sum();
    }

    private RecordKey wholeZone() {
        return new RecordKey(base.name(), RecordType.SOA);
    }

    private List<Caution> soaStays() {
        if (soa.equals(base.soa())) {
            return List.of();
        }
        SoaSettings then = settings(base.soa());
        SoaSettings now = settings(soa);
        String detail = Stream.of(SoaField.values())
                .filter(field -> !field.in(then).equals(field.in(now)))
                .map(field -> field.word() + " " + field.in(now).orElseThrow() + " (was: "
                        + field.in(then).orElseThrow() + ")")
                .collect(Collectors.joining(", "));
        return List.of(new Caution(PlanPolicy.SOA_STAYS, wholeZone(), detail));
    }

    private SoaSettings settings(Soa of) {
        return SoaSettings.of(base.next(base.serial(), of, base.settings(), base.recordSetCount(), base.changedAt()));
    }

    private List<Caution> nameServersStay() {
        Set<RecordKey> there = new HashSet<>();
        patch.before().forEach(set -> there.add(set.key()));
        Stream<Caution> others = patch.before().stream()
                .filter(set -> set.type().equals(RecordType.NS))
                .filter(set ->
                        !texts(set).equals(now(set).map(PlanPolicies::texts).orElse(List.of())))
                .map(set -> new Caution(PlanPolicy.NAME_SERVERS_STAY, set.key(), delegated(set) + replaced(set)));
        Stream<Caution> first = patch.after().stream()
                .filter(set -> set.type().equals(RecordType.NS) && !there.contains(set.key()))
                .map(set -> new Caution(
                        PlanPolicy.NAME_SERVERS_STAY,
                        set.key(),
                        delegated(set) + String.join(" ", texts(set)) + " (was: none)"));
        return Stream.concat(others, first)
                .sorted((one, other) -> one.key().owner().compareTo(other.key().owner()))
                .toList();
    }

    /** Names the delegation that name servers below the apex make. */
    private String delegated(RecordSet set) {
        return set.owner().equals(base.name()) ? "" : "delegation of " + set.owner() + ": ";
    }

    private Optional<RecordSet> now(RecordSet set) {
        return Optional.ofNullable(after.get(set.key()));
    }

    private static List<String> texts(RecordSet set) {
        return set.records().stream().map(Rdata::toText).toList();
    }

    private String replaced(RecordSet old) {
        String then = " (was: " + String.join(" ", texts(old)) + ")";
        return now(old).map(set -> String.join(" ", texts(set))).orElse("taken away") + then;
    }

    private List<Caution> nothingIsShadowed() {
        Set<RecordSet> suspects = new LinkedHashSet<>(patch.after());
        newDelegations().forEach(delegation -> suspects.addAll(atAndBelow(delegation)));
        return suspects.stream()
                .flatMap(set -> Delegations.hiding(base.name(), result, set).stream()
                        .map(delegation -> new Caution(
                                PlanPolicy.NOTHING_IS_SHADOWED,
                                set.key(),
                                "hidden by the delegation at " + delegation + " (expected: in the zone that "
                                        + delegation + " is delegated to)")))
                .sorted((one, other) -> one.key().owner().compareTo(other.key().owner()))
                .toList();
    }

    private List<DomainName> newDelegations() {
        return patch.after().stream()
                .filter(set -> set.type().equals(RecordType.NS))
                .map(RecordSet::owner)
                .filter(owner -> !owner.equals(base.name()))
                .toList();
    }

    private List<RecordSet> atAndBelow(DomainName delegation) {
        List<RecordSet> sets = new ArrayList<>(result.at(delegation));
        for (Optional<DomainName> name = result.firstBelow(delegation, delegation);
                name.isPresent();
                name = result.firstBelow(delegation, name.get())) {
            sets.addAll(result.at(name.get()));
        }
        return sets;
    }

    private List<Caution> ttlsDoNotFall() {
        return patch.before().stream()
                .flatMap(old -> now(old)
                        .filter(set -> set.ttl().seconds() < old.ttl().seconds())
                        .stream()
                        .map(set -> new Caution(
                                PlanPolicy.TTLS_DO_NOT_FALL,
                                set.key(),
                                set.ttl().seconds() + " (was: " + old.ttl().seconds() + ")")))
                .toList();
    }
}
