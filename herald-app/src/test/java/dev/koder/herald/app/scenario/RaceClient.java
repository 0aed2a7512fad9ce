package dev.koder.herald.app.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.app.scenario.Race.Condition;
import dev.koder.herald.app.scenario.Race.Way;
import dev.koder.herald.app.scenario.ZoneTrail.Effect;
import dev.koder.herald.app.scenario.ZoneTrail.Outcome;
import dev.koder.herald.app.scenario.ZoneTrail.Wanted;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One of many clients, who remembers what he saw last, however old that is by now. */
final class RaceClient {

    private static final String[] NO_CONDITION = {};
    private static final int SHORTEST_REFRESH = 10_000;
    private static final int REFRESHES = 1000;
    private static final Pattern RESULT =
            Pattern.compile("\"result\":\"([a-z-]+)\".*?\"change\":(?:null|\\{[^}]*\"serial\":(\\d+)[^}]*})");

    private final Api api;
    private final int number;
    private final Random random;
    private final Map<String, String> addressesByTag;
    private final Map<String, String> tags = new HashMap<>();
    private int values;

    /** What a client saw a zone at. */
    private record Seen(long serial, String tag) {

        String[] condition() {
            return new String[] {"If-Match", tag};
        }

        Condition wanted(boolean isBound) {
            return isBound ? Condition.at(serial) : Condition.NONE;
        }
    }

    /** @param addressesByTag what an entity tag stands for, as all clients know it */
    RaceClient(Api api, int number, Random random, Map<String, String> addressesByTag) {
        this.api = api;
        this.number = number;
        this.random = random;
        this.addressesByTag = addressesByTag;
    }

    void run(List<Race> races, int steps) {
        for (int i = 0; i < steps; i++) {
            Race race = races.get(random.nextInt(races.size()));
            String host = "h" + random.nextInt(Race.HOSTS);
            if (race.mayGo() && random.nextInt(6) == 0) {
                deleteOrCreate(race);
            } else if (!race.mayGo() && random.nextInt(2) == 0) {
                changeMuch(race, host);
            } else {
                change(race, host);
            }
            if (random.nextInt(3) > 0) {
                read(race, host);
            }
        }
    }

    /** One host's address, on any condition. */
    private void change(Race race, String host) {
        String tag = tags.getOrDefault(race.zone() + host, "");
        Condition absent = Condition.of(host, new Wanted.Exactly(Optional.empty()));
        Condition seen = Condition.of(host, new Wanted.Exactly(Optional.ofNullable(addressesByTag.get(tag))));
        switch (random.nextInt(6)) {
            case 0, 1, 2 -> {
                if (tag.isEmpty()) {
                    put(race, host, absent, "If-None-Match", "*");
                } else {
                    put(race, host, seen, "If-Match", tag);
                }
            }
            case 3 -> put(race, host, Condition.of(host, new Wanted.Anything()), "If-Match", "*");
            case 4 -> put(race, host, absent, "If-None-Match", "*");
            default -> {
                if (!tag.isEmpty()) {
                    delete(race, host, seen, tag);
                }
            }
        }
    }

    /** More than one host's address, or whatever somebody else did last. */
    private void changeMuch(Race race, String host) {
        switch (random.nextInt(8)) {
            case 0 -> putTwice(race, host);
            case 1 -> batch(race);
            case 2 -> importText(race);
            case 3 -> acrossZones(race);
            case 4 -> independently(race);
            case 5 -> plan(race);
            case 6 -> restore(race);
            default -> soaOrNameServers(race);
        }
    }

    private void read(Race race, String host) {
        long start = System.nanoTime();
        HttpResponse<String> answer = api.get(race.path(host));
        Optional<String> address = Optional.empty();
        if (answer.statusCode() == 200) {
            address = Answers.recordSets(answer.body()).values().stream()
                    .map(records -> records.replace("\"", ""))
                    .findFirst();
            learn(race, host, answer, address.orElseThrow());
        } else {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(404);
            tags.remove(race.zone() + host);
        }
        Outcome outcome = isWithoutZone(answer) ? new Outcome.NoZone() : new Outcome.AsItWas();
        race.read(Condition.of(host, new Wanted.Exactly(address)), new Effect.Reads(), outcome, start);
    }

    private void put(Race race, String host, Condition wanted, String... condition) {
        String address = address();
        long start = System.nanoTime();
        HttpResponse<String> answer = api.send("PUT", race.path(host), content(address), condition);
        Outcome outcome = outcome(answer);
        if (outcome instanceof Outcome.Done) {
            learn(race, host, answer, address);
        }
        race.note(Way.PUT, wanted, sets(Map.of(host, address)), outcome, start);
    }

    private void delete(Race race, String host, Condition wanted, String tag) {
        long start = System.nanoTime();
        HttpResponse<String> answer = api.send("DELETE", race.path(host), "", "If-Match", tag);
        Effect effect = new Effect.Sets(Map.of(host, Optional.empty()));
        race.note(Way.DELETE, wanted, effect, outcome(answer), start);
    }

    /** Whatever is there, under a key, and again as if the answer had been lost: whoever wrote between the two is not overwritten. */
    private void putTwice(Race race, String host) {
        String address = address();
        KeyedWrite write = KeyedWrite.of("PUT", race.path(host), content(address), "key-" + address);
        long start = System.nanoTime();
        HttpResponse<String> answer = write.sendTo(api);
        learn(race, host, answer, address);
        race.note(Way.PUT, Condition.NONE, sets(Map.of(host, address)), outcome(answer), start);
        HttpResponse<String> again = write.sendTo(api);
        assertThat(again.statusCode()).isEqualTo(answer.statusCode());
        assertThat(again.body()).isEqualTo(answer.body());
    }

    private void batch(Race race) {
        Seen seen = see(race).orElseThrow();
        Map<String, String> addresses = addresses();
        long start = System.nanoTime();
        boolean isBound = random.nextBoolean();
        HttpResponse<String> answer = api.send(
                "PATCH", race.path() + "/rrsets", items(addresses, ""), isBound ? seen.condition() : NO_CONDITION);
        race.note(Way.BATCH, seen.wanted(isBound), sets(addresses), outcome(answer), start);
    }

    private void importText(Race race) {
        Seen seen = see(race).orElseThrow();
        Map<String, String> addresses = addressesAndNameServer();
        long start = System.nanoTime();
        boolean isBound = random.nextBoolean();
        HttpResponse<String> answer = api.sendText(
                "POST",
                race.path() + "/import",
                "text/dns",
                text(addresses),
                isBound ? seen.condition() : NO_CONDITION);
        race.note(Way.IMPORT, seen.wanted(isBound), sets(addresses), outcome(answer), start);
    }

    private void acrossZones(Race race) {
        Seen seen = see(race).orElseThrow();
        Map<String, String> addresses = addresses();
        long start = System.nanoTime();
        boolean isBound = random.nextBoolean();
        String expected =
                isBound ? ",\"expected\":[{\"zone\":\"%s.\",\"serial\":%d}]".formatted(race.zone(), seen.serial()) : "";
        HttpResponse<String> answer = api.send(
                "POST",
                "/api/v1/changes",
                "{\"changes\":%s%s}".formatted(items(addresses, "." + race.zone() + "."), expected));
        race.note(Way.ACROSS_ZONES, seen.wanted(isBound), sets(addresses), outcome(answer), start);
    }

    /** Three hosts, each for itself: each is a change of its own. */
    private void independently(Race race) {
        int first = random.nextInt(Race.HOSTS - 2);
        Map<String, String> addresses = new TreeMap<>();
        for (int i = first; i < first + 3; i++) {
            addresses.put("h" + i, address());
        }
        long start = System.nanoTime();
        HttpResponse<String> answer = api.send("PATCH", race.path() + "/rrsets?mode=independent", items(addresses, ""));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        List<MatchResult> results = RESULT.matcher(answer.body()).results().toList();
        assertThat(results).as(answer.body()).hasSize(3);
        for (int i = 0; i < 3; i++) {
            String host = "h" + (first + i);
            Outcome outcome = new Outcome.Done(Long.parseLong(results.get(i).group(2)));
            race.note(Way.INDEPENDENT, Condition.NONE, sets(Map.of(host, addresses.get(host))), outcome, start);
        }
    }

    private void plan(Race race) {
        Map<String, String> addresses = addressesAndNameServer();
        HttpResponse<String> plan = api.sendText("POST", race.path() + "/plans", "text/dns", text(addresses));
        assertThat(plan.statusCode()).as(plan.body()).isEqualTo(201);
        Condition condition = Condition.at(Long.parseLong(Answers.member("baseSerial", plan.body())));
        long start = System.nanoTime();
        HttpResponse<String> answer =
                api.send("POST", race.path() + "/plans/" + Answers.text("id", plan.body()) + "/apply", "");
        race.note(Way.PLAN, condition, sets(addresses), outcome(answer), start);
    }

    /** What the zone was at a serial, where nobody has changed it since it was seen, or whatever was done to it. */
    private void restore(Race race) {
        Seen seen = see(race).orElseThrow();
        boolean isBound = random.nextBoolean();
        long serial = 1 + (long) (random.nextDouble() * seen.serial());
        long start = System.nanoTime();
        HttpResponse<String> answer = api.send(
                "POST",
                race.path() + "/restore",
                "{\"serial\":" + serial + "}",
                isBound ? seen.condition() : NO_CONDITION);
        race.note(Way.RESTORE, seen.wanted(isBound), new Effect.Restores(serial), outcome(answer), start);
    }

    private void soaOrNameServers(Race race) {
        boolean isSoa = random.nextBoolean();
        boolean isBound = random.nextBoolean();
        String path = race.path() + (isSoa ? "/soa" : "/nameservers");
        Map<String, String> change = isSoa ? Map.of(Race.SOA, refresh()) : Map.of(Race.NAME_SERVER, nameServer());
        String body = isSoa
                ? "{\"refresh\":%s}".formatted(change.get(Race.SOA))
                : "{\"nameservers\":[{\"name\":\"%s\"}]}".formatted(change.get(Race.NAME_SERVER));
        Seen seen = see(race).orElseThrow();
        String[] condition = isBound ? new String[] {"If-Match", "\"" + seen.serial() + "\""} : NO_CONDITION;
        long start = System.nanoTime();
        HttpResponse<String> answer = api.send("PUT", path, body, condition);
        race.note(isSoa ? Way.SOA : Way.NAME_SERVERS, seen.wanted(isBound), sets(change), outcome(answer), start);
    }

    private void deleteOrCreate(Race race) {
        Optional<Seen> seen = see(race);
        long start = System.nanoTime();
        if (seen.isPresent()) {
            HttpResponse<String> answer =
                    api.send("DELETE", race.path(), "", seen.get().condition());
            long serial = seen.get().serial();
            Outcome outcome = answer.statusCode() == 200 ? new Outcome.Done(serial) : outcome(answer);
            race.note(Way.DELETE_ZONE, Condition.at(serial), new Effect.Deletes(), outcome, start);
        } else {
            HttpResponse<String> answer =
                    api.post("/api/v1/zones", "application/json", "{\"name\":\"" + race.zone() + "\"}");
            if (answer.statusCode() != 409) {
                race.note(Way.CREATE_ZONE, Condition.NONE, new Effect.Creates(), outcome(answer), start);
            }
        }
    }

    private Optional<Seen> see(Race race) {
        long start = System.nanoTime();
        HttpResponse<String> answer = api.get(race.path());
        if (isWithoutZone(answer)) {
            race.read(Condition.NONE, new Effect.Reads(), new Outcome.NoZone(), start);
            return Optional.empty();
        }
        long serial = Long.parseLong(Answers.member("serial", answer.body()));
        race.read(Condition.at(serial), new Effect.Reads(), new Outcome.AsItWas(), start);
        return Optional.of(new Seen(serial, answer.headers().firstValue("ETag").orElseThrow()));
    }

    private static Outcome outcome(HttpResponse<String> answer) {
        if (isWithoutZone(answer)) {
            return new Outcome.NoZone();
        }
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201, 207, 409, 412);
        if (answer.statusCode() < 207) {
            OptionalLong serial = Answers.serial(answer.body());
            return serial.isPresent() ? new Outcome.Done(serial.getAsLong()) : new Outcome.AsItWas();
        }
        assertThat(answer.body()).containsAnyOf("precondition-failed", "plan-stale");
        return new Outcome.Refused();
    }

    private static boolean isWithoutZone(HttpResponse<String> answer) {
        return answer.statusCode() == 404 && answer.body().contains("zone-not-found");
    }

    private void learn(Race race, String host, HttpResponse<String> answer, String address) {
        String tag = answer.headers().firstValue("ETag").orElseThrow();
        String other = addressesByTag.putIfAbsent(tag, address);
        assertThat(other == null || other.equals(address))
                .as("%s stands for %s and %s", tag, other, address)
                .isTrue();
        tags.put(race.zone() + host, tag);
    }

    /** Others for all hosts. */
    private Map<String, String> addresses() {
        Map<String, String> addresses = new TreeMap<>();
        for (int i = 0; i < Race.HOSTS; i++) {
            addresses.put("h" + i, address());
        }
        return addresses;
    }

    private Map<String, String> addressesAndNameServer() {
        Map<String, String> addresses = addresses();
        addresses.put(Race.NAME_SERVER, nameServer());
        return addresses;
    }

    private String address() {
        values++;
        return "10.%d.%d.%d".formatted(number, values >> 8, values & 0xff);
    }

    private String refresh() {
        return Integer.toString(SHORTEST_REFRESH + number * REFRESHES + ++values % REFRESHES);
    }

    private String nameServer() {
        return "ns-%d-%d.example.net.".formatted(number, ++values);
    }

    private static Effect sets(Map<String, String> addresses) {
        return new Effect.Sets(addresses.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, host -> Optional.of(host.getValue()))));
    }

    private static String content(String address) {
        return "{\"ttl\":60,\"records\":[\"" + address + "\"]}";
    }

    private static String items(Map<String, String> addresses, String end) {
        return addresses.entrySet().stream()
                .map(host -> "{\"name\":\"%s%s\",\"type\":\"A\",\"action\":\"replace\",\"ttl\":60,\"records\":[\"%s\"]}"
                        .formatted(host.getKey(), end, host.getValue()))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String text(Map<String, String> addresses) {
        return addresses.entrySet().stream()
                .map(host -> host.getKey().equals(Race.NAME_SERVER)
                        ? "@ 3600 NS " + host.getValue() + "\n"
                        : host.getKey() + " 60 A " + host.getValue() + "\n")
                .collect(Collectors.joining());
    }
}
