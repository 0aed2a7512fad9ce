package dev.koder.herald.application.claim.port;

import dev.koder.herald.domain.dns.DomainName;
import java.util.List;

/** Asks the DNS as everybody sees it. Safe for use by many threads; an answer comes within seconds. */
public interface DnsLookup {

    /** The texts at a name. */
    Answer texts(DomainName name);

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
