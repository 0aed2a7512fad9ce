package dev.koder.herald.domain.access;

import dev.koder.herald.domain.dns.DnsFormatException;
import dev.koder.herald.domain.dns.DomainName;
import java.util.Arrays;
import java.util.Optional;

/**
 * Which names in a zone a policy is about. Names in patterns are relative to the zone, whichever it is, and written as if the
 * root were that zone: the root itself is the apex. An asterisk is a label like any other.
 */
public sealed interface NamePattern {

    /** All of them. */
    NamePattern ANY = new Any();

    /** Whether it is about this name, which is in this zone. */
    boolean matches(DomainName owner, DomainName zone);

    /** All names. */
    record Any() implements NamePattern {
        @Override
        public boolean matches(DomainName owner, DomainName zone) {
            return true;
        }
    }

    /** One name. */
    record Exact(DomainName relative) implements NamePattern {
        @Override
        public boolean matches(DomainName owner, DomainName zone) {
            return in(zone, relative).filter(owner::equals).isPresent();
        }
    }

    /** One name, and all below it. */
    record Within(DomainName relative) implements NamePattern {
        @Override
        public boolean matches(DomainName owner, DomainName zone) {
            return in(zone, relative).filter(owner::isSubdomainOf).isPresent();
        }
    }

    /**
     * Names below the apex that begin with this label, wherever they are.
     *
     * @param label a name of one label
     */
    record Label(DomainName label) implements NamePattern {

        /** Refuses names of several labels, and of none. */
        public Label {
            if (label.labelCount() != 1) {
                throw new DnsFormatException("label", label.toString(), "one label, such as _acme-challenge");
            }
        }

        @Override
        public boolean matches(DomainName owner, DomainName zone) {
            return owner.isStrictlyBelow(zone) && owner.label(0).equalsIgnoreCase(label.label(0));
        }
    }

    /** The name in this zone; empty where it would be too long for a name. */
    private static Optional<DomainName> in(DomainName zone, DomainName relative) {
        byte[] above = zone.toWire();
        byte[] wire = Arrays.copyOf(relative.toWire(), relative.wireLength() - 1 + above.length);
        System.arraycopy(above, 0, wire, relative.wireLength() - 1, above.length);
        return DomainName.wireLength(wire, 0, wire.length) == wire.length
                ? Optional.of(DomainName.ofWire(wire))
                : Optional.empty();
    }
}
