package dev.koder.herald.domain.zone;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.record.Rdata;
import dev.koder.herald.domain.record.RecordSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A name that is judged, with what stands at it, above it, and everywhere else.
 *
 * @param apex the zone
 * @param contents of the zone as it would be
 * @param owner the name
 * @param sets what stands at the name; nothing where a change took it all away
 * @param types those of the sets
 * @param above what stands above
 * @param isVisitedWithAll whether every name of the zone is judged, each for itself; otherwise a check must look from this
 *     name at the others that it may have brought into conflict
 */
record JudgedName(
        DomainName apex,
        ZoneContents contents,
        DomainName owner,
        List<RecordSet> sets,
        TypeSet types,
        Above above,
        boolean isVisitedWithAll) {

    boolean isApex() {
        return owner.wireLength() == apex.wireLength();
    }

    Optional<RecordSet> set(RecordType type) {
        return types.has(type) ? among(sets, type) : Optional.empty();
    }

    /** The names that the records of a type at this name point at. */
    List<DomainName> targets(RecordType type) {
        return set(type).map(JudgedName::targets).orElse(List.of());
    }

    /** The names that the records of a set point at. */
    static List<DomainName> targets(RecordSet set) {
        List<DomainName> targets = new ArrayList<>(set.records().size());
        for (Rdata rdata : set.records()) {
            rdata.target().ifPresent(targets::add);
        }
        return targets;
    }

    /** Whether another name of the zone has data of this type. */
    boolean has(DomainName name, RecordType type) {
        return contents.find(name, type).isPresent();
    }

    boolean hasAddress(DomainName name) {
        List<RecordSet> there = contents.at(name);
        return among(there, RecordType.A).isPresent()
                || among(there, RecordType.AAAA).isPresent();
    }

    /** The names above this one, nearest first, the apex included and nothing above it. */
    List<DomainName> ancestors() {
        return ancestorsOf(owner);
    }

    List<DomainName> ancestorsOf(DomainName below) {
        List<DomainName> ancestors = new ArrayList<>();
        for (DomainName name = below; name.isStrictlyBelow(apex); ) {
            name = name.parent();
            ancestors.add(name);
        }
        return ancestors;
    }

    static Optional<RecordSet> among(List<RecordSet> sets, RecordType type) {
        for (int i = 0; i < sets.size(); i++) {
            if (sets.get(i).type().equals(type)) {
                return Optional.of(sets.get(i));
            }
        }
        return Optional.empty();
    }
}
