package dev.koder.herald.domain.review;

import dev.koder.herald.domain.dns.DnsFormatException;
import dev.koder.herald.domain.dns.DomainName;

/**
 * Which owner names a rule is about.
 *
 * @param name a name
 * @param isSubtree whether it stands for all names below it and for itself; otherwise for itself alone
 */
public record NamePattern(DomainName name, boolean isSubtree) {

    /** All names. */
    public static final NamePattern ALL = new NamePattern(DomainName.ROOT, true);

    private static final String BELOW = "**";

    /** Puts the name into lower case. */
    public NamePattern {
        name = name.lowerCase();
    }

    /**
     * The pattern as it is written: a name, or {@code **.} and a name for that name and all below it; {@code **} for all names.
     *
     * @throws DnsFormatException where it is none
     */
    public static NamePattern parse(String text) {
        if (text.equals(BELOW)) {
            return ALL;
        }
        boolean isSubtree = text.startsWith(BELOW + ".");
        return new NamePattern(DomainName.parse(isSubtree ? text.substring(BELOW.length() + 1) : text), isSubtree);
    }

    /** Whether it stands for this name. */
    public boolean matches(DomainName owner) {
        return isSubtree ? owner.isSubdomainOf(name) : owner.equals(name);
    }

    @Override
    public String toString() {
        if (!isSubtree) {
            return name.toString();
        }
        return name.isRoot() ? BELOW : BELOW + "." + name;
    }
}
