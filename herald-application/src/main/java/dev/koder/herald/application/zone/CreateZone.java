package dev.koder.herald.application.zone;

import dev.koder.herald.application.claim.NameClaims;
import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.domain.claim.NameObstacle;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.record.RecordSet;
import dev.koder.herald.domain.zone.MemoryContents;
import dev.koder.herald.domain.zone.NameServerSetName;
import dev.koder.herald.domain.zone.NameServers;
import dev.koder.herald.domain.zone.Soa;
import dev.koder.herald.domain.zone.SoaSettings;
import dev.koder.herald.domain.zone.ZoneFindings;
import dev.koder.herald.domain.zone.ZoneSettings;
import java.util.Optional;

/**
 * Creates a zone for the caller's tenant. Safe for use by many threads.
 *
 * <p>The refusals are those of {@link CreateOutcome}.
 */
public final class CreateZone {

    private final NameServerSets sets;
    private final NameClaims names;
    private final ZoneCommits commits;

    /** Creates zones by way of these commits and gives them the tenant's defaults. */
    public CreateZone(NameServerSets sets, NameClaims names, ZoneCommits commits) {
        this.sets = sets;
        this.names = names;
        this.commits = commits;
    }

    /**
     * Creates a zone that holds its SOA and its name servers; empty where it should follow a set that the tenant does not have.
     *
     * @param soa what it says nothing of is the tenant's default
     */
    public Optional<CreateOutcome> create(Caller caller, DomainName zone, SoaSettings soa, NameServerChoice choice) {
        EffectiveDefaults defaults = sets.defaults(caller.tenant());
        return switch (choice) {
            case NameServerChoice.Usual usual -> following(caller, zone, soa, defaults, defaults.nameServerSet());
            case NameServerChoice.OfSet chosen -> following(caller, zone, soa, defaults, chosen.set());
            case NameServerChoice.Own own -> Optional.of(withOwn(caller, zone, soa, defaults, own.servers()));
        };
    }

    private Optional<CreateOutcome> following(
            Caller caller, DomainName zone, SoaSettings soa, EffectiveDefaults defaults, NameServerSetName set) {
        return defaults.set(set).map(servers -> {
            CreateOutcome outcome = create(caller, zone, soa, defaults, servers, Optional.of(set));
            return outcome instanceof CreateOutcome.Created created
                    ? new CreateOutcome.Created(
                            sets.settled(caller, set, servers, created.version()), created.warnings())
                    : outcome;
        });
    }

    private CreateOutcome withOwn(
            Caller caller, DomainName zone, SoaSettings soa, EffectiveDefaults defaults, NameServers servers) {
        ZoneFindings stray = servers.strayAddresses(zone);
        return stray.isEmpty()
                ? create(caller, zone, soa, defaults, servers, Optional.empty())
                : new CreateOutcome.Refused(stray);
    }

    private CreateOutcome create(
            Caller caller,
            DomainName zone,
            SoaSettings soa,
            EffectiveDefaults defaults,
            NameServers servers,
            Optional<NameServerSetName> set) {
        SoaSettings whole = soa.orElse(defaults.soaButMname()).orMname(servers.first());
        return created(
                caller,
                zone,
                whole.soa(),
                new ZoneSettings(whole.serialPolicy().orElseThrow(), set, false),
                Optional.empty(),
                MemoryContents.of(servers.recordSets(zone, whole.ttl().orElseThrow())));
    }

    /** Creates a zone with these contents and name servers of its own; the SOA is the tenant's default where there is none. */
    CreateOutcome create(Caller caller, DomainName zone, Optional<RecordSet> soa, MemoryContents contents) {
        EffectiveDefaults defaults = sets.defaults(caller.tenant());
        return created(
                caller,
                zone,
                soa.map(Soa::of).orElseGet(() -> defaults.soa().soa()),
                new ZoneSettings(defaults.soa().serialPolicy().orElseThrow(), Optional.empty(), false),
                soa.map(Soa::serialIn),
                contents);
    }

    private CreateOutcome created(
            Caller caller,
            DomainName zone,
            Soa soa,
            ZoneSettings settings,
            Optional<Serial> serial,
            MemoryContents contents) {
        Optional<NameObstacle> obstacle = names.obstacle(caller, zone);
        return obstacle.<CreateOutcome>map(CreateOutcome.NotAvailable::new)
                .orElseGet(() -> commits.create(caller, zone, soa, settings, serial, contents, names.proof()));
    }
}
