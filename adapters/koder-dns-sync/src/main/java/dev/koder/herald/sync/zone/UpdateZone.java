package dev.koder.herald.sync.zone;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.sync.zone.port.Claim;
import dev.koder.herald.sync.zone.port.Draft;
import dev.koder.herald.sync.zone.port.Engine;
import dev.koder.herald.sync.zone.port.ExportAnswer;
import dev.koder.herald.sync.zone.port.ZoneFiles;
import dev.koder.herald.sync.zone.port.ZoneLoad;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Takes one zone one step nearer to what the engine wants. Different zones may be updated at the same time. */
final class UpdateZone {
    private static final Logger LOG = System.getLogger(UpdateZone.class.getName());

    private final Engine engine;
    private final ZoneFiles files;
    private final LoadZone loader;
    private final Stock stock;
    private final InstantSource clock;

    UpdateZone(Engine engine, ZoneFiles files, LoadZone loader, Stock stock, InstantSource clock) {
        this.engine = engine;
        this.files = files;
        this.loader = loader;
        this.stock = stock;
        this.clock = clock;
    }

    /** Does what the zone's state asks for. */
    Outcome update(ZoneState state) throws InterruptedException {
        try {
            return switch (state.todo()) {
                case CONFIRM, LOAD -> load(state);
                case FETCH -> fetch(state);
                case SET_ASIDE -> setAside(state.zone());
                case NOTHING, JOIN, LEAVE -> new Outcome.Current();
            };
        } catch (IOException e) {
            return lookAgain(state.zone(), "disk: " + e);
        }
    }

    private Outcome lookAgain(DomainName zone, String why) {
        try {
            return new Outcome.FellBack(stock.held(zone), why);
        } catch (IOException e) {
            return new Outcome.Kept(why);
        }
    }

    private Outcome load(ZoneState state) throws IOException, InterruptedException {
        Held held = state.held();
        return held == null ? new Outcome.Kept("no file to load") : loader.load(state.zone(), held.mark(), false);
    }

    private Outcome setAside(DomainName zone) throws IOException {
        files.setAside(zone, clock.instant());
        LOG.log(Level.INFO, Event.of("zone file set aside").with("zone", zone));
        return new Outcome.Gone();
    }

    private Outcome fetch(ZoneState state) throws IOException, InterruptedException {
        if (state.isMember() && state.held() != null && state.load() instanceof ZoneLoad.NotLoaded) {
            load(state);
        }
        try (Draft draft = files.draft(state.zone())) {
            return switch (engine.export(state.zone(), known(state), draft)) {
                case ExportAnswer.Unchanged() -> unchanged(state);
                case ExportAnswer.NotDelivered(String why) -> kept(state, "export: " + why);
                case ExportAnswer.Delivered(Claim claim) -> checked(state, claim, draft);
            };
        }
    }

    private static @Nullable Serial known(ZoneState state) {
        Held held = state.held();
        Wish wish = state.wish();
        return held == null || wish == null || wish.needsComparison()
                ? null
                : held.mark().serial();
    }

    private static Outcome unchanged(ZoneState state) {
        Held held = state.held();
        return held == null || isBehind(state, held.mark().serial())
                ? kept(state, "export: the engine says unchanged, and its feed says serial " + wished(state))
                : new Outcome.Current();
    }

    private Outcome checked(ZoneState state, Claim claim, Draft draft) throws IOException, InterruptedException {
        return switch (ExportCheck.judge(state.zone(), claim, draft.text())) {
            case ExportCheck.Verdict.Broken(String why) -> kept(state, "export: " + why);
            case ExportCheck.Verdict.Sound(EndMark mark) ->
                isBehind(state, mark.serial())
                        ? kept(
                                state,
                                "export: serial " + mark.serial() + " (expected: " + wished(state)
                                        + " as the feed says)")
                        : publish(state, mark, draft);
        };
    }

    /** An export may be newer than the feed was when it was read, and never older. */
    private static boolean isBehind(ZoneState state, Serial serial) {
        Wish wish = state.wish();
        return wish != null && !serial.equals(wish.serial()) && !serial.isAfter(wish.serial());
    }

    private static String wished(ZoneState state) {
        Wish wish = state.wish();
        return wish == null ? "nothing" : wish.serial().toString();
    }

    private Outcome publish(ZoneState state, EndMark mark, Draft draft) throws IOException, InterruptedException {
        Held held = state.held();
        if (held != null && held.mark().equals(mark)) {
            return new Outcome.Current();
        }
        files.replace(state.zone(), draft, held != null && state.isMember());
        return state.isMember() ? loader.load(state.zone(), mark, true) : new Outcome.Placed(mark);
    }

    private static Outcome kept(ZoneState state, String why) {
        LOG.log(
                Level.WARNING,
                Event.of("zone kept as it is").with("zone", state.zone()).with("why", why));
        return new Outcome.Kept(why);
    }
}
