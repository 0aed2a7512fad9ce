package dev.koder.herald.app.scenario;

import dev.koder.herald.app.scenario.ZoneTrail.Effect;
import dev.koder.herald.app.scenario.ZoneTrail.Outcome;
import dev.koder.herald.app.scenario.ZoneTrail.Step;
import dev.koder.herald.app.scenario.ZoneTrail.Wanted;
import java.net.http.HttpResponse;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A zone that many clients change at the same time, and all that is done to it. What its SOA and its name servers are stands
 * among the addresses of its hosts, under {@link #SOA} and {@link #NAME_SERVER}.
 *
 * @param mayGo whether it is deleted and made again meanwhile
 */
record Race(String zone, boolean mayGo, Queue<Step> steps, Queue<Way> done) {

    static final int HOSTS = 6;
    static final String SOA = "soa";
    static final String NAME_SERVER = "ns";

    /** How a zone is changed. */
    enum Way {
        PUT,
        DELETE,
        BATCH,
        IMPORT,
        ACROSS_ZONES,
        INDEPENDENT,
        PLAN,
        RESTORE,
        SOA,
        NAME_SERVERS,
        DELETE_ZONE,
        CREATE_ZONE;

        /** How a zone is changed that is there all the while; deletions and plans may come too late each time. */
        static Set<Way> ofLastingZones() {
            return EnumSet.complementOf(EnumSet.of(DELETE_ZONE, CREATE_ZONE, DELETE, PLAN));
        }

        /** How a zone is changed that goes and comes. */
        static Set<Way> ofOtherZones() {
            return EnumSet.of(PUT, DELETE_ZONE, CREATE_ZONE);
        }
    }

    /** What is wanted of a zone. */
    record Condition(String host, Wanted wanted, OptionalLong serial) {

        static final Condition NONE = new Condition("", new Wanted.Nothing(), OptionalLong.empty());

        static Condition of(String host, Wanted wanted) {
            return new Condition(host, wanted, OptionalLong.empty());
        }

        static Condition at(long serial) {
            return new Condition("", new Wanted.Nothing(), OptionalLong.of(serial));
        }
    }

    static Race in(String zone, boolean mayGo) {
        return new Race(zone, mayGo, new ConcurrentLinkedQueue<>(), new ConcurrentLinkedQueue<>());
    }

    String path() {
        return "/api/v1/zones/" + zone;
    }

    String path(String host) {
        return path() + "/rrsets/" + host + "/A";
    }

    /** Takes note of a change that was asked for at this time and is answered now. */
    void note(Way way, Condition condition, Effect effect, Outcome outcome, long start) {
        if (outcome instanceof Outcome.Done) {
            done.add(way);
        }
        read(condition, effect, outcome, start);
    }

    /** Takes note of what was found. */
    void read(Condition condition, Effect effect, Outcome outcome, long start) {
        steps.add(new Step(
                condition.host(), condition.wanted(), condition.serial(), effect, outcome, start, System.nanoTime()));
    }

    long refusals() {
        return steps.stream()
                .filter(step -> step.outcome() instanceof Outcome.Refused)
                .count();
    }

    /** What it holds; empty where it is no more. */
    Optional<Map<String, String>> stored(Api api) {
        HttpResponse<String> soa = api.get(path() + "/soa");
        if (soa.statusCode() == 404) {
            return Optional.empty();
        }
        Map<String, String> stored = new HashMap<>();
        stored.put(SOA, Answers.member("refresh", soa.body()));
        Answers.recordSets(api.get(path() + "/rrsets?limit=500").body()).forEach((key, records) -> {
            String first = records.replace("\"", "").split(",", -1)[0];
            stored.put(key.endsWith(" NS") ? NAME_SERVER : key.substring(0, key.indexOf('.')), first);
        });
        return Optional.of(stored);
    }
}
