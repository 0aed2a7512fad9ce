package dev.koder.herald.sync.zone;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.sync.zone.port.MemberList;
import dev.koder.herald.sync.zone.port.NameServer;
import dev.koder.herald.sync.zone.port.Pause;
import dev.koder.herald.sync.zone.port.Reply;
import dev.koder.herald.sync.zone.port.ZoneLoad;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Brings zones into the name server's configuration and takes deleted ones out of it: many at a time, as each change has
 * the whole configuration read anew.
 *
 * <p>A list that the name server refuses is put back. When it then accepts the one before, the change is to blame and is
 * tried in halves, so that one zone nobody can serve does not keep the others out. For one thread at a time.
 */
final class ChangeMembers {
    private static final Logger LOG = System.getLogger(ChangeMembers.class.getName());

    /** How often, and how far apart, new zones are looked at before they are left to {@link WatchNameServer}. */
    private static final int LOOKS = 40;

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);
    private static final Duration LONGEST_GATHERING = Duration.ofSeconds(1);
    private static final Duration BETWEEN_RECOVERIES = Duration.ofSeconds(10);
    private static final Duration LONGEST_RESCUE = Duration.ofSeconds(60);
    private static final Duration WHILE_AWAY = Duration.ofSeconds(1);

    private final MemberList list;
    private final NameServer nameServer;
    private final LoadZone loader;
    private final ZoneBook book;
    private final Troubles troubles;
    private final Pause pause;
    private final InstantSource clock;
    private @Nullable Instant waitingSince;
    private Instant nextRecoveryAt = Instant.MIN;

    ChangeMembers(
            MemberList list,
            NameServer nameServer,
            LoadZone loader,
            ZoneBook book,
            Troubles troubles,
            Pause pause,
            InstantSource clock) {
        this.list = list;
        this.nameServer = nameServer;
        this.loader = loader;
        this.book = book;
        this.troubles = troubles;
        this.pause = pause;
        this.clock = clock;
    }

    /** Does what is due; returns how long to wait before the next step. */
    Duration step() throws InterruptedException {
        if (troubles.isNameServerAway()) {
            return WHILE_AWAY;
        }
        try {
            recover();
        } catch (IOException e) {
            troubles.raise(Part.DISK, "list of zones: " + e);
            return WHILE_AWAY;
        }
        Duration untilNext = book.untilNext(Todo::isMembership).orElse(WHILE_AWAY);
        if (untilNext.isPositive()) {
            waitingSince = null;
            return untilNext;
        }
        Set<DomainName> before = configured();
        if (isWaitingForMore(before)) {
            return BETWEEN_LOOKS;
        }
        waitingSince = null;
        change(book.takeMembers(), before);
        return book.untilNext(Todo::isMembership).orElse(WHILE_AWAY);
    }

    /** What the name server serves at the moment, the operator's own zones with the agent's. */
    private Set<DomainName> configured() {
        return nameServer.zones() instanceof Reply.Given<Map<DomainName, ZoneLoad>>(var zones)
                ? zones.keySet()
                : Set.of();
    }

    /**
     * New zones that are about to arrive are waited for, so that they join together; not for long. Longer, when the name
     * server serves some of them: the folder was lost, and a list without them would take them off the air.
     */
    private boolean isWaitingForMore(Set<DomainName> configured) {
        if (waitingSince == null) {
            waitingSince = clock.instant();
        }
        Duration waited = Duration.between(waitingSince, clock.instant());
        boolean isGathering = book.isFetchingNewZones() && waited.compareTo(LONGEST_GATHERING) < 0;
        return isGathering || (book.isFetchingAnyOf(configured) && waited.compareTo(LONGEST_RESCUE) < 0);
    }

    /** Decides on a list left unconfirmed, and brings one with other settings up to date. */
    private void recover() throws IOException {
        if (clock.instant().isBefore(nextRecoveryAt)) {
            return;
        }
        if (!list.isUnconfirmed() && !list.isCurrent()) {
            LOG.log(
                    Level.WARNING,
                    Event.of("settings of all zones change")
                            .with("zones", book.members().size()));
            list.replace(book.members());
        }
        if (!list.isUnconfirmed()) {
            return;
        }
        switch (nameServer.reconfigure()) {
            case Reply.Given<Reply.Done> ignored -> {
                book.membersAre(list.read().orElseGet(book::members));
                loadAll();
                list.confirm();
            }
            case Reply.Late<Reply.Done>(String why) -> troubles.raise(Part.KNOT_CONTROL, why);
            case Reply<Reply.Done> none -> {
                nextRecoveryAt = clock.instant().plus(BETWEEN_RECOVERIES);
                putBack(none.reason());
                book.membersAre(list.read().orElseGet(book::members));
            }
        }
    }

    /** Zones that were there before take on other settings only when they are loaded. */
    private void loadAll() {
        for (DomainName zone : book.members()) {
            Reply<Reply.Done> reply = nameServer.load(zone);
            if (!(reply instanceof Reply.Given<Reply.Done>)) {
                LOG.log(
                        Level.WARNING,
                        Event.of("zone not loaded anew").with("zone", zone).with("why", reply.reason()));
            }
        }
    }

    private void change(List<ZoneState> zones, Set<DomainName> before) throws InterruptedException {
        try {
            tryAll(zones, before);
        } catch (IOException e) {
            book.giveBack(zones, new Outcome.Kept("disk: " + e));
        } finally {
            book.giveBack(zones, new Outcome.Kept("the list of zones could not be changed"));
        }
    }

    private void tryAll(List<ZoneState> zones, Set<DomainName> before) throws IOException, InterruptedException {
        if (zones.isEmpty()) {
            return;
        }
        list.replace(after(zones));
        switch (nameServer.reconfigure()) {
            case Reply.Given<Reply.Done> ignored -> changed(zones, before);
            case Reply.Refused<Reply.Done>(String why) -> refused(zones, before, why);
            case Reply<Reply.Done> none -> unanswered(zones, none);
        }
    }

    private Set<DomainName> after(List<ZoneState> zones) {
        Set<DomainName> members = book.members();
        for (ZoneState state : zones) {
            if (state.todo() == Todo.JOIN) {
                members.add(state.zone());
            } else {
                members.remove(state.zone());
            }
        }
        return members;
    }

    private void refused(List<ZoneState> zones, Set<DomainName> before, String why)
            throws IOException, InterruptedException {
        boolean isOurFault = putBack(why);
        List<ZoneState> rest = isOurFault ? withoutForeign(zones) : zones;
        if (rest.size() < zones.size()) {
            tryAll(rest, before);
        } else if (!isOurFault || rest.size() == 1) {
            book.giveBack(rest, new Outcome.Kept("Knot refused its configuration: " + why));
        } else {
            int half = rest.size() / 2;
            tryAll(rest.subList(0, half), before);
            tryAll(rest.subList(half, rest.size()), before);
        }
    }

    /** Whom the name server has even with the list put back is the operator's own, and a second section is refused. */
    private List<ZoneState> withoutForeign(List<ZoneState> zones) {
        Set<DomainName> configured = configured();
        return zones.stream().filter(state -> !isForeign(state, configured)).toList();
    }

    private boolean isForeign(ZoneState state, Set<DomainName> configured) {
        boolean isForeign = state.todo() == Todo.JOIN && !state.isMember() && configured.contains(state.zone());
        if (isForeign) {
            book.done(state, new Outcome.Kept("Knot has the zone already, from outside the agent's list"));
        }
        return isForeign;
    }

    /** Answers whether the name server takes the list before, which leaves the newer one to blame. */
    private boolean putBack(String why) throws IOException {
        list.restore();
        Reply<Reply.Done> again = nameServer.reconfigure();
        boolean isOurFault = again instanceof Reply.Given<Reply.Done>;
        LOG.log(
                Level.WARNING,
                Event.of("list of zones put back").with("why", why).with("then", again.outcome()));
        if (!isOurFault) {
            troubles.raise(Part.KNOT_CONFIGURATION, "Knot refuses its configuration, also without new zones: " + why);
        }
        return isOurFault;
    }

    /**
     * A name server that is gone may have gone because of the list, so it must find the one before. One that is only slow
     * may be reading the new one: that stays, unconfirmed.
     */
    private void unanswered(List<ZoneState> zones, Reply<Reply.Done> reply) throws IOException {
        if (reply instanceof Reply.Silent<Reply.Done>) {
            list.restore();
        }
        troubles.raise(Part.KNOT_CONTROL, reply.reason());
        book.giveBack(zones, new Outcome.Kept(reply.reason()));
    }

    private void changed(List<ZoneState> zones, Set<DomainName> before) throws IOException, InterruptedException {
        list.confirm();
        troubles.clear(Part.KNOT_CONFIGURATION);
        book.membersAre(after(zones));
        List<ZoneState> left =
                zones.stream().filter(state -> state.todo() == Todo.LEAVE).toList();
        List<ZoneState> joined =
                zones.stream().filter(state -> state.todo() == Todo.JOIN).toList();
        LOG.log(
                Level.INFO,
                Event.of("list of zones changed").with("joined", joined.size()).with("left", left.size()));
        left.forEach(state -> book.done(state, new Outcome.Left()));
        prove(joined, before);
    }

    private void prove(List<ZoneState> joined, Set<DomainName> before) throws IOException, InterruptedException {
        Map<DomainName, ZoneLoad> loads = Map.of();
        for (int i = 0; i < LOOKS && !isAllDecided(joined, loads); i++) {
            if (i > 0) {
                pause.pause(BETWEEN_LOOKS);
            }
            loads = nameServer.zones() instanceof Reply.Given<Map<DomainName, ZoneLoad>>(var now)
                    ? now
                    : new HashMap<>();
        }
        for (ZoneState state : joined) {
            ZoneLoad load = loads.getOrDefault(state.zone(), new ZoneLoad.NotConfigured());
            book.done(state, outcome(state, load, before.contains(state.zone())));
        }
    }

    private static boolean isAllDecided(List<ZoneState> joined, Map<DomainName, ZoneLoad> loads) {
        return joined.stream().map(state -> loads.get(state.zone())).allMatch(ZoneLoad.Serving.class::isInstance);
    }

    /** A zone that was there before may still be served from what it was then. */
    private Outcome outcome(ZoneState state, ZoneLoad load, boolean wasThere) throws IOException, InterruptedException {
        Held held = state.held();
        if (load instanceof ZoneLoad.NotConfigured) {
            return new Outcome.Kept("Knot does not know the zone: its configuration does not include the agent's list");
        }
        if (held == null || !(load instanceof ZoneLoad.Serving)) {
            return new Outcome.Joined();
        }
        return wasThere
                ? loader.load(state.zone(), held.mark(), false)
                : loader.prove(state.zone(), held.mark(), false);
    }
}
