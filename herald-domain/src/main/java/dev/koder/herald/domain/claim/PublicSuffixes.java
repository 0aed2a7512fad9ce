package dev.koder.herald.domain.claim;

import dev.koder.herald.domain.dns.DomainName;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * The names directly below which strangers register theirs. Immutable.
 *
 * <p>A look-up takes a constant number of steps, however many rules there are.
 */
public final class PublicSuffixes {

    private final Set<DomainName> names = new HashSet<>();
    private final Set<DomainName> wildcards = new HashSet<>();
    private final Set<DomainName> exceptions = new HashSet<>();
    private final Set<DomainName> registries = new HashSet<>();

    /** What these rules say. */
    public PublicSuffixes(Collection<SuffixRule> rules) {
        rules.forEach(rule -> set(rule.kind()).add(rule.name()));
        rules.stream()
                .filter(rule -> rule.kind() == SuffixRule.Kind.WILDCARD && rule.section() == SuffixRule.Section.ICANN)
                .forEach(rule -> registries.add(rule.name()));
    }

    private Set<DomainName> set(SuffixRule.Kind kind) {
        return switch (kind) {
            case NAME -> names;
            case WILDCARD -> wildcards;
            case EXCEPTION -> exceptions;
        };
    }

    /** How many rules there are. */
    public int count() {
        return names.size() + wildcards.size() + exceptions.size();
    }

    /**
     * Whether a zone of this name would answer for names of strangers. So would one of a registry's name that has a wildcard below
     * it, which the list itself does not call a suffix. A name that no rule is about is a suffix where it has one label.
     */
    public boolean contain(DomainName name) {
        if (name.labelCount() < 2) {
            return true;
        }
        if (exceptions.contains(name)) {
            return false;
        }
        return names.contains(name) || registries.contains(name) || wildcards.contains(name.parent());
    }
}
