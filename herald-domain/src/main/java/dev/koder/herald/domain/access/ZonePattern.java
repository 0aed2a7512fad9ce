package dev.koder.herald.domain.access;

import static java.util.stream.Collectors.toMap;

import dev.koder.herald.domain.dns.DomainName;
import java.util.List;
import java.util.TreeMap;

/** Which zones of a tenant a policy is about. */
public sealed interface ZonePattern {

    /** All of them. */
    ZonePattern ANY = new Any();

    /** Whether it is about the zone of this name. */
    boolean matches(DomainName zone);

    /** The name that no zone it is about comes before, in canonical order (RFC 4034, section 6.1). */
    DomainName first();

    /** Whether it is about all zones that the other is about. */
    boolean covers(ZonePattern other);

    /** Patterns that are about the same zones as these together, in canonical order, and no two of them about the same one. */
    static List<ZonePattern> disjoint(List<ZonePattern> patterns) {
        return patterns.stream()
                .filter(pattern ->
                        patterns.stream().noneMatch(other -> other.covers(pattern) && !pattern.covers(other)))
                .collect(toMap(ZonePattern::first, it -> it, (one, same) -> one, TreeMap::new))
                .values()
                .stream()
                .toList();
    }

    /** All zones. */
    record Any() implements ZonePattern {

        @Override
        public DomainName first() {
            return DomainName.ROOT;
        }

        @Override
        public boolean covers(ZonePattern other) {
            return true;
        }

        @Override
        public boolean matches(DomainName zone) {
            return true;
        }
    }

    /** The zone of this name. */
    record Exact(DomainName name) implements ZonePattern {

        @Override
        public DomainName first() {
            return name;
        }

        @Override
        public boolean covers(ZonePattern other) {
            return other instanceof Exact(DomainName same) && same.equals(name);
        }

        @Override
        public boolean matches(DomainName zone) {
            return zone.equals(name);
        }
    }

    /** The zone of this name, and zones below it. */
    record Within(DomainName name) implements ZonePattern {

        @Override
        public DomainName first() {
            return name;
        }

        @Override
        public boolean covers(ZonePattern other) {
            return !(other instanceof Any) && other.first().isSubdomainOf(name);
        }

        @Override
        public boolean matches(DomainName zone) {
            return zone.isSubdomainOf(name);
        }
    }
}
