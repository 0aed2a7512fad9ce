package dev.koder.herald.domain.claim;

import dev.koder.herald.domain.dns.DomainName;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The platform's own names, which no customer has a zone of.
 *
 * @param names each with all names above and below it
 */
public record ReservedNames(Set<DomainName> names) {

    /** Nothing is reserved. */
    public static final ReservedNames NONE = new ReservedNames(Set.of());

    /** Names below the root with fewer labels are nobody's own. */
    private static final int LEAST_LABELS = 2;

    /** Keeps what was handed in from changing. */
    public ReservedNames {
        names = Set.copyOf(names);
    }

    /**
     * These names, and those below which the hosts are: whoever had {@code example.net.} would answer for {@code ns1.example.net.}
     *
     * @param hosts the platform's name servers
     */
    public static ReservedNames of(Collection<DomainName> hosts, Collection<DomainName> names) {
        List<DomainName> above = hosts.stream()
                .map(host -> host.labelCount() > LEAST_LABELS ? host.parent() : host)
                .toList();
        return new ReservedNames(Stream.concat(above.stream(), names.stream()).collect(Collectors.toSet()));
    }

    /** Whether it is one of them, or above or below one. */
    public boolean hold(DomainName name) {
        return names.stream().anyMatch(reserved -> name.isSubdomainOf(reserved) || reserved.isSubdomainOf(name));
    }
}
