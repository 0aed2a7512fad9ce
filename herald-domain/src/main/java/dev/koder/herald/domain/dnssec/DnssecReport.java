package dev.koder.herald.domain.dnssec;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.pop.PopId;
import java.time.Instant;
import java.util.List;

/**
 * The DS records that match the keys with which one point of presence signs a zone.
 *
 * @param pop who signs
 * @param zone what is signed
 * @param records one for each key and digest; empty where the zone is not signed
 * @param reportedAt when the engine heard of it
 */
public record DnssecReport(PopId pop, DomainName zone, List<DsRecord> records, Instant reportedAt) {

    /** Keeps what was handed in from changing. */
    public DnssecReport {
        records = List.copyOf(records);
    }
}
