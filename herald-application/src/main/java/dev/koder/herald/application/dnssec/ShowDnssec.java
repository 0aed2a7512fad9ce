package dev.koder.herald.application.dnssec;

import dev.koder.herald.application.dnssec.port.DnssecStore;
import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.application.zone.port.ZoneStore;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dnssec.DnssecReport;
import java.util.List;
import java.util.Optional;

/** Shows with which keys a zone of the caller's tenant is signed. Safe for use by many threads. */
public final class ShowDnssec {

    private final ZoneStore zones;
    private final DnssecStore dnssec;

    /** Shows what these stores hold. */
    public ShowDnssec(ZoneStore zones, DnssecStore dnssec) {
        this.zones = zones;
        this.dnssec = dnssec;
    }

    /**
     * The latest report of each point of presence; no reports where none has signed it yet. Empty where the caller has
     * no such zone.
     */
    public Optional<List<DnssecReport>> show(Caller caller, DomainName zone) {
        return zones.find(caller.tenant(), zone).map(found -> dnssec.latest(caller.tenant(), zone));
    }
}
