package dev.koder.herald.sync.zone;

import dev.koder.herald.domain.dns.Serial;
import java.time.Instant;
import java.util.List;

/**
 * What was last seen to be served.
 *
 * @param applied the engine's serial
 * @param answered the serial in the name server's answer
 * @param at when the applied version was first seen
 * @param ds what the parent zone should hold
 */
record Proof(Serial applied, Serial answered, Instant at, List<String> ds) {
    Proof {
        ds = List.copyOf(ds);
    }
}
