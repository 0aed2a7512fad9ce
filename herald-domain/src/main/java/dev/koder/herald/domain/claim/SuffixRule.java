package dev.koder.herald.domain.claim;

import dev.koder.herald.domain.dns.DomainName;

/**
 * A rule of the Public Suffix List.
 *
 * @param kind what it says
 * @param name of which it says so; of a wildcard, the name that the asterisk is below
 * @param section who asked for it
 */
public record SuffixRule(Kind kind, DomainName name, Section section) {

    /** What a rule says. */
    public enum Kind {
        /** The name is a public suffix. */
        NAME,
        /** So is every name directly below it. */
        WILDCARD,
        /** This one is none, whatever a wildcard says. */
        EXCEPTION
    }

    /** Who asked for a rule. */
    public enum Section {
        /** The registry of a top-level domain. */
        ICANN,
        /** Somebody who lets strangers have names below his own. */
        PRIVATE
    }
}
