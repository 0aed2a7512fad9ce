package dev.koder.herald.sync.zone.port;

import dev.koder.herald.domain.dns.Serial;

/** How a zone stands at the name server. */
public sealed interface ZoneLoad {

    /**
     * It is loaded.
     *
     * @param serial the one it answers with; a signer counts for itself
     */
    record Serving(Serial serial) implements ZoneLoad {}

    /** It is being read or signed, or waits for its turn. */
    record Loading() implements ZoneLoad {}

    /** It is configured but not loaded, and nobody is trying. */
    record NotLoaded() implements ZoneLoad {}

    /** The running configuration does not name it. */
    record NotConfigured() implements ZoneLoad {}
}
