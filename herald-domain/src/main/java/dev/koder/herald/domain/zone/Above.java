package dev.koder.herald.domain.zone;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.record.RecordSet;
import java.util.List;
import java.util.Optional;

/** What stands above a name, at or below the apex, and says who answers for it. */
interface Above {

    /** A DNAME above the name. */
    Optional<DomainName> dname();

    /** The NS RRset of the delegation that takes the name out of the zone: of several, the one nearest to the apex. */
    Optional<RecordSet> delegation();

    /** Looks name by name, as many as the owner has labels. */
    record LookedUp(DomainName apex, ZoneContents contents, DomainName owner) implements Above {

        @Override
        public Optional<DomainName> dname() {
            for (DomainName name = owner; name.isStrictlyBelow(apex); ) {
                name = name.parent();
                if (contents.find(name, RecordType.DNAME).isPresent()) {
                    return Optional.of(name);
                }
            }
            return Optional.empty();
        }

        @Override
        public Optional<RecordSet> delegation() {
            Optional<RecordSet> highest = Optional.empty();
            for (DomainName name = owner; name.isStrictlyBelow(apex); ) {
                name = name.parent();
                Optional<RecordSet> cut =
                        name.isStrictlyBelow(apex) ? contents.find(name, RecordType.NS) : Optional.empty();
                highest = cut.isPresent() ? cut : highest;
            }
            return highest;
        }
    }

    /** Remembers what was passed on the way through a zone in canonical order, in which a name comes before those below it. */
    final class Passed implements Above {

        private final DomainName apex;
        private Optional<DomainName> dname = Optional.empty();
        private Optional<RecordSet> delegation = Optional.empty();

        Passed(DomainName apex) {
            this.apex = apex;
        }

        /** Whether nothing was passed that could be above the next name. */
        boolean isClear() {
            return dname.isEmpty() && delegation.isEmpty();
        }

        /** Goes down to a name, past those above it: all that can be above what follows. */
        void descendTo(DomainName owner, ZoneContents contents) {
            if (!owner.isRoot()) {
                DomainName parent = owner.parent();
                descendTo(parent, contents);
                List<RecordSet> sets = contents.at(parent);
                arriveAt(parent);
                leave(parent, sets, TypeSet.in(sets));
            }
        }

        /** Arrives at a name: what it is not below is no longer above. */
        void arriveAt(DomainName owner) {
            if (dname.isPresent() && !owner.isStrictlyBelow(dname.get())) {
                dname = Optional.empty();
            }
            if (delegation.isPresent()
                    && !owner.isStrictlyBelow(delegation.get().owner())) {
                delegation = Optional.empty();
            }
        }

        /** Leaves a name: what it holds is above those that follow and are below it. */
        void leave(DomainName owner, List<RecordSet> sets, TypeSet types) {
            if (types.has(RecordType.DNAME) && dname.isEmpty()) {
                dname = Optional.of(owner);
            }
            if (types.has(RecordType.NS) && delegation.isEmpty() && !owner.equals(apex)) {
                delegation = sets.stream()
                        .filter(set -> set.type().equals(RecordType.NS))
                        .findFirst();
            }
        }

        @Override
        public Optional<DomainName> dname() {
            return dname;
        }

        @Override
        public Optional<RecordSet> delegation() {
            return delegation;
        }
    }
}
