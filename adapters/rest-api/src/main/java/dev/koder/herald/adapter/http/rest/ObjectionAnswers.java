package dev.koder.herald.adapter.http.rest;

import dev.koder.herald.application.review.ProposeChanges;
import dev.koder.herald.domain.access.Denial;
import dev.koder.herald.domain.lock.ZoneLock;
import dev.koder.herald.domain.record.RecordKey;
import dev.koder.herald.domain.review.ChangeRequestLimits;
import dev.koder.herald.domain.review.Sight;
import dev.koder.herald.domain.zone.Objection;
import java.util.List;
import java.util.Optional;

/** What is answered where something stands against a change that the rules of zones allow. */
final class ObjectionAnswers {

    private ObjectionAnswers() {}

    static Refusal refusal(Objection objection) {
        return new Refusal(problem(objection));
    }

    static Problem problem(Objection objection) {
        return switch (objection) {
            case Objection.Locked(ZoneLock lock) -> locked(lock);
            case Objection.ReviewNeeded needed -> reviewNeeded(needed);
            case Objection.OverQuota overQuota -> overQuota(overQuota);
            case Objection.NotPermitted(Denial denial) -> notPermitted(denial);
        };
    }

    private static Problem reviewNeeded(Objection.ReviewNeeded needed) {
        String why = needed.obstacle()
                .map(obstacle -> switch (obstacle) {
                    case TOO_LARGE ->
                        "more than " + ProposeChanges.MOST_OCTETS + " octets or " + Sight.MOST_RECORD_SETS
                                + " RRsets differ (expected: the change in parts, each of them a change request)";
                    case TOO_MUCH_WAITS -> tooMuch();
                    case NOT_TO_BE_KEPT -> "the zone changed meanwhile (expected: the same request again)";
                })
                .orElse(
                        "others cannot be asked about a zone's offer to another tenant (expected: somebody whom the rule is not"
                                + " about)");
        return Problem.of(
                ProblemType.REVIEW_NEEDED,
                "rule " + needed.rule() + " asks for " + needed.approvals() + " approvals: " + why);
    }

    private static String tooMuch() {
        return "open change requests take " + ChangeRequestLimits.DEFAULT.openOctets()
                + " octets, or would with this one (expected: less; have some decided or taken back)";
    }

    /** That a change request cannot be open again. */
    static Refusal noRoom(ChangeRequestLimits limits) {
        return new Refusal(
                ProblemType.REVIEW_NEEDED,
                "change request: at most " + limits.open() + " can be open, of " + limits.openOctets()
                        + " octets (expected: fewer; have some decided or taken back)");
    }

    private static Problem overQuota(Objection.OverQuota over) {
        return Problem.of(
                ProblemType.QUOTA_EXCEEDED,
                over.quota().word() + ": " + over.wanted() + " (expected: at most " + over.limit() + ", and there are "
                        + over.used() + ")");
    }

    private static Problem notPermitted(Denial denial) {
        ProblemError.Place place = denial.key()
                .<ProblemError.Place>map(ObjectionAnswers::place)
                .orElse(new ProblemError.Parameter("zone"));
        return Problem.of(
                ProblemType.NOT_PERMITTED,
                denial.words(),
                List.of(new ProblemError(place, ProblemType.NOT_PERMITTED.code(), denial.words())));
    }

    private static Problem locked(ZoneLock lock) {
        String what = lock.target()
                .map(key -> "RRset " + key.owner() + " " + key.type())
                .orElse("the zone");
        String until = lock.expiresAt().map(end -> " until " + end).orElse("");
        String detail = what + ": locked against " + lock.level().forbidden() + until + " by " + lock.owner()
                + ", lock " + lock.id() + ", reason: " + lock.reason();
        return Problem.of(
                ProblemType.ZONE_LOCKED,
                detail,
                List.of(new ProblemError(place(lock), ProblemType.ZONE_LOCKED.code(), detail)));
    }

    private static ProblemError.Place place(ZoneLock lock) {
        return lock.target()
                .<ProblemError.Place>map(ObjectionAnswers::place)
                .orElse(new ProblemError.Parameter("zone"));
    }

    private static ProblemError.Place place(RecordKey key) {
        return new ProblemError.Owner(Optional.empty(), key);
    }
}
