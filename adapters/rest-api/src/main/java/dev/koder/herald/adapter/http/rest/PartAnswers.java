package dev.koder.herald.adapter.http.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.koder.herald.application.zone.CommitOutcome;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.zone.Objection;
import dev.koder.herald.domain.zone.Zone;
import dev.koder.herald.domain.zone.ZoneFindings;
import dev.koder.herald.domain.zone.ZoneVersion;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What became of the parts of a request that is not made as a whole. */
final class PartAnswers {

    /** All parts are as wished. */
    static final int ALL = 200;

    /** Some are not (RFC 4918, section 11.1); the body tells which. */
    static final int SOME = 207;

    private static final Problem UNANSWERED =
            Problem.of(ProblemType.UNAVAILABLE, "the store did not answer (expected: the same request again)");

    private PartAnswers() {}

    static boolean isAsWished(Optional<CommitOutcome> outcome) {
        return outcome.filter(CommitOutcome::isAsWished).isPresent();
    }

    /**
     * What was asked for in one part.
     *
     * @param place of the part in the request
     * @param told what findings are in the words of the answer, and where in the request they come from
     * @param unmet what is wrong with what the request says must hold of this zone, where it does not, or says nothing
     */
    record Asked(
            DomainName zone,
            ProblemError.Place place,
            Function<ZoneFindings, List<ProblemError>> told,
            Function<Zone, ProblemError> unmet) {

        private ProblemError error(Problem problem) {
            return new ProblemError(place, problem.type().code(), problem.detail());
        }
    }

    /**
     * The members that tell what became of one part.
     *
     * @param outcome empty where the store did not answer
     */
    static void write(JsonGenerator out, Optional<CommitOutcome> outcome, Asked asked) throws IOException {
        out.writeStringField("result", outcome.map(PartAnswers::word).orElse(ProblemType.UNAVAILABLE.code()));
        if (outcome.orElse(null) instanceof CommitOutcome.Proposed proposed) {
            out.writeStringField("changeRequest", proposed.request());
        }
        Json.list(out, "errors", errors(outcome, asked), ProblemError::write);
        ZoneFindings warnings = outcome.map(CommitOutcome::warnings).orElse(ZoneFindings.NONE);
        ZoneAnswers.writeWarnings(out, warnings.count(), asked.told().apply(warnings));
        Optional<ZoneVersion> made = outcome.filter(CommitOutcome.Done.class::isInstance)
                .map(CommitOutcome.Done.class::cast)
                .map(CommitOutcome.Done::version);
        if (made.isPresent()) {
            Views.change(out, made.get());
        } else {
            Views.noChange(out);
        }
    }

    /** The answer, which asks for the request to come again where the store did not answer of some part: under its key, if it has one. */
    static Answer toBeContinued(Answer answer, Stream<Optional<CommitOutcome>> outcomes) {
        return outcomes.allMatch(Optional::isPresent) ? answer : answer.with("Retry-After", Answer.RETRY_SECONDS);
    }

    /** The members that tell that a part could not be read, and was not made. */
    static void unreadable(JsonGenerator out, List<ProblemError> errors) throws IOException {
        out.writeStringField("result", ProblemType.UNPROCESSABLE_CONTENT.code());
        Json.list(out, "errors", errors, ProblemError::write);
        ZoneAnswers.writeWarnings(out, 0, List.of());
        Views.noChange(out);
    }

    private static String word(CommitOutcome outcome) {
        return switch (outcome) {
            case CommitOutcome.Done done -> "changed";
            case CommitOutcome.Unchanged same -> "unchanged";
            case CommitOutcome.NoSuchZone none -> ProblemType.ZONE_NOT_FOUND.code();
            case CommitOutcome.PreconditionFailed failed -> ProblemType.PRECONDITION_FAILED.code();
            case CommitOutcome.PreconditionRequired required -> ProblemType.PRECONDITION_REQUIRED.code();
            case CommitOutcome.Proposed proposed -> "proposed";
            case CommitOutcome.Objected objected ->
                ObjectionAnswers.problem(objected.objection()).type().code();
            case CommitOutcome.KeyReused reused -> ProblemType.IDEMPOTENCY_KEY_REUSED.code();
            case CommitOutcome.Refused refused -> ProblemType.ZONE_RULES_BROKEN.code();
        };
    }

    /** At least one for each part that is neither as wished nor waits for the agreement of others. */
    static List<ProblemError> errors(Optional<CommitOutcome> outcome, Asked asked) {
        return outcome.map(it -> errors(it, asked)).orElseGet(() -> List.of(asked.error(UNANSWERED)));
    }

    private static List<ProblemError> errors(CommitOutcome outcome, Asked asked) {
        return switch (outcome) {
            case CommitOutcome.Done done -> List.of();
            case CommitOutcome.Unchanged same -> List.of();
            case CommitOutcome.Proposed proposed -> List.of();
            case CommitOutcome.NoSuchZone none ->
                List.of(asked.error(ZoneAnswers.noSuchZone(asked.zone()).problem()));
            case CommitOutcome.PreconditionFailed(Zone current) ->
                List.of(asked.unmet().apply(current));
            case CommitOutcome.PreconditionRequired(Zone current) ->
                List.of(asked.unmet().apply(current));
            case CommitOutcome.Objected(Zone current, Objection objection) ->
                errors(ObjectionAnswers.problem(objection), asked);
            case CommitOutcome.KeyReused reused ->
                List.of(asked.error(ZoneAnswers.keyReused().problem()));
            case CommitOutcome.Refused refused -> asked.told().apply(refused.errors());
        };
    }

    private static List<ProblemError> errors(Problem problem, Asked asked) {
        return problem.errors().isEmpty() ? List.of(asked.error(problem)) : problem.errors();
    }
}
