package dev.koder.herald.sync.health;

import dev.koder.herald.sync.json.Json;
import dev.koder.herald.sync.zone.Condition;
import dev.koder.herald.sync.zone.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Puts a condition into JSON; the module's README tells what the members mean. */
final class ConditionJson {
    /** Up to so many zones are listed without being asked for. */
    private static final int FEW_ZONES = 100;

    /** More are counted, and not shown. */
    private static final int MOST_PROBLEMS = 100;

    private ConditionJson() {}

    static Json of(Condition condition, boolean wantsZones) {
        List<Json> problems = problems(condition);
        Json.Builder json = Json.object()
                .put("status", condition.isWell() ? "ok" : "degraded")
                .put("serving", condition.isServing())
                .put("startedAt", condition.startedAt().toString())
                .put("uptimeSeconds", seconds(condition.startedAt(), condition.at()))
                .put("zoneCount", condition.members())
                .put("servedCount", condition.zones().size())
                .put("serialDigest", condition.digest().hex())
                .put("lastSyncAt", condition.syncedAt().map(Instant::toString).orElse(null))
                .put(
                        "lastSyncAgeSeconds",
                        condition
                                .syncedAt()
                                .map(at -> Json.of(seconds(at, condition.at())))
                                .orElse(new Json.Null()))
                .put("pendingCount", condition.pending())
                .put("lagSeconds", condition.lag().toSeconds())
                .put("problemCount", problems.size())
                .put(
                        "problems",
                        Json.array(problems.stream().limit(MOST_PROBLEMS).toList()));
        if (wantsZones || condition.zones().size() <= FEW_ZONES) {
            json.put(
                    "zones",
                    Json.array(
                            condition.zones().stream().map(ConditionJson::zone).toList()));
        }
        return json.build();
    }

    private static long seconds(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toSeconds());
    }

    private static Json zone(Condition.ServedZone zone) {
        return Json.object()
                .put("name", zone.zone().lowerCase().toString())
                .put("serial", zone.serial().value())
                .put("servedSerial", zone.answered().value())
                .build();
    }

    private static List<Json> problems(Condition condition) {
        List<Json> problems = new ArrayList<>();
        condition.troubles().forEach((part, problem) -> problems.add(problem("part", part.label(), problem)));
        condition.zoneProblems().forEach((zone, problem) -> problems.add(problem("zone", zone.toString(), problem)));
        condition
                .orphans()
                .forEach((zone, since) -> problems.add(problem(
                        "zone",
                        zone.toString(),
                        new Problem("the engine's complete listing leaves it out; it is kept", since))));
        return problems;
    }

    private static Json problem(String key, String name, Problem problem) {
        return Json.object()
                .put(key, name)
                .put("what", problem.what())
                .put("since", problem.since().toString())
                .build();
    }
}
