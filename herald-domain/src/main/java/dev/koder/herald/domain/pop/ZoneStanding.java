package dev.koder.herald.domain.pop;

import dev.koder.herald.domain.dns.Serial;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a zone at a point of presence.
 *
 * @param serving what was told last
 * @param loads since when it serves what it serves
 */
public record ZoneStanding(ZoneServing serving, ZoneLoads loads) {

    /**
     * What is known once this is told.
     *
     * @param before what was known
     * @param at when it is told: nothing that is told happens later
     */
    public static ZoneStanding after(Optional<ZoneStanding> before, ZoneServing told, Instant at) {
        ZoneServing serving = told.notAfter(at);
        ZoneLoads loads = before.map(ZoneStanding::loads).orElse(ZoneLoads.NONE);
        Optional<Serial> servedBefore = before.flatMap(known -> known.serving().serial());
        boolean isAnother = !servedBefore.equals(serving.serial());
        return new ZoneStanding(
                serving,
                isAnother
                        ? loads.and(new ZoneLoad(
                                serving.serial(), serving.loadedAt().orElse(at), at))
                        : loads);
    }
}
