package dev.koder.herald.domain.access;

import dev.koder.herald.domain.dns.DomainName;

/** Which zones of a tenant a policy is about. */
public sealed interface ZonePattern {

    /** All of them. */
    ZonePattern ANY = new Any();

    /** Whether it is about the zone of this name. */
    boolean matches(DomainName zone);

    /** All zones. */
    record Any() implements ZonePattern {
        @Override
        public boolean matches(DomainName zone) {
            return true;
        }
    }

    /** The zone of this name. */
    record Exact(DomainName name) implements ZonePattern {
        @Override
        public boolean matches(DomainName zone) {
            return zone.equals(name);
        }
    }

    /** The zone of this name, and zones below it. */
    record Within(DomainName name) implements ZonePattern {
        @Override
        public boolean matches(DomainName zone) {
            return zone.isSubdomainOf(name);
        }
    }
}
