package dev.koder.herald.domain.access;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.record.Rdata;
import dev.koder.herald.domain.record.RecordKey;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Something that no policy allows.
 *
 * @param zone where it was to happen
 * @param key the RRset; empty where it is about the zone as a whole
 * @param value the value that makes the difference; empty where it is not about one
 * @param action what was to happen
 * @param allowed what may be done there, for some values at least
 */
public record Denial(
        DomainName zone, Optional<RecordKey> key, Optional<Rdata> value, Action action, Set<Action> allowed) {

    /** Keeps what was handed in from changing. */
    public Denial {
        allowed = Set.copyOf(allowed);
    }

    /** What was to happen, where, and what may be done there. */
    public String words() {
        String where = key.map(it -> "RRset " + it.owner() + " " + it.type()).orElse("zone " + zone);
        String what = value.map(it -> " of " + it.toText()).orElse("");
        String here = allowed.isEmpty()
                ? "nothing that changes it, by the caller's policies"
                : allowed.stream().sorted().map(Action::word).collect(Collectors.joining(", "))
                        + ", by the caller's policies";
        return where + ": " + action.word() + what + " (expected: " + here + ")";
    }
}
