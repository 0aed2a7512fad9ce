package dev.koder.herald.adapter.http.rest;

import static dev.koder.herald.adapter.http.rest.ProblemType.ZONE_TEXT_ERRORS;

import dev.koder.herald.application.zone.TextFinding;
import dev.koder.herald.application.zone.TextOutcome;
import java.util.List;
import java.util.Optional;

/** Answers that every reading of zone text shares. */
final class TextAnswers {

    private TextAnswers() {}

    /** What came of a text that could be read. */
    static <O> TextOutcome.Read<O> readOrRefuse(TextOutcome<O> outcome) {
        return switch (outcome) {
            case TextOutcome.Unreadable<O> unreadable -> throw unreadable(unreadable);
            case TextOutcome.Read<O> read -> read;
        };
    }

    private static Refusal unreadable(TextOutcome.Unreadable<?> unreadable) {
        List<ProblemError> errors =
                unreadable.problems().stream().map(TextAnswers::error).toList();
        return new Refusal(Problem.of(
                ZONE_TEXT_ERRORS,
                ZoneAnswers.counted(
                        "errors in the zone text",
                        unreadable.problemCount(),
                        errors,
                        unreadable.problems().getFirst()),
                errors));
    }

    private static ProblemError error(TextFinding finding) {
        ProblemError.Place position = new ProblemError.Position(finding.line(), finding.column());
        ProblemError.Place place = finding.recordSet()
                .<ProblemError.Place>map(key -> new ProblemError.Owner(Optional.of(position), key))
                .orElse(position);
        return new ProblemError(place, finding.code(), finding.detail());
    }

    /** What the text and the rules warn of, by line. */
    static Json.Content warnings(TextOutcome.Read<?> read) {
        List<ProblemError> listed =
                read.warnings().stream().map(TextAnswers::error).toList();
        return out -> ZoneAnswers.writeWarnings(out, read.warningCount(), listed);
    }
}
