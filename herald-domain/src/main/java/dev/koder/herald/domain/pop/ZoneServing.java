package dev.koder.herald.domain.pop;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.Serial;
import java.time.Instant;
import java.util.Optional;

/**
 * How one zone stands at one point of presence.
 *
 * @param zone the apex
 * @param serial the engine's serial of the version that is served; empty before the first one is
 * @param servedSerial the serial the name server answers with, which the signer counts by itself
 * @param loadedAt when that version was seen to be served
 * @param error why a newer version is not served, in words
 */
public record ZoneServing(
        DomainName zone,
        Optional<Serial> serial,
        Optional<Serial> servedSerial,
        Optional<Instant> loadedAt,
        Optional<String> error) {

    /** Whether it says that the zone is not served, and that nothing keeps it from being so. */
    public boolean isGone() {
        return serial.isEmpty() && servedSerial.isEmpty() && error.isEmpty();
    }

    /** The same with a time that is not after the one at which it was told: clocks differ. */
    ZoneServing notAfter(Instant toldAt) {
        return new ZoneServing(
                zone, serial, servedSerial, loadedAt.map(time -> time.isAfter(toldAt) ? toldAt : time), error);
    }
}
