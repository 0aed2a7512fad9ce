package dev.koder.herald.app.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.domain.dns.Serial;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A zone as it was when it was looked at last, and the serials that were acknowledged since. */
final class WatchedZone {

    private static final Pattern SERIAL = Pattern.compile("\\{\"name\":\"[^\"]+\",\"serial\":(\\d+)");
    private static final Pattern VERSION = Pattern.compile("\\{\"serial\":(\\d+),\"change\"");

    private final Topology topology;
    private final String name;
    private final Set<Long> acknowledged = new HashSet<>();
    private long serial;
    private Map<String, String> contents = Map.of();

    /** Looks at a zone that is there. */
    WatchedZone(Topology topology, String name) {
        this.topology = topology;
        this.name = name;
        look(topology.api());
    }

    String name() {
        return name;
    }

    synchronized void acknowledged(long given) {
        assertThat(acknowledged.add(given))
                .as("serial %d of %s was given once", given, name)
                .isTrue();
    }

    /**
     * Its serial is forward, its text is valid, its versions lead from what it was to what it is, and each of them was told
     * once, in order.
     *
     * @param events read to the end
     */
    synchronized void examine(Api api, EventTrail events, String round) {
        long before = serial;
        Map<String, String> contentsBefore = contents;
        look(api);
        acknowledged.forEach(given -> assertThat(isAtOrAfter(serial, given))
                .as("%s: %s is at %d, and %d was acknowledged", round, name, serial, given)
                .isTrue());
        if (serial != before) {
            String comparison = api.get("/api/v1/zones/%s/diff?from=%d".formatted(name, before))
                    .body();
            assertThat(Answers.changed(contentsBefore, comparison))
                    .as("%s: what the versions of %s say that it holds", round, name)
                    .isEqualTo(contents);
        }
        List<Long> versions = serialsOfVersions(api, before);
        assertThat(versions).as("%s: versions of %s", round, name).containsAll(acknowledged);
        assertThat(events.takeSerials(name + "."))
                .as("%s: events about %s", round, name)
                .isEqualTo(versions);
        acknowledged.clear();
    }

    private void look(Api api) {
        topology.write(
                "exported.zone", api.get("/api/v1/zones/" + name + "/export").body());
        Tool.Run check = Tool.run("kzonecheck", "-o", name, topology.path("exported.zone"));
        assertThat(check.exitCode()).as(check.output()).isZero();
        serial = serial(api);
        contents = contents(api);
    }

    long serial(Api api) {
        Matcher head = SERIAL.matcher(api.get("/api/v1/zones/" + name).body());
        assertThat(head.find()).isTrue();
        return Long.parseLong(head.group(1));
    }

    Map<String, String> contents(Api api) {
        Map<String, String> records = new HashMap<>();
        for (String page : Pages.of(api, "/api/v1/zones/" + name + "/rrsets?limit=500")) {
            records.putAll(Answers.recordSets(page));
        }
        return records;
    }

    /** The serials of the versions after one, the earliest first; each has to be ahead of the one before it. */
    private List<Long> serialsOfVersions(Api api, long since) {
        List<Long> serials = new ArrayList<>();
        for (String page : Pages.of(api, "/api/v1/zones/" + name + "/versions?limit=100")) {
            Matcher version = VERSION.matcher(page);
            while (version.find()) {
                serials.addFirst(Long.valueOf(version.group(1)));
            }
            if (serials.getFirst() <= since) {
                break;
            }
        }
        for (int i = 1; i < serials.size(); i++) {
            assertThat(new Serial(serials.get(i)).isAfter(new Serial(serials.get(i - 1))))
                    .as("%s: version %d after %d", name, serials.get(i), serials.get(i - 1))
                    .isTrue();
        }
        return serials.subList(serials.indexOf(since) + 1, serials.size());
    }

    private static boolean isAtOrAfter(long serial, long other) {
        return serial == other || new Serial(serial).isAfter(new Serial(other));
    }
}
