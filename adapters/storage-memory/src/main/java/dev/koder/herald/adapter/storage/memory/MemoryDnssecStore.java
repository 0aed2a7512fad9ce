package dev.koder.herald.adapter.storage.memory;

import dev.koder.herald.application.dnssec.port.DnssecStore;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dnssec.DnssecReport;
import dev.koder.herald.domain.tenant.TenantId;
import java.util.List;

/** Reports on keys in maps. */
final class MemoryDnssecStore implements DnssecStore {

    private final Platform platform;

    MemoryDnssecStore(Platform platform) {
        this.platform = platform;
    }

    @Override
    public void accept(List<DnssecReport> reports) {
        synchronized (platform) {
            for (DnssecReport report : reports) {
                platform.find(report.zone())
                        .ifPresent(kept -> platform.dnssecReports(report.zone()).put(report.pop(), report));
            }
        }
    }

    @Override
    public List<DnssecReport> latest(TenantId tenant, DomainName zone) {
        synchronized (platform) {
            return platform.find(tenant, zone)
                    .map(kept -> List.copyOf(platform.dnssecReports(zone).values()))
                    .orElse(List.of());
        }
    }
}
