package dev.koder.herald.application.zone;

import dev.koder.herald.application.audit.Deed;
import dev.koder.herald.application.health.Obstacle;
import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.application.port.StoreUnavailableException;
import dev.koder.herald.application.zone.port.TenantSettingsStore;
import dev.koder.herald.application.zone.port.ZoneStore;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.zone.NameServerSetName;
import dev.koder.herald.domain.zone.NameServers;
import dev.koder.herald.domain.zone.TenantSettings;
import dev.koder.herald.domain.zone.Zone;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Shows and changes the sets of name servers that zones of the caller's tenant can follow. Safe for use by many threads.
 *
 * <p>A set that changes takes the zones along that follow it, one commit for each. Where one of them cannot follow, or the
 * store gives up half-way, the set stays as it was put, and the zones are told that are behind; putting the set again, or
 * applying it, goes to all of them anew.
 */
public final class KeepNameServerSets {

    /** So often a change is tried again while others change the same tenant's settings: each time one of them got on. */
    private static final int MOST_TRIES = 100;

    private final TenantSettingsStore settings;
    private final ZoneStore zones;
    private final NameServerSets sets;

    /** Keeps sets in this store; zones follow them by way of {@code sets}. */
    public KeepNameServerSets(TenantSettingsStore settings, ZoneStore zones, NameServerSets sets) {
        this.settings = settings;
        this.zones = zones;
        this.sets = sets;
    }

    /**
     * What became of a zone that follows a set.
     *
     * @param outcome empty where the store did not answer
     */
    public record Follower(DomainName zone, Optional<CommitOutcome> outcome) {

        /** Whether it has the name servers of the set now. */
        public boolean isInStep() {
            return outcome.filter(CommitOutcome::isAsWished).isPresent();
        }
    }

    /** What became of a wish to put a set. */
    public sealed interface PutOutcome {

        /**
         * It is as wished.
         *
         * @param isNew whether there was none of this name
         * @param followers the zones that follow it, by name
         */
        record Put(boolean isNew, List<Follower> followers) implements PutOutcome {

            /** Keeps what was handed in from changing. */
            public Put {
                followers = List.copyOf(followers);
            }
        }

        /** The precondition does not hold. */
        record PreconditionFailed() implements PutOutcome {}

        /** The tenant has {@link TenantSettings#MOST_SETS} already. */
        record TooMany() implements PutOutcome {}
    }

    /** What became of a wish to take a set away. */
    public sealed interface RemoveOutcome {

        /** It is gone. */
        record Removed() implements RemoveOutcome {}

        /** There is none of this name. */
        record NoSuchSet() implements RemoveOutcome {}

        /** The precondition does not hold. */
        record PreconditionFailed() implements RemoveOutcome {}

        /**
         * It stays, as it is needed.
         *
         * @param isDefault whether new zones follow it
         * @param zones how many zones follow it
         */
        record InUse(boolean isDefault, int zones) implements RemoveOutcome {}
    }

    /** All sets by name, the platform's among them. */
    public SortedMap<NameServerSetName, NameServers> all(Caller caller) {
        EffectiveDefaults defaults = sets.defaults(caller.tenant());
        SortedMap<NameServerSetName, NameServers> all =
                new TreeMap<>(defaults.tenant().sets());
        all.put(
                NameServerSetName.PLATFORM,
                defaults.set(NameServerSetName.PLATFORM).orElseThrow());
        return Collections.unmodifiableSortedMap(all);
    }

    /** One of them. */
    public Optional<NameServers> show(Caller caller, NameServerSetName set) {
        return sets.find(caller.tenant(), set);
    }

    /**
     * Puts a set of the tenant's in place, and its followers into step.
     *
     * @param set not {@link NameServerSetName#PLATFORM}
     * @param precondition of the set as it is stored
     */
    public PutOutcome put(
            Caller caller, NameServerSetName set, Predicate<Optional<NameServers>> precondition, NameServers servers) {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            TenantSettings stored = settings.find(caller.tenant());
            boolean isNew = stored.set(set).isEmpty();
            if (!precondition.test(stored.set(set))) {
                return new PutOutcome.PreconditionFailed();
            }
            if (isNew && stored.sets().size() == TenantSettings.MOST_SETS) {
                return new PutOutcome.TooMany();
            }
            Deed.say("servers", stored.set(set).map(KeepNameServerSets::words).orElse("") + "->" + words(servers));
            if (settings.replace(caller.tenant(), stored, stored.with(set, servers))) {
                return new PutOutcome.Put(isNew, bringIntoStep(caller, set));
            }
        }
        throw overtaken();
    }

    private static String words(NameServers servers) {
        return servers.servers().stream()
                .map(server -> server.name().toString())
                .collect(Collectors.joining(","));
    }

    /** Puts all followers of a set into step; empty where there is no such set. */
    public Optional<List<Follower>> apply(Caller caller, NameServerSetName set) {
        return show(caller, set).map(servers -> bringIntoStep(caller, set));
    }

    private List<Follower> bringIntoStep(Caller caller, NameServerSetName set) {
        List<Follower> followers = new ArrayList<>();
        for (DomainName zone : followers(caller, set)) {
            Follower follower = bringIntoStep(caller, zone, set);
            boolean isNoFollowerAnyMore = follower.outcome()
                    .filter(outcome -> outcome instanceof CommitOutcome.PreconditionFailed
                            || outcome instanceof CommitOutcome.NoSuchZone)
                    .isPresent();
            if (!isNoFollowerAnyMore) {
                followers.add(follower);
            }
        }
        return followers;
    }

    private Follower bringIntoStep(Caller caller, DomainName zone, NameServerSetName set) {
        try {
            return new Follower(zone, sets.bringIntoStep(caller, zone, set));
        } catch (StoreUnavailableException busy) {
            return new Follower(zone, Optional.empty());
        }
    }

    private List<DomainName> followers(Caller caller, NameServerSetName set) {
        List<DomainName> followers = new ArrayList<>();
        List<Zone> page = zones.list(caller.tenant(), Optional.empty(), ListZones.MAX_LIMIT);
        while (!page.isEmpty()) {
            page.stream()
                    .filter(zone -> zone.settings().follows(set))
                    .map(Zone::name)
                    .forEach(followers::add);
            page = zones.list(caller.tenant(), Optional.of(page.getLast().name()), ListZones.MAX_LIMIT);
        }
        return followers;
    }

    /**
     * Takes a set away that nothing needs.
     *
     * @param set not {@link NameServerSetName#PLATFORM}
     * @param precondition of the set as it is stored
     */
    public RemoveOutcome remove(Caller caller, NameServerSetName set, Predicate<Optional<NameServers>> precondition) {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            TenantSettings stored = settings.find(caller.tenant());
            if (!precondition.test(stored.set(set))) {
                return new RemoveOutcome.PreconditionFailed();
            }
            if (stored.set(set).isEmpty()) {
                return new RemoveOutcome.NoSuchSet();
            }
            boolean isDefault = stored.nameServerSet().filter(set::equals).isPresent();
            int followers = followers(caller, set).size();
            if (isDefault || followers > 0) {
                return new RemoveOutcome.InUse(isDefault, followers);
            }
            if (settings.replace(caller.tenant(), stored, stored.without(set))) {
                return new RemoveOutcome.Removed();
            }
        }
        throw overtaken();
    }

    private static StoreUnavailableException overtaken() {
        return new StoreUnavailableException(
                Obstacle.BUSY,
                "the tenant's settings were changed " + MOST_TRIES + " times while they were read (try again)");
    }
}
