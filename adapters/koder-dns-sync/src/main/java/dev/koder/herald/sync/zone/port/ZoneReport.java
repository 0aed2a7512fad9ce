package dev.koder.herald.sync.zone.port;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.Serial;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one zone stands at this point of presence.
 *
 * @param zone the apex
 * @param serial the engine's serial of the version that was seen to be served; null before the first one
 * @param servedSerial the serial the name server answers with; null while it does not answer for the zone
 * @param loadedAt when that version was seen to be served; null before the first one
 * @param error why a newer version is not served; null when all is well
 * @param ds the DS records the parent zone should hold: key tag, algorithm, digest type, digest
 */
public record ZoneReport(
        DomainName zone,
        @Nullable Serial serial,
        @Nullable Serial servedSerial,
        @Nullable Instant loadedAt,
        @Nullable String error,
        List<String> ds) {
    public ZoneReport {
        ds = List.copyOf(ds);
    }

    /** That the zone is served no more. */
    public static ZoneReport gone(DomainName zone) {
        return new ZoneReport(zone, null, null, null, null, List.of());
    }

    /** Whether it says that the zone is served no more. */
    public boolean isGone() {
        return equals(gone(zone));
    }
}
