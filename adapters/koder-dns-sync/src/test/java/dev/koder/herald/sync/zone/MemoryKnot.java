package dev.koder.herald.sync.zone;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.sync.zone.port.DnsKey;
import dev.koder.herald.sync.zone.port.NameServer;
import dev.koder.herald.sync.zone.port.Reply;
import dev.koder.herald.sync.zone.port.ZoneLoad;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A name server in memory that reads the real files, and treats them as Knot does: what it has loaded it keeps serving
 * whatever becomes of the file, and after a restart it serves what the files give.
 */
final class MemoryKnot implements NameServer {
    /** A file that holds this word is one that Knot cannot load, for reasons nobody else can see. */
    static final String POISON = "knot-refuses-this";

    private static final Pattern SECTION =
            Pattern.compile("- domain: \"(\\S+)\"\n\\s+template: \"\\S+\"\n\\s+file: \"(\\S+)\"\n");
    private static final String KEY =
            "257 3 13 idwJXRQp3uNEJXyq8PiMCkF5Zb0vXzIcgDhT3zqHqXJk9nKkq4zQ2iOjW0vVbOQJ1Q3mFv4yqf3Q5Y1m2nC2Yw==";

    private final Path zoneList;
    private Map<DomainName, Path> configured = new HashMap<>();
    private final Map<DomainName, String> loaded = new HashMap<>();
    private final Map<DomainName, Long> serials = new HashMap<>();
    private final Set<DomainName> operatorsOwn = new HashSet<>();
    private final Set<DomainName> unconfigurable = new HashSet<>();
    private final Set<DomainName> unanswered = new HashSet<>();
    private @Nullable String silence;
    private @Nullable String lateness;
    private @Nullable String brokenElsewhere;
    private boolean diesOnPoison;
    int reconfigurations;
    int loads;

    MemoryKnot(Path zoneList) {
        this.zoneList = zoneList;
    }

    /** Nobody there any more; null brings it back as it was. */
    void silent(@Nullable String why) {
        silence = why;
    }

    /** Takes commands but does not answer them in time. */
    void late(@Nullable String why) {
        lateness = why;
    }

    /** A part of its configuration that is not the agent's is broken. */
    void brokenElsewhere(@Nullable String why) {
        brokenElsewhere = why;
    }

    void diesOnPoison() {
        diesOnPoison = true;
    }

    /** The operator serves this zone too, by a section of his own. */
    void operatorAdds(String zone) {
        operatorsOwn.add(DomainName.parse(zone));
    }

    /** For reasons nobody else can see, a configuration with this zone is refused. */
    void refusesToConfigure(String zone) {
        unconfigurable.add(DomainName.parse(zone));
    }

    /** The zone is loaded, but clients get no answer about it. */
    void keepsFromClients(String zone, boolean isKept) {
        if (isKept) {
            unanswered.add(DomainName.parse(zone));
        } else {
            unanswered.remove(DomainName.parse(zone));
        }
    }

    /** As after kill -9: it knows what the disk tells and nothing else. */
    void restart() {
        silence = null;
        lateness = null;
        loaded.clear();
        configured = read(zoneList);
        configured.keySet().forEach(this::tryLoad);
    }

    /** What it serves for the zone; empty when it does not serve it. */
    String served(String zone) {
        DomainName name = DomainName.parse(zone);
        return configured.containsKey(name) && silence == null ? loaded.getOrDefault(name, "") : "";
    }

    Set<DomainName> configured() {
        return configured.keySet();
    }

    private static Map<DomainName, Path> read(Path list) {
        Map<DomainName, Path> sections = new HashMap<>();
        Matcher section = SECTION.matcher(text(list));
        while (section.find()) {
            sections.put(DomainName.parse(section.group(1)), Path.of(section.group(2)));
        }
        return sections;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean tryLoad(DomainName zone) {
        Path file = configured.getOrDefault(zone, Path.of("/nowhere"));
        if (!Files.exists(file) || text(file).contains(POISON) || !text(file).contains(" SOA ")) {
            return false;
        }
        String content =
                text(file).lines().filter(line -> !line.startsWith(";")).collect(Collectors.joining("\n"));
        if (!content.equals(loaded.put(zone, content))) {
            serials.merge(zone, 2000L, (old, first) -> old + 1);
        }
        return true;
    }

    private Serial serial(DomainName zone) {
        return new Serial(serials.getOrDefault(zone, 0L));
    }

    private <T> @Nullable Reply<T> trouble() {
        if (silence != null) {
            return new Reply.Silent<>(silence);
        }
        return lateness == null ? null : new Reply.Late<>(lateness);
    }

    @Override
    public Reply<Reply.Done> load(DomainName zone) {
        loads++;
        Reply<Reply.Done> trouble = trouble();
        if (trouble instanceof Reply.Late<Reply.Done>) {
            tryLoad(zone);
        }
        if (trouble != null) {
            return trouble;
        }
        if (!configured.containsKey(zone)) {
            return new Reply.Refused<>("no such zone found");
        }
        if (tryLoad(zone)) {
            return new Reply.Given<>(Reply.Done.DONE);
        }
        silence = diesOnPoison ? "gone" : null;
        return diesOnPoison ? new Reply.Silent<>("gone") : new Reply.Refused<>("failed");
    }

    @Override
    public Reply<Reply.Done> reconfigure() {
        reconfigurations++;
        Reply<Reply.Done> trouble = trouble();
        if (trouble != null) {
            return trouble;
        }
        if (brokenElsewhere != null) {
            return new Reply.Refused<>(brokenElsewhere);
        }
        Map<DomainName, Path> next = read(zoneList);
        if (next.keySet().stream().anyMatch(zone -> operatorsOwn.contains(zone) || unconfigurable.contains(zone))) {
            return new Reply.Refused<>("duplicate identifier");
        }
        Set<DomainName> isNew = new HashSet<>(next.keySet());
        isNew.removeAll(configured.keySet());
        configured = next;
        isNew.forEach(this::tryLoad);
        return new Reply.Given<>(Reply.Done.DONE);
    }

    @Override
    public Reply<Map<DomainName, ZoneLoad>> zones() {
        Reply<Map<DomainName, ZoneLoad>> trouble = trouble();
        if (trouble != null) {
            return trouble;
        }
        Map<DomainName, ZoneLoad> loads = new HashMap<>();
        operatorsOwn.forEach(zone -> loads.put(zone, new ZoneLoad.Serving(new Serial(1))));
        configured.keySet().forEach(zone -> loads.put(zone, load(zone, loaded.get(zone))));
        return new Reply.Given<>(loads);
    }

    private ZoneLoad load(DomainName zone, @Nullable String content) {
        return content == null ? new ZoneLoad.NotLoaded() : new ZoneLoad.Serving(serial(zone));
    }

    @Override
    public Reply<Serial> loadedSerial(DomainName zone) {
        Reply<Serial> trouble = trouble();
        if (trouble != null) {
            return trouble;
        }
        return loaded.containsKey(zone) && configured.containsKey(zone)
                ? new Reply.Given<>(serial(zone))
                : new Reply.Refused<>("no such zone found");
    }

    @Override
    public Reply<Serial> answeredSerial(DomainName zone) {
        if (silence != null) {
            return new Reply.Silent<>(silence);
        }
        boolean isAnswered = loaded.containsKey(zone) && configured.containsKey(zone) && !unanswered.contains(zone);
        return isAnswered ? new Reply.Given<>(serial(zone)) : new Reply.Refused<>("SERVFAIL");
    }

    @Override
    public Reply<List<DnsKey>> keys(DomainName zone) {
        Reply<List<DnsKey>> trouble = trouble();
        return trouble == null ? new Reply.Given<>(List.of(DnsKey.parse(KEY))) : trouble;
    }

    /** A signature was made anew: the served serial moves without the engine. */
    void resign(String zone) {
        serials.merge(DomainName.parse(zone), 1L, Long::sum);
    }
}
