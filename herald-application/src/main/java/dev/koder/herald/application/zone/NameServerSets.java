package dev.koder.herald.application.zone;

import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.application.zone.port.TenantSettingsStore;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.Ttl;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.zone.NameServerSetName;
import dev.koder.herald.domain.zone.NameServers;
import dev.koder.herald.domain.zone.Precondition;
import dev.koder.herald.domain.zone.ZoneChange;
import dev.koder.herald.domain.zone.ZoneVersion;
import java.util.Optional;

/**
 * Sets of name servers, and how a zone is made to follow one. Safe for use by many threads.
 *
 * <p>Sets and zones are stored apart. So whoever writes a set's name servers into a zone looks at the set once more
 * afterwards, and does it again where the set has changed meanwhile; and whoever changes a set first stores it, then goes to
 * the zones that follow it. Whichever of two comes last finds what the other has done.
 */
public final class NameServerSets {

    private final TenantSettingsStore settings;
    private final ZoneDefaults platform;
    private final ZoneCommits commits;

    /** The sets of tenants in this store and the platform's; zones follow them by way of these commits. */
    public NameServerSets(TenantSettingsStore settings, ZoneDefaults platform, ZoneCommits commits) {
        this.settings = settings;
        this.platform = platform;
        this.commits = commits;
    }

    EffectiveDefaults defaults(TenantId tenant) {
        return new EffectiveDefaults(settings.find(tenant), platform);
    }

    Optional<NameServers> find(TenantId tenant, NameServerSetName set) {
        return defaults(tenant).set(set);
    }

    /** Makes a zone follow a set; empty where there is no such set. */
    Optional<CommitOutcome> follow(
            Caller caller, DomainName zone, Precondition precondition, NameServerSetName set, Optional<Ttl> ttl) {
        return find(caller.tenant(), set).map(servers -> {
            ZoneChange change = new ZoneChange.ReplaceNameServers(servers, Optional.of(set), ttl);
            CommitOutcome outcome = commits.commit(caller, zone, precondition, change);
            return outcome instanceof CommitOutcome.Done done
                    ? new CommitOutcome.Done(settled(caller, set, servers, done.version()), done.warnings())
                    : outcome;
        });
    }

    /** Gives a zone that still follows this set the set's name servers; empty where there is no such set any more. */
    Optional<CommitOutcome> bringIntoStep(Caller caller, DomainName zone, NameServerSetName set) {
        return follow(caller, zone, new Precondition.NameServersFollow(set), set, Optional.empty());
    }

    /**
     * Looks whether a set is still as it was written into a zone, and writes it again where it is not.
     *
     * @return the zone's latest version that this knows of
     */
    ZoneVersion settled(Caller caller, NameServerSetName set, NameServers written, ZoneVersion version) {
        if (set.equals(NameServerSetName.PLATFORM)) {
            return version; // the platform's stays as it is while the engine runs
        }
        Optional<NameServers> now = find(caller.tenant(), set);
        if (now.equals(Optional.of(written))) {
            return version;
        }
        DomainName zone = version.zone().name();
        Caller afterwards = caller.withoutKey();
        Optional<CommitOutcome> again = now.isPresent()
                ? bringIntoStep(afterwards, zone, set)
                : Optional.of(letGo(afterwards, zone, set, written));
        return again.filter(CommitOutcome.Done.class::isInstance)
                .map(CommitOutcome.Done.class::cast)
                .map(CommitOutcome.Done::version)
                .orElse(version);
    }

    /** Makes the name servers of a set that is gone the zone's own. */
    private CommitOutcome letGo(Caller caller, DomainName zone, NameServerSetName set, NameServers written) {
        NameServers own = NameServers.of(written.names());
        return commits.commit(
                caller,
                zone,
                new Precondition.NameServersFollow(set),
                new ZoneChange.ReplaceNameServers(own, Optional.empty(), Optional.empty()));
    }
}
