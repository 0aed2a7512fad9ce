package dev.koder.herald.application.claim.port;

import dev.koder.herald.domain.dns.DomainName;
import java.util.List;

/** Asks the DNS as everybody sees it. Safe for use by many threads; an answer comes within seconds. */
public interface DnsLookup {

    /** The texts at a name. */
    Answer texts(DomainName name);

    /** Which name servers the zone above delegates a name to, as its own servers tell. */
    Delegation delegation(DomainName zone);

    /** What the servers of the zone above said. */
    sealed interface Delegation {

        /** Where the name is delegated to; nowhere where there are none. */
        record To(List<DomainName> nameServers) implements Delegation {}

        /**
         * No answer.
         *
         * @param reason in a few words
         */
        record Unknown(String reason) implements Delegation {}
    }

    /** What the DNS said. */
    sealed interface Answer {

        /**
         * An answer.
         *
         * @param texts each with a blank between its strings; none where there are no TXT records
         */
        record Texts(List<String> texts) implements Answer {}

        /**
         * No answer.
         *
         * @param reason in a few words
         */
        record Silent(String reason) implements Answer {}
    }
}
