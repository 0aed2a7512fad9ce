package dev.koder.herald.domain.zone;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.record.Rdata;
import dev.koder.herald.domain.record.RecordSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A name that is judged, with what stands at it, above it, and everywhere else.
 *
 * <p>Used by one thread.
 */
final class JudgedName {

    private final DomainName apex;
    private final ZoneContents contents;
    private final DomainName owner;
    private final List<RecordSet> sets;
    private final TypeSet types;
    private final Above above;
    private final boolean isVisitedWithAll;
    /** The type whose targets were asked for last: rules of one type follow each other. */
    private @Nullable RecordType askedFor;

    private List<DomainName> targets = List.of();

    /** @param isVisitedWithAll see {@link #isVisitedWithAll()} */
    JudgedName(
            DomainName apex,
            ZoneContents contents,
            DomainName owner,
            List<RecordSet> sets,
            Above above,
            boolean isVisitedWithAll) {
        this.apex = apex;
        this.contents = contents;
        this.owner = owner;
        this.sets = sets;
        this.types = TypeSet.in(sets);
        this.above = above;
        this.isVisitedWithAll = isVisitedWithAll;
    }

    /** The zone. */
    DomainName apex() {
        return apex;
    }

    /** The zone's contents as they would be. */
    ZoneContents contents() {
        return contents;
    }

    /** The name. */
    DomainName owner() {
        return owner;
    }

    /** What stands at the name; nothing where a change took it all away. */
    List<RecordSet> sets() {
        return sets;
    }

    TypeSet types() {
        return types;
    }

    Above above() {
        return above;
    }

    /**
     * Whether every name of the zone is judged, each for itself; otherwise a check must look from this name at the others that it
     * may have brought into conflict.
     */
    boolean isVisitedWithAll() {
        return isVisitedWithAll;
    }

    boolean isApex() {
        return owner.wireLength() == apex.wireLength();
    }

    Optional<RecordSet> set(RecordType type) {
        return types.has(type) ? among(sets, type) : Optional.empty();
    }

    /** The names that the records of a type at this name point at. */
    List<DomainName> targets(RecordType type) {
        if (!types.has(type)) {
            return List.of();
        }
        if (!type.equals(askedFor)) {
            targets = set(type).map(JudgedName::targets).orElse(List.of());
            askedFor = type;
        }
        return targets;
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
        return contents.typesAt(name).has(type);
    }

    boolean hasAddress(DomainName name) {
        TypeSet there = contents.typesAt(name);
        return there.has(RecordType.A) || there.has(RecordType.AAAA);
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
