package dev.koder.herald.sync.zone;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.sync.zone.port.FeedEntry;
import dev.koder.herald.sync.zone.port.ZoneLoad;
import dev.koder.herald.sync.zone.port.ZoneReport;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Everything the agent knows of its zones, in memory: what the engine wants, what is on the disk, what the name server
 * says, what the engine was told. Lost with the process and rebuilt from the three. Safe for use by many threads.
 *
 * <p>A zone that is handed out ({@code take…}) belongs to whoever took it until it is given back ({@link #done}); what
 * the feed says meanwhile is taken down and counts afterwards.
 */
public final class ZoneBook {
    private static final Logger LOG = System.getLogger(ZoneBook.class.getName());

    private final InstantSource clock;
    private final Backoff backoff;
    private final Runnable onChange;
    private final Map<DomainName, ZoneState> zones = new HashMap<>();
    private final SequencedSet<DomainName> pending = new LinkedHashSet<>();
    private final SequencedSet<DomainName> unproved = new LinkedHashSet<>();
    private final Set<DomainName> working = new HashSet<>();
    private final News news = new News();

    /** @param onChange is called, often, when there may be something new to do; it must not block */
    public ZoneBook(InstantSource clock, Backoff backoff, Runnable onChange) {
        this.clock = clock;
        this.backoff = backoff;
        this.onChange = onChange;
    }

    /** Starts with what was found on the disk. */
    synchronized void found(Collection<ZoneState> states) {
        states.forEach(this::put);
    }

    /** Takes down what the feed says; a deleted zone that was never here is not worth a line. */
    void wish(Collection<FeedEntry> entries, boolean compare) {
        synchronized (this) {
            for (FeedEntry entry : entries) {
                if (entry.isLive() || zones.containsKey(entry.zone()) || working.contains(entry.zone())) {
                    put(get(entry.zone()).wished(entry, compare && entry.isLive(), clock.instant()));
                }
            }
        }
        onChange.run();
    }

    /** Marks the zones that a complete listing did not name, and only marks them. */
    void listed(Set<DomainName> listing) {
        Instant now = clock.instant();
        changeAll(state -> state.orphaned(listing.contains(state.zone()) ? null : now));
    }

    /** Has the engine told of each of these deleted zones that is not here: it may have learnt otherwise from an earlier run. */
    void tellGone(Collection<DomainName> deleted) {
        synchronized (this) {
            deleted.stream().filter(zone -> !zones.containsKey(zone)).forEach(news::gone);
        }
        onChange.run();
    }

    /** Hands out zones whose next step is due and concerns them alone. */
    synchronized List<ZoneState> take(int most) {
        return take(pending, state -> state.todo().isSingle(), most);
    }

    /** Hands out all zones that are due to join or leave the name server's configuration. */
    synchronized List<ZoneState> takeMembers() {
        return take(pending, state -> state.todo().isMembership(), Integer.MAX_VALUE);
    }

    /** Hands out zones that the name server has loaded but that were not seen over DNS like that. */
    synchronized List<ZoneState> takeUnproved(int most) {
        return take(unproved, ZoneState::needsProof, most);
    }

    /** Hands out the zone that follows {@code last} among those that are served; empty when there is none. */
    synchronized Optional<ZoneState> takeServedAfter(DomainName last) {
        Optional<ZoneState> next = zones.values().stream()
                .filter(state -> state.isServed() && !working.contains(state.zone()))
                .min(Comparator.<ZoneState, Boolean>comparing(
                                state -> state.zone().compareTo(last) <= 0)
                        .thenComparing(ZoneState::zone));
        next.ifPresent(state -> working.add(state.zone()));
        return next;
    }

    /** Those that are taken go to the end of the line: zones that change faster than they are served keep no other one waiting. */
    private List<ZoneState> take(SequencedSet<DomainName> from, Predicate<ZoneState> which, int most) {
        Instant now = clock.instant();
        List<ZoneState> taken = from.stream()
                .filter(zone -> !working.contains(zone))
                .map(this::get)
                .filter(state -> which.test(state) && isDue(state, now))
                .limit(most)
                .toList();
        taken.forEach(state -> {
            working.add(state.zone());
            from.addLast(state.zone());
        });
        return taken;
    }

    /** Whether zones that will want to join are being fetched, or could be. */
    synchronized boolean isFetchingNewZones() {
        Instant now = clock.instant();
        return pending.stream()
                .map(this::get)
                .anyMatch(state -> !state.isMember() && state.todo() == Todo.FETCH && isDue(state, now));
    }

    /** Whether some of these zones are wanted, and are not here yet. */
    synchronized boolean isFetchingAnyOf(Set<DomainName> some) {
        return pending.stream()
                .map(this::get)
                .anyMatch(state -> !state.isMember() && state.todo() == Todo.FETCH && some.contains(state.zone()));
    }

    private boolean isDue(ZoneState state, Instant now) {
        return !state.dueAt().isAfter(now) || backoff.isBeyond(Duration.between(now, state.dueAt()));
    }

    /** How long until the next step of this kind is due; empty while none waits for its time. */
    synchronized Optional<Duration> untilNext(Predicate<Todo> kind) {
        Instant now = clock.instant();
        return pending.stream()
                .filter(zone -> !working.contains(zone))
                .map(this::get)
                .filter(state -> kind.test(state.todo()))
                .map(state -> isDue(state, now) ? Duration.ZERO : Duration.between(now, state.dueAt()))
                .min(Duration::compareTo);
    }

    /** Gives a zone back, with what became of it. {@code before} is what was handed out. */
    void done(ZoneState before, Outcome outcome) {
        synchronized (this) {
            ZoneState now = get(before.zone());
            boolean isSameWish = Objects.equals(before.wish(), now.wish());
            working.remove(before.zone());
            put(after(now, outcome, isSameWish));
        }
        onChange.run();
    }

    /** Gives back those of the zones that are still out. */
    void giveBack(Collection<ZoneState> taken, Outcome outcome) {
        for (ZoneState state : taken) {
            boolean isOut;
            synchronized (this) {
                isOut = working.contains(state.zone());
            }
            if (isOut) {
                done(state, outcome);
            }
        }
    }

    private ZoneState after(ZoneState now, Outcome outcome, boolean isSameWish) {
        return switch (outcome) {
            case Outcome.Served served -> served(now, served, isSameWish);
            case Outcome.Placed(EndMark mark) -> granted(now.holding(new Held(mark, true)), mark, isSameWish);
            case Outcome.Current() -> current(now, isSameWish);
            case Outcome.Joined() -> now.loaded(new ZoneLoad.Loading()).well(clock.instant());
            case Outcome.Left() -> now.well(clock.instant());
            case Outcome.Kept(String why) -> failed(now, why);
            case Outcome.Unproven(EndMark mark, String why) -> failed(now.holding(new Held(mark, false)), why);
            case Outcome.FellBack(Held held, String why) -> failed(now.holding(held), why);
            case Outcome.Gone() -> now.holding(null);
        };
    }

    /** What keeps a newer version away stays in the way, but not what kept this one on trial. */
    private ZoneState served(ZoneState now, Outcome.Served served, boolean isSameWish) {
        boolean wasOnTrial = now.held() != null && !now.held().isConfirmed();
        ZoneState next = proved(now.holding(new Held(served.mark(), true)), served);
        if (served.isNewest()) {
            return granted(next, served.mark(), isSameWish);
        }
        return wasOnTrial || next.todo() == Todo.NOTHING ? next.well(clock.instant()) : next;
    }

    private ZoneState proved(ZoneState now, Outcome.Served served) {
        Serial applied = served.mark().serial();
        Outcome.Seen seen = served.seen();
        Proof last = now.proof();
        if (last != null && last.applied().equals(applied)) {
            return now.proved(new Proof(applied, seen.serial(), last.at(), seen.ds()));
        }
        LOG.log(
                Level.INFO,
                Event.of("zone served")
                        .with("zone", now.zone())
                        .with("serial", applied)
                        .with("answered", seen.serial()));
        return now.proved(new Proof(applied, seen.serial(), clock.instant(), seen.ds()));
    }

    private ZoneState current(ZoneState now, boolean isSameWish) {
        Held held = now.held();
        return held == null
                ? failed(now, "the engine says unchanged, and there is no file")
                : granted(now, held.mark(), isSameWish);
    }

    private ZoneState granted(ZoneState now, EndMark mark, boolean isSameWish) {
        return (isSameWish ? now.granted(mark.serial()) : now).well(clock.instant());
    }

    private ZoneState failed(ZoneState now, String why) {
        int attempts = now.attempts() + 1;
        Instant at = clock.instant();
        return now.troubled(why, at, attempts, at.plus(backoff.after(attempts)));
    }

    /** Takes down which zones the list in use names. */
    void membersAre(Set<DomainName> members) {
        synchronized (this) {
            changeAll(state -> state.member(members.contains(state.zone())));
            members.stream()
                    .filter(zone -> !zones.containsKey(zone))
                    .forEach(zone -> put(ZoneState.found(zone, null, true)));
        }
        onChange.run();
    }

    /** The zones that the list in use names. */
    synchronized Set<DomainName> members() {
        Set<DomainName> members = new HashSet<>();
        zones.values().stream().filter(ZoneState::isMember).forEach(state -> members.add(state.zone()));
        return members;
    }

    /** Takes down what the name server says of its zones. Those at work are skipped: there, it is old news. */
    void observed(Map<DomainName, ZoneLoad> loads) {
        changeAll(state -> state.isMember() && !working.contains(state.zone())
                ? state.loaded(loads.getOrDefault(state.zone(), new ZoneLoad.NotConfigured()))
                : state);
        onChange.run();
    }

    /** Whether the name server is still loading some zone. */
    synchronized boolean isLoading() {
        return zones.values().stream().anyMatch(state -> state.isMember() && state.load() instanceof ZoneLoad.Loading);
    }

    /** The name server has gone: nobody knows how the zones stand. */
    void silenced() {
        changeAll(state -> state.loaded(null));
        onChange.run();
    }

    /** Lets everything that waits after a failure be tried at once. */
    void retryAll() {
        Instant now = clock.instant();
        changeAll(state -> state.dueAt().isAfter(now) ? state.dueAt(now) : state);
        onChange.run();
    }

    private synchronized void changeAll(UnaryOperator<ZoneState> change) {
        for (ZoneState state : List.copyOf(zones.values())) {
            ZoneState changed = change.apply(state);
            if (!changed.equals(state)) {
                put(changed);
            }
        }
    }

    /** What the engine was not told yet, oldest news first. */
    synchronized List<ZoneReport> untold(int most) {
        return news.oldest(most);
    }

    /** The engine has these. */
    synchronized void told(Collection<ZoneReport> reports) {
        news.told(reports);
    }

    /** The engine may have forgotten what it was told. */
    void tellAll() {
        synchronized (this) {
            news.forgotten();
        }
        onChange.run();
    }

    /** All zones at this moment, in canonical order of their names. */
    synchronized List<ZoneState> all() {
        return zones.values().stream()
                .sorted((a, b) -> a.zone().compareTo(b.zone()))
                .toList();
    }

    /** One zone at this moment. */
    synchronized ZoneState get(DomainName zone) {
        ZoneState state = zones.get(zone);
        return state == null ? ZoneState.unknown(zone) : state;
    }

    private void put(ZoneState state) {
        DomainName zone = state.zone();
        @Nullable Wish wish = state.wish();
        boolean isWanted = wish != null && wish.isLive();
        boolean isForgotten = !isWanted && state.isAbsent() && !working.contains(zone);
        if (isForgotten) {
            zones.remove(zone);
        } else {
            zones.put(zone, state);
        }
        mark(pending, zone, !isForgotten && state.todo() != Todo.NOTHING);
        mark(unproved, zone, !isForgotten && state.needsProof());
        if (isWanted) {
            news.note(zone, state.isWorthTelling() ? state.report() : null);
        } else if (isForgotten && wish != null) {
            news.gone(zone);
        } else {
            news.hold(zone);
        }
    }

    private static void mark(Set<DomainName> set, DomainName zone, boolean isIn) {
        if (isIn) {
            set.add(zone);
        } else {
            set.remove(zone);
        }
    }
}
