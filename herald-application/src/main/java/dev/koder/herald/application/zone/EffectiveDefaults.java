package dev.koder.herald.application.zone;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.zone.NameServerSetName;
import dev.koder.herald.domain.zone.NameServers;
import dev.koder.herald.domain.zone.RuleReport;
import dev.koder.herald.domain.zone.SoaField;
import dev.koder.herald.domain.zone.SoaRules;
import dev.koder.herald.domain.zone.SoaSettings;
import dev.koder.herald.domain.zone.TenantSettings;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What a new zone of a tenant gets: the tenant's defaults, and the platform's where the tenant has none. Immutable. */
public final class EffectiveDefaults {

    private final TenantSettings tenant;
    private final ZoneDefaults platform;

    EffectiveDefaults(TenantSettings tenant, ZoneDefaults platform) {
        this.tenant = tenant;
        this.platform = platform;
    }

    /** What the tenant itself has settled. */
    public TenantSettings tenant() {
        return tenant;
    }

    /** The set of name servers that a new zone follows. */
    public NameServerSetName nameServerSet() {
        return tenant.nameServerSet().orElse(NameServerSetName.PLATFORM);
    }

    /** The name servers of that set. */
    public NameServers nameServers() {
        return set(nameServerSet()).orElseThrow();
    }

    /** A set that zones of the tenant can follow. */
    Optional<NameServers> set(NameServerSetName name) {
        return name.equals(NameServerSetName.PLATFORM) ? Optional.of(platform.nameServers()) : tenant.set(name);
    }

    /** Everything of the SOA but perhaps the primary name server. */
    SoaSettings soaButMname() {
        return tenant.soa().orElse(platform.soa());
    }

    /** The whole SOA of a new zone that follows the set. */
    public SoaSettings soa() {
        return soaButMname().orMname(nameServers().first());
    }

    /** What is to be said of that SOA; the root stands for the zone. */
    public RuleReport check() {
        return SoaRules.check(DomainName.ROOT, soa().soa());
    }

    /** Whose each part of it is. */
    public Map<SoaField, Origin> soaOrigins() {
        Map<SoaField, Origin> origins = new EnumMap<>(SoaField.class);
        for (SoaField field : SoaField.values()) {
            origins.put(field, field.in(tenant.soa()).isPresent() ? Origin.TENANT : ofPlatform(field));
        }
        return Collections.unmodifiableMap(origins);
    }

    private Origin ofPlatform(SoaField field) {
        return field == SoaField.MNAME ? Origin.of(Optional.of(nameServerSet())) : Origin.PLATFORM;
    }

    /** Which of the defaults each part of a zone's SOA is equal to. */
    Map<SoaField, Origin> soaOrigins(SoaSettings zone) {
        Map<SoaField, Origin> origins = new EnumMap<>(soaOrigins());
        origins.replaceAll((field, origin) -> field.in(zone).equals(field.in(soa())) ? origin : Origin.ZONE);
        return Collections.unmodifiableMap(origins);
    }
}
