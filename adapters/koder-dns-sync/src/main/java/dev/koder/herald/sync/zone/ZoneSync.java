package dev.koder.herald.sync.zone;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.sync.zone.port.ZoneLoad;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Keeps the zones of this point of presence as the engine wants them, from {@link #start} to {@link #close}. */
public final class ZoneSync implements AutoCloseable {
    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration LAST_ENGINE_RETRY = Duration.ofSeconds(10);
    private static final Duration LAST_ZONE_RETRY = Duration.ofMinutes(5);

    private final Surroundings around;
    private final Instant startedAt;
    private final Troubles troubles;
    private final ZoneBook book;
    private final Stock stock;
    private final FollowFeed feed;
    private final List<Loop> loops;
    private final List<Loop> woken;
    private List<Future<?>> running = List.of();

    public ZoneSync(Surroundings around, Settings settings) {
        this.around = around;
        this.startedAt = around.clock().instant();
        this.troubles = new Troubles(around.clock());
        this.book = new ZoneBook(around.clock(), retry(LAST_ZONE_RETRY), this::wake);
        this.stock = new Stock(around.files(), around.list());
        LoadZone loader = new LoadZone(around.files(), around.nameServer(), stock, troubles, around.pause());
        this.feed = new FollowFeed(
                around.engine(),
                book,
                around.bookmark(),
                troubles,
                around.clock(),
                retry(LAST_ENGINE_RETRY),
                settings.longPoll(),
                settings.betweenListings());
        Loop updates = new Loop("updates", updates(loader, settings)::step);
        Loop members = new Loop("members", members(loader)::step);
        Loop reports = new Loop("reports", reports(settings)::step);
        Loop watch = new Loop("watch", watch(loader, settings)::step);
        Loop following = new Loop("feed", feed::step);
        Loop sweep = new Loop("sweep", new SweepRemoved(around.files(), around.clock(), settings.removedKept())::step);
        this.woken = List.of(updates, members, reports);
        this.loops = List.of(watch, updates, members, following, reports, sweep);
    }

    private Backoff retry(Duration longest) {
        return new Backoff(FIRST_RETRY, longest, around.random());
    }

    private UpdateZones updates(LoadZone loader, Settings settings) {
        UpdateZone update = new UpdateZone(around.engine(), around.files(), loader, stock, around.clock());
        return new UpdateZones(update, book, troubles, around.executor(), settings.parallelUpdates());
    }

    private ChangeMembers members(LoadZone loader) {
        return new ChangeMembers(
                around.list(), around.nameServer(), loader, book, troubles, around.pause(), around.clock());
    }

    private SendReports reports(Settings settings) {
        return new SendReports(
                around.engine(), book, troubles, around.clock(), retry(LAST_ENGINE_RETRY), settings.heartbeat());
    }

    private WatchNameServer watch(LoadZone loader, Settings settings) {
        return new WatchNameServer(around.nameServer(), loader, book, troubles, settings.betweenLooks());
    }

    private void wake() {
        woken.forEach(Loop::wake);
    }

    /**
     * Takes stock of what is on the disk and begins.
     *
     * @throws IOException when the disk cannot be read
     */
    public void start() throws IOException {
        book.found(stock.take());
        feed.resume();
        running = loops.stream().<Future<?>>map(around.executor()::submit).toList();
    }

    /** Stops beginning new steps. A step in progress ends or is cut short; either is safe. */
    @Override
    public void close() {
        running.forEach(loop -> loop.cancel(true));
    }

    /** How things stand now. */
    public Condition condition() {
        List<ZoneState> zones = book.all();
        Instant now = around.clock().instant();
        return new Condition(
                now,
                startedAt,
                zones.stream()
                        .map(ZoneSync::served)
                        .flatMap(java.util.Optional::stream)
                        .toList(),
                (int) zones.stream().filter(ZoneState::isMember).count(),
                (int) zones.stream().filter(ZoneState::isPending).count(),
                lag(zones, now),
                feed.readAt(),
                troubles.all(),
                collect(zones, ZoneState::problem),
                collect(zones, state -> state.isMember() ? state.orphanSince() : null));
    }

    /** A name server that cannot be asked is taken to serve what it last did. */
    private static java.util.Optional<Condition.ServedZone> served(ZoneState state) {
        Proof proof = state.proof();
        boolean isServed = state.load() == null || state.load() instanceof ZoneLoad.Serving;
        return proof != null && isServed && state.isMember()
                ? java.util.Optional.of(new Condition.ServedZone(state.zone(), proof.applied(), proof.answered()))
                : java.util.Optional.empty();
    }

    private static Duration lag(List<ZoneState> zones, Instant now) {
        return zones.stream()
                .filter(ZoneState::isPending)
                .map(state -> state.waitingSince(now))
                .min(Instant::compareTo)
                .map(since -> Duration.between(since, now))
                .orElse(Duration.ZERO);
    }

    private static <T> SequencedMap<DomainName, T> collect(
            List<ZoneState> zones, Function<ZoneState, @Nullable T> what) {
        SequencedMap<DomainName, T> found = new LinkedHashMap<>();
        for (ZoneState state : zones) {
            T value = what.apply(state);
            if (value != null) {
                found.put(state.zone(), value);
            }
        }
        return found;
    }
}
