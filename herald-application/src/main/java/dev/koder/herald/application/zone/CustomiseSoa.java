package dev.koder.herald.application.zone;

import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.application.zone.port.ZoneStore;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.zone.NameServerSetName;
import dev.koder.herald.domain.zone.NameServers;
import dev.koder.herald.domain.zone.Precondition;
import dev.koder.herald.domain.zone.SoaField;
import dev.koder.herald.domain.zone.SoaSettings;
import dev.koder.herald.domain.zone.Zone;
import dev.koder.herald.domain.zone.ZoneChange;
import java.util.Map;
import java.util.Optional;

/** Shows and changes a zone's start of authority, and how its serials go on. Safe for use by many threads. */
public final class CustomiseSoa {

    private final ZoneStore zones;
    private final NameServerSets sets;
    private final ZoneCommits commits;

    /** Changes zones of this store by way of these commits. */
    public CustomiseSoa(ZoneStore zones, NameServerSets sets, ZoneCommits commits) {
        this.zones = zones;
        this.sets = sets;
        this.commits = commits;
    }

    /**
     * A zone, and which of the defaults each part of its SOA is equal to.
     *
     * @param origins for every field
     */
    public record Shown(Zone zone, Map<SoaField, Origin> origins) {

        /** Keeps what was handed in from changing. */
        public Shown {
            origins = Map.copyOf(origins);
        }
    }

    /** A zone's SOA; empty where the caller has no such zone. */
    public Optional<Shown> show(Caller caller, DomainName zone) {
        return zones.find(caller.tenant(), zone).map(found -> show(caller, found));
    }

    /** What is to be shown of a version. */
    public Shown show(Caller caller, Zone zone) {
        return new Shown(zone, sets.defaults(caller.tenant()).soaOrigins(SoaSettings.of(zone)));
    }

    /**
     * Puts another SOA in place.
     *
     * @param wish what it says nothing of becomes the tenant's default; a primary name server that nobody names is the
     *     first of the set that the zone follows, or stays
     */
    public CommitOutcome customise(Caller caller, DomainName zone, Precondition precondition, SoaSettings wish) {
        Optional<Zone> stored = zones.find(caller.tenant(), zone);
        if (stored.isEmpty()) {
            return new CommitOutcome.NoSuchZone();
        }
        EffectiveDefaults defaults = sets.defaults(caller.tenant());
        Zone seen = stored.get();
        Optional<NameServerSetName> followed = seen.settings().nameServerSet();
        Optional<DomainName> ofSet = followed.flatMap(defaults::set).map(NameServers::first);
        SoaSettings whole = wish.orElse(defaults.soaButMname())
                .orMname(ofSet.orElse(seen.soa().mname()));
        return commits.commit(
                caller,
                zone,
                precondition,
                new ZoneChange.ReplaceSoa(
                        whole.soa(),
                        primary(wish, followed.filter(set -> ofSet.isPresent())),
                        whole.serialPolicy().orElseThrow()));
    }

    private static ZoneChange.Primary primary(SoaSettings wish, Optional<NameServerSetName> followed) {
        return wish.mname().isPresent()
                ? new ZoneChange.Primary.Named()
                : followed.<ZoneChange.Primary>map(ZoneChange.Primary.OfSet::new)
                        .orElseGet(ZoneChange.Primary.Kept::new);
    }
}
