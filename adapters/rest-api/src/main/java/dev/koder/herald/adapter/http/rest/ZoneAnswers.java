package dev.koder.herald.adapter.http.rest;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.record.RecordKey;
import dev.koder.herald.domain.zone.Zone;
import dev.koder.herald.domain.zone.ZoneProblem;
import dev.koder.herald.domain.zone.ZoneVersion;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Answers that every write of a zone shares. */
final class ZoneAnswers {

    static final String CHANGE_HEADER = "Herald-Change";

    private ZoneAnswers() {}

    /** The same for a zone that does not exist and for one of somebody else's. */
    static Refusal noSuchZone(DomainName zone) {
        return new Refusal(ProblemType.ZONE_NOT_FOUND, "zone: " + zone + " (expected: a zone of the caller's tenant)");
    }

    static Refusal preconditionFailed(Zone current) {
        return new Refusal(Problem.of(
                ProblemType.PRECONDITION_FAILED,
                "zone " + current.name() + " is at serial " + current.serial(),
                Map.of("ETag", tag(current).toString())));
    }

    /**
     * Rules that the result would break.
     *
     * @param pointer to the part of the request that an RRset was named in; empty for none
     */
    static Refusal rulesBroken(List<ZoneProblem> problems, Function<RecordKey, String> pointer) {
        List<ProblemError> errors = problems.stream()
                .map(problem -> error(problem, pointer.apply(new RecordKey(problem.owner(), problem.type()))))
                .toList();
        return new Refusal(
                Problem.of(ProblemType.ZONE_RULES_BROKEN, problems.getFirst().toString(), errors));
    }

    private static ProblemError error(ZoneProblem problem, String pointer) {
        return new ProblemError(
                new ProblemError.Owner(
                        pointer, problem.owner().toString(), problem.type().toString()),
                problem.rule().code(),
                problem.detail());
    }

    /** In the order in which a request named the RRsets, those that it did not name last. */
    static List<ZoneProblem> inOrder(List<ZoneProblem> problems, Function<RecordKey, Integer> place) {
        return problems.stream()
                .sorted(Comparator.comparing(problem -> place.apply(new RecordKey(problem.owner(), problem.type()))))
                .toList();
    }

    static EntityTag tag(Zone zone) {
        return EntityTag.strong(zone.serial());
    }

    /** That a zone was changed, and how. */
    static Answer changed(ZoneVersion version) {
        return changed(version, out -> {});
    }

    /**
     * That a zone was changed, and how.
     *
     * @param members written before the change
     */
    static Answer changed(ZoneVersion version, Json.Content members) {
        return Answer.json(200, out -> {
                    out.writeStartObject();
                    members.write(out);
                    Views.change(out, version);
                    out.writeEndObject();
                })
                .with(CHANGE_HEADER, version.change().value());
    }

    /**
     * That nothing had to be changed.
     *
     * @param members written before that
     */
    static Answer unchanged(Json.Content members) {
        return Answer.json(200, out -> {
            out.writeStartObject();
            members.write(out);
            Views.noChange(out);
            out.writeEndObject();
        });
    }
}
