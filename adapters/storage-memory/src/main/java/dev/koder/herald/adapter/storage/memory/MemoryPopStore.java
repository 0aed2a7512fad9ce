package dev.koder.herald.adapter.storage.memory;

import dev.koder.herald.application.pop.port.PopStore;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.pop.Pop;
import dev.koder.herald.domain.pop.PopId;
import dev.koder.herald.domain.pop.PopReport;
import dev.koder.herald.domain.pop.ZoneServing;
import dev.koder.herald.domain.pop.ZoneStanding;
import dev.koder.herald.domain.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Points of presence in maps. */
final class MemoryPopStore implements PopStore {

    private final Platform platform;

    MemoryPopStore(Platform platform) {
        this.platform = platform;
    }

    @Override
    public boolean record(PopReport report) {
        synchronized (platform) {
            PopId pop = report.pop().id();
            boolean wasKnown = platform.pops.put(pop, report.pop()) != null;
            for (ZoneServing serving : report.zones()) {
                if (platform.zones.containsKey(serving.zone())) {
                    platform.standings(serving.zone())
                            .compute(
                                    pop,
                                    (id, before) ->
                                            after(before, serving, report.pop().heardAt()));
                }
            }
            return wasKnown;
        }
    }

    private static @Nullable ZoneStanding after(@Nullable ZoneStanding before, ZoneServing told, Instant at) {
        return before == null && told.isGone() ? null : ZoneStanding.after(Optional.ofNullable(before), told, at);
    }

    @Override
    public boolean forget(PopId pop) {
        synchronized (platform) {
            if (platform.pops.remove(pop) == null) {
                return false;
            }
            platform.zones.keySet().forEach(zone -> {
                platform.standings(zone).remove(pop);
                platform.dnssecReports(zone).remove(pop);
            });
            platform.changed();
            return true;
        }
    }

    @Override
    public List<Pop> all() {
        synchronized (platform) {
            return List.copyOf(platform.pops.values());
        }
    }

    @Override
    public Map<PopId, ZoneStanding> standing(TenantId tenant, DomainName zone) {
        synchronized (platform) {
            return Optional.ofNullable(platform.zones.get(zone))
                    .filter(kept -> kept.isOwnedBy(tenant))
                    .map(kept -> Map.copyOf(platform.standings(zone)))
                    .orElse(Map.of());
        }
    }
}
