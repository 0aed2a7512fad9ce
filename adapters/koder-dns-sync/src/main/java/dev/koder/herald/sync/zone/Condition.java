package dev.koder.herald.sync.zone;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.sync.zone.port.Sha256;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How this point of presence stands at one moment.
 *
 * @param at the moment
 * @param startedAt when the agent started
 * @param zones the zones that are served, in canonical order
 * @param members how many zones the name server's configuration names
 * @param pending how many zones are not as the engine wants them
 * @param lag how long the oldest of those has been waiting
 * @param syncedAt when the feed was last read to its end; empty before the first time
 * @param troubles what is wrong with the parts the agent depends on
 * @param zoneProblems what is wrong with single zones
 * @param orphans zones that a complete listing of the engine left out, and since when; they are kept
 */
public record Condition(
        Instant at,
        Instant startedAt,
        List<ServedZone> zones,
        int members,
        int pending,
        Duration lag,
        Optional<Instant> syncedAt,
        Map<Part, Problem> troubles,
        Map<DomainName, Problem> zoneProblems,
        Map<DomainName, Instant> orphans) {

    /** One zone that was seen to be served: the engine's serial and the name server's own. */
    public record ServedZone(DomainName zone, Serial serial, Serial answered) {}

    /**
     * Whether clients get answers: the name server answers, has at least one zone if it should have any, and there ever
     * was something to serve.
     */
    public boolean isServing() {
        boolean wasEverSynced = syncedAt.isPresent() || members > 0;
        boolean isAnyServed = members == 0 || !zones.isEmpty();
        return wasEverSynced && isAnyServed && !troubles.containsKey(Part.KNOT_DNS);
    }

    /** Whether nothing at all is amiss. */
    public boolean isWell() {
        return isServing() && troubles.isEmpty() && zoneProblems.isEmpty() && orphans.isEmpty();
    }

    /** SHA-256 over one line {@code NAME SERIAL} per served zone: equal digests mean equal versions everywhere. */
    public Sha256 digest() {
        var digest = Delegation.sha256();
        for (ServedZone zone : zones) {
            String line = zone.zone().lowerCase() + " " + zone.serial() + "\n";
            digest.update(line.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        }
        return Sha256.of(digest.digest());
    }
}
