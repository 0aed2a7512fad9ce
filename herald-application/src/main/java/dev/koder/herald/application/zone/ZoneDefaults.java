package dev.koder.herald.application.zone;

import dev.koder.herald.domain.zone.NameServers;
import dev.koder.herald.domain.zone.SoaField;
import dev.koder.herald.domain.zone.SoaSettings;

/**
 * What the platform gives to a new zone where neither its maker nor its tenant says anything.
 *
 * @param nameServers its set of name servers
 * @param soa says everything but the primary name server, which is then the first of the zone's name servers
 */
public record ZoneDefaults(NameServers nameServers, SoaSettings soa) {

    /** Refuses defaults that leave something open. */
    public ZoneDefaults {
        for (SoaField field : SoaField.values()) {
            if (field != SoaField.MNAME && field.in(soa).isEmpty()) {
                throw new IllegalArgumentException(field.word() + ": nothing (expected: a default)");
            }
        }
    }
}
