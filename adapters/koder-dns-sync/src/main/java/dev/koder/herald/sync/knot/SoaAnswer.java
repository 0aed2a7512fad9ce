package dev.koder.herald.sync.knot;

import dev.koder.herald.domain.dns.Serial;

/** What a message says about a zone's SOA record. */
sealed interface SoaAnswer {

    /** The zone is served, with this serial. */
    record Positive(Serial serial) implements SoaAnswer {}

    /** The whole answer has to be fetched over TCP. */
    record Truncated() implements SoaAnswer {}

    /**
     * The zone is not served.
     *
     * @param what what was said instead
     */
    record Negative(String what) implements SoaAnswer {}
}
