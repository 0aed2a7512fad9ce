package dev.koder.herald.adapter.storage.memory;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dnssec.DnssecReport;
import dev.koder.herald.domain.pop.Pop;
import dev.koder.herald.domain.pop.PopId;
import dev.koder.herald.domain.pop.ZoneServing;
import dev.koder.herald.domain.tenant.Actor;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.zone.ChangeId;
import dev.koder.herald.domain.zone.ChangeNote;
import dev.koder.herald.domain.zone.MemoryContents;
import dev.koder.herald.domain.zone.TenantSettings;
import dev.koder.herald.domain.zone.VersionEntry;
import dev.koder.herald.domain.zone.Zone;
import dev.koder.herald.domain.zone.ZonePatch;
import dev.koder.herald.domain.zone.ZoneVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Everything that is kept. Its monitor guards all of it: whoever reads or writes holds it. */
final class Platform {

    final String epoch;
    final NavigableMap<DomainName, KeptZone> zones = new TreeMap<>();
    final NavigableMap<PopId, Pop> pops = new TreeMap<>();
    final Map<TenantId, TenantSettings> tenantSettings = new HashMap<>();
    private final Map<DomainName, NavigableMap<PopId, ZoneServing>> servings = new HashMap<>();
    private final Map<DomainName, NavigableMap<PopId, DnssecReport>> dnssecReports = new HashMap<>();
    private final Map<DomainName, List<KeptVersion>> versions = new HashMap<>();
    private long lastSequence;

    Platform(String epoch) {
        this.epoch = epoch;
    }

    /** The zone that is there for this tenant. */
    Optional<KeptZone> find(TenantId tenant, DomainName zone) {
        return find(zone).filter(kept -> kept.isOwnedBy(tenant));
    }

    /** The zone that is there for anybody. */
    Optional<KeptZone> find(DomainName zone) {
        return Optional.ofNullable(zones.get(zone)).filter(KeptZone::isLive);
    }

    /** Keeps a zone's first version as the latest change of all; whatever the name's past was is forgotten. */
    ZoneVersion keepFirst(Zone zone, MemoryContents contents, Actor actor, ChangeNote note) {
        versions(zone.name()).clear();
        return keep(zone, contents, actor, note, Optional.empty());
    }

    /** Keeps a version as the latest change of all. */
    ZoneVersion keep(Zone zone, MemoryContents contents, Actor actor, ChangeNote note, Optional<ZonePatch> patch) {
        zones.put(zone.name(), new KeptZone(zone, contents, Optional.empty(), ++lastSequence));
        ZoneVersion version = new ZoneVersion(zone, latestChange());
        versions(zone.name()).add(new KeptVersion(new VersionEntry(version, actor, note), patch));
        return version;
    }

    /** The versions of a zone, the earliest first. */
    List<KeptVersion> versions(DomainName zone) {
        return versions.computeIfAbsent(zone, name -> new ArrayList<>());
    }

    /** Keeps a zone's tombstone as the latest change of all. */
    ChangeId bury(KeptZone kept, Instant at) {
        DomainName name = kept.zone().name();
        zones.put(name, new KeptZone(kept.zone(), kept.contents(), Optional.of(at), ++lastSequence));
        servings.remove(name);
        dnssecReports.remove(name);
        return latestChange();
    }

    private ChangeId latestChange() {
        return new ChangeId(epoch + "-" + lastSequence);
    }

    long lastSequence() {
        return lastSequence;
    }

    /** How a zone stands at each point of presence. */
    NavigableMap<PopId, ZoneServing> servings(DomainName zone) {
        return servings.computeIfAbsent(zone, name -> new TreeMap<>());
    }

    /** What each point of presence told of a zone's keys. */
    NavigableMap<PopId, DnssecReport> dnssecReports(DomainName zone) {
        return dnssecReports.computeIfAbsent(zone, name -> new TreeMap<>());
    }
}
