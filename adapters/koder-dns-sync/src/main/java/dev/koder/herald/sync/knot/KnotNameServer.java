package dev.koder.herald.sync.knot;

import dev.koder.herald.domain.dns.DnsFormatException;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.sync.zone.port.DnsKey;
import dev.koder.herald.sync.zone.port.NameServer;
import dev.koder.herald.sync.zone.port.Reply;
import dev.koder.herald.sync.zone.port.ZoneLoad;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** A running knotd, version 3.2 or newer. Safe for use by many threads. */
public final class KnotNameServer implements NameServer {
    private static final String NONE = "-";

    private final ControlSocket control;
    private final DnsClient dns;
    private final Duration commandDeadline;
    private final Duration loadDeadline;

    /**
     * Opens nothing yet.
     *
     * @param watchdog keeps the deadlines; it belongs to the caller
     * @param random makes the identifiers of DNS questions
     */
    public KnotNameServer(KnotAccess access, ScheduledExecutorService watchdog, RandomGenerator random) {
        this.control = new ControlSocket(access.controlSocket(), watchdog);
        this.dns = new DnsClient(access.address(), random);
        this.commandDeadline = access.commandDeadline();
        this.loadDeadline = access.loadDeadline();
    }

    /** Blocks inside Knot (flag B): without it Knot says yes to every reload, whatever becomes of it. */
    @Override
    public Reply<Reply.Done> load(DomainName zone) {
        ControlUnit command =
                ControlUnit.command("zone-reload").with(ControlItem.FLAGS, "B").with(ControlItem.ZONE, zone.toString());
        return map(control.send(command, loadDeadline), units -> new Reply.Given<>(Reply.Done.DONE));
    }

    @Override
    public Reply<Reply.Done> reconfigure() {
        return map(
                control.send(ControlUnit.command("reload"), loadDeadline), units -> new Reply.Given<>(Reply.Done.DONE));
    }

    /** One short command while all zones are loaded; a longer one, which also lists their events, while some are not. */
    @Override
    public Reply<Map<DomainName, ZoneLoad>> zones() {
        Reply<Map<DomainName, ZoneLoad>> brief = zones("s");
        boolean isAllLoaded = !(brief instanceof Reply.Given<Map<DomainName, ZoneLoad>>(var zones))
                || zones.values().stream().allMatch(ZoneLoad.Serving.class::isInstance);
        return isAllLoaded ? brief : zones("se");
    }

    private Reply<Map<DomainName, ZoneLoad>> zones(String filter) {
        ControlUnit command = ControlUnit.command("zone-status").with(ControlItem.FILTER, filter);
        return map(control.send(command, commandDeadline), units -> new Reply.Given<>(loads(units)));
    }

    private static Map<DomainName, ZoneLoad> loads(List<ControlUnit> units) {
        Map<DomainName, ZoneLoad> loads = new HashMap<>();
        for (ControlUnit unit : units) {
            DomainName zone = DomainName.parse(unit.text(ControlItem.ZONE));
            String data = unit.text(ControlItem.DATA);
            switch (unit.text(ControlItem.TYPE)) {
                case "serial" -> loads.put(zone, loadOf(data));
                case "load" -> loads.computeIfPresent(zone, (name, load) -> withEvent(load, data));
                default -> {}
            }
        }
        return loads;
    }

    private static ZoneLoad loadOf(String serial) {
        return serial.equals(NONE) ? new ZoneLoad.NotLoaded() : new ZoneLoad.Serving(Serial.parse(serial));
    }

    private static ZoneLoad withEvent(ZoneLoad load, String event) {
        boolean isBusy = load instanceof ZoneLoad.NotLoaded && !event.equals(NONE);
        return isBusy ? new ZoneLoad.Loading() : load;
    }

    @Override
    public Reply<Serial> loadedSerial(DomainName zone) {
        return map(
                read(zone, "SOA"),
                units -> units.isEmpty()
                        ? new Reply.Refused<>("no SOA record")
                        : new Reply.Given<>(serial(units.getFirst().text(ControlItem.DATA))));
    }

    /** The third field of a SOA record. */
    private static Serial serial(String soa) {
        String[] fields = soa.split(" ", -1);
        if (fields.length != 7) {
            throw new DnsFormatException("SOA record", soa, "seven fields");
        }
        return Serial.parse(fields[2]);
    }

    @Override
    public Reply<List<DnsKey>> keys(DomainName zone) {
        return map(
                read(zone, "DNSKEY"),
                units -> new Reply.Given<>(units.stream()
                        .map(unit -> DnsKey.parse(unit.text(ControlItem.DATA)))
                        .toList()));
    }

    private Reply<List<ControlUnit>> read(DomainName zone, String type) {
        ControlUnit command = ControlUnit.command("zone-read")
                .with(ControlItem.ZONE, zone.toString())
                .with(ControlItem.OWNER, "@")
                .with(ControlItem.TYPE, type);
        return control.send(command, commandDeadline);
    }

    @Override
    public Reply<Serial> answeredSerial(DomainName zone) {
        return dns.serial(zone);
    }

    private static <T> Reply<T> map(Reply<List<ControlUnit>> reply, Function<List<ControlUnit>, Reply<T>> whenGiven) {
        return switch (reply) {
            case Reply.Given<List<ControlUnit>>(var units) -> understood(units, whenGiven);
            case Reply.Refused<List<ControlUnit>>(String why) -> new Reply.Refused<>(why);
            case Reply.Silent<List<ControlUnit>>(String why) -> new Reply.Silent<>(why);
            case Reply.Late<List<ControlUnit>>(String why) -> new Reply.Late<>(why);
        };
    }

    /** The protocol is Knot's own, and may say tomorrow what nobody expects today. */
    private static <T> Reply<T> understood(List<ControlUnit> units, Function<List<ControlUnit>, Reply<T>> reading) {
        try {
            return reading.apply(units);
        } catch (DnsFormatException e) {
            return new Reply.Refused<>("an answer that cannot be understood, " + e.getMessage());
        }
    }
}
