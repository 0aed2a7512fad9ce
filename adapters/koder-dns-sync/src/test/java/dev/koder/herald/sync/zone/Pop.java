package dev.koder.herald.sync.zone;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.sync.files.StateFolder;
import dev.koder.herald.sync.files.StateFolderConfig;
import dev.koder.herald.sync.zone.port.Bookmark;
import dev.koder.herald.sync.zone.port.MemberList;
import dev.koder.herald.sync.zone.port.NameServer;
import dev.koder.herald.sync.zone.port.ZoneFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;

/** A point of presence for tests: real files, and an engine, a name server, a clock and threads that do as they are told. */
final class Pop implements AutoCloseable {
    private static final Settings SETTINGS = new Settings(
            Duration.ofSeconds(30),
            Duration.ofMinutes(5),
            Duration.ofSeconds(15),
            Duration.ofSeconds(5),
            Duration.ofDays(30),
            4);
    private static final int FEWEST_ROUNDS = 3;
    private static final int MOST_ROUNDS = 30;

    private final Path path;
    private final UnaryOperator<Object> wrap;
    private String template = "herald-signed";
    private Running running;
    Instant now = Instant.parse("2026-01-01T00:00:00Z");
    final MemoryEngine engine;
    final MemoryKnot knot;

    /** What an agent is while it runs. */
    private record Running(
            StateFolder folder,
            Troubles troubles,
            ZoneBook book,
            FollowFeed feed,
            UpdateZones updates,
            ChangeMembers members,
            WatchNameServer watch,
            SendReports reports) {}

    Pop(Path path) {
        this(path, new MemoryEngine(), new MemoryKnot(path.resolve("zones.conf")), UnaryOperator.identity());
    }

    /** @param wrap is put around the ports to files and name server */
    Pop(Path path, MemoryEngine engine, MemoryKnot knot, UnaryOperator<Object> wrap) {
        this.path = path;
        this.engine = engine;
        this.knot = knot;
        this.wrap = wrap;
        this.running = startAgent();
    }

    /** A new agent on what the last one left. */
    void restartAgent() {
        close();
        running = startAgent();
    }

    void restartAgent(String otherTemplate) {
        template = otherTemplate;
        restartAgent();
    }

    private Running startAgent() {
        try {
            StateFolder folder = StateFolder.open(new StateFolderConfig(path, Optional.empty()), template);
            try {
                folder.provideList();
                return assemble(folder);
            } catch (Error e) {
                folder.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Running assemble(StateFolder folder) throws IOException {
        ZoneFiles files = (ZoneFiles) wrap.apply(folder.zoneFiles());
        MemberList list = (MemberList) wrap.apply(folder.memberList());
        NameServer server = (NameServer) wrap.apply(knot);
        InstantSource clock = () -> now;
        Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5), new Random(1));
        Troubles troubles = new Troubles(clock);
        ZoneBook book = new ZoneBook(clock, backoff, () -> {});
        Stock stock = new Stock(files, list);
        LoadZone loader = new LoadZone(files, server, stock, troubles, time -> {});
        UpdateZone update = new UpdateZone(engine, files, loader, stock, clock);
        Bookmark bookmark = folder.bookmark();
        Duration longPoll = SETTINGS.longPoll();
        Running next = new Running(
                folder,
                troubles,
                book,
                new FollowFeed(engine, book, bookmark, troubles, clock, backoff, longPoll, SETTINGS.betweenListings()),
                new UpdateZones(update, book, troubles, Runnable::run, SETTINGS.parallelUpdates()),
                new ChangeMembers(list, server, loader, book, troubles, time -> {}, clock),
                new WatchNameServer(server, loader, book, troubles, SETTINGS.betweenLooks()),
                new SendReports(engine, book, troubles, clock, backoff, SETTINGS.heartbeat()));
        book.found(stock.take());
        next.feed.resume();
        return next;
    }

    /** Takes every kind of step until a round of them changes nothing. */
    void settle() {
        String before = "";
        for (int i = 0; i < MOST_ROUNDS && (i < FEWEST_ROUNDS || !before.equals(picture())); i++) {
            before = picture();
            round();
        }
    }

    /** As far as a new version gets before anybody looks at the name server. */
    void feedAndUpdate() {
        try {
            running.feed.step();
            running.updates.step();
        } catch (InterruptedException e) {
            throw new AssertionError("nobody interrupts a test", e);
        }
    }

    void round() {
        try {
            running.watch.step();
            running.feed.step();
            running.updates.step();
            running.members.step();
            running.watch.step();
            running.reports.step();
        } catch (InterruptedException e) {
            throw new AssertionError("nobody interrupts a test", e);
        }
    }

    private String picture() {
        return running.book.all() + " " + running.troubles.all() + " " + engine.fetched.size() + " "
                + knot.reconfigurations;
    }

    void after(Duration time) {
        now = now.plus(time);
        settle();
    }

    ZoneState state(String zone) {
        return running.book.get(DomainName.parse(zone));
    }

    /** What keeps a zone from being as wished; "none" when nothing does. */
    String problem(String zone) {
        Problem problem = state(zone).problem();
        return problem == null ? "none" : problem.what();
    }

    /** The engine's serial that was seen to be served; -1 before the first one. */
    long applied(String zone) {
        Proof proof = state(zone).proof();
        return proof == null ? -1 : proof.applied().value();
    }

    Map<Part, String> troubles() {
        Map<Part, String> troubles = new EnumMap<>(Part.class);
        running.troubles.all().forEach((part, problem) -> troubles.put(part, problem.what()));
        return troubles;
    }

    Optional<Instant> syncedAt() {
        return running.feed.readAt();
    }

    int sweep(Instant limit) throws IOException {
        return running.folder.zoneFiles().sweep(limit);
    }

    @Override
    public void close() {
        try {
            running.folder.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
