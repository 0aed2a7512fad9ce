package dev.koder.herald.adapter.http.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.koder.herald.application.plan.PlanOutcome;
import dev.koder.herald.domain.plan.Caution;
import dev.koder.herald.domain.plan.Cautions;
import dev.koder.herald.domain.plan.PlanLimits;
import dev.koder.herald.domain.plan.Prospect;
import dev.koder.herald.domain.plan.ZonePlan;
import dev.koder.herald.domain.record.RecordKey;
import dev.koder.herald.domain.zone.Objection;
import dev.koder.herald.domain.zone.Zone;
import dev.koder.herald.domain.zone.ZoneFindings;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;

/** What changes look like that are not made yet. */
final class PlanAnswers {

    private PlanAnswers() {}

    /**
     * Which change there is to be shown, and what is kept of it.
     *
     * @param plan empty where it is not kept
     */
    record Shown(Prospect prospect, Optional<ZonePlan> plan) {}

    /**
     * What there is to be shown.
     *
     * @param broken what is answered where rules are broken
     */
    static Shown shownOrRefuse(Call call, PlanOutcome outcome, Function<ZoneFindings, Refusal> broken) {
        return switch (outcome) {
            case PlanOutcome.Foreseen(Prospect prospect) -> new Shown(prospect, Optional.empty());
            case PlanOutcome.Planned(ZonePlan plan) -> new Shown(plan.prospect(), Optional.of(plan));
            case PlanOutcome.NoSuchZone none -> throw ZoneAnswers.noSuchZone(call.zone());
            case PlanOutcome.PreconditionFailed(Zone current) -> throw ZoneAnswers.preconditionFailed(call, current);
            case PlanOutcome.Objected(Zone current, Objection objection) -> throw ObjectionAnswers.refusal(objection);
            case PlanOutcome.Refused(ZoneFindings errors) -> throw broken.apply(errors);
            case PlanOutcome.TooLarge large ->
                throw new Refusal(
                        ProblemType.PLAN_TOO_LARGE,
                        "plan: the difference is too large (expected: an import of the zone text, with If-Match)");
            case PlanOutcome.NoRoom(PlanLimits limits) ->
                throw new Refusal(
                        ProblemType.TOO_MANY_PLANS,
                        "plan: one too many (expected: at most " + limits.plans() + " plans of a tenant, and "
                                + limits.octets() + " octets in all of them)");
        };
    }

    /**
     * A plan, or that there is nothing to plan.
     *
     * @param warnings of the rules
     */
    static Answer answer(Shown shown, Json.Content warnings) {
        Json.Content members = out -> {
            difference(out, shown.prospect());
            warnings.write(out);
        };
        return shown.plan()
                .map(plan -> plan(201, plan, members)
                        .with("Location", Links.plan(plan.prospect().zone(), plan.id())))
                .orElseGet(() -> Answer.json(200, out -> {
                    out.writeStartObject();
                    out.writeNullField("id");
                    members.write(out);
                    out.writeEndObject();
                }));
    }

    /** A plan as it is kept. */
    static Answer kept(ZonePlan plan) {
        return plan(200, plan, out -> {
            difference(out, plan.prospect());
            ZoneAnswers.warnings(plan.prospect().warnings(), key -> "").write(out);
        });
    }

    private static Answer plan(int status, ZonePlan plan, Json.Content members) {
        return Answer.json(status, out -> {
            out.writeStartObject();
            out.writeStringField("id", plan.id().value());
            out.writeStringField("actor", plan.actor().value());
            out.writeStringField("plannedAt", plan.plannedAt().toString());
            out.writeStringField("expiresAt", plan.expiresAt().toString());
            members.write(out);
            out.writeEndObject();
        });
    }

    /** A member that is a change which is not made. */
    static void difference(JsonGenerator out, Prospect prospect) throws IOException {
        Prospect.Counts counts = prospect.counts();
        out.writeObjectFieldStart("difference");
        out.writeStringField("zone", prospect.zone().toString());
        out.writeNumberField("baseSerial", prospect.base().value());
        out.writeStringField("baseTag", EntityTag.strong(prospect.base()).toString());
        out.writeBooleanField("pending", !prospect.isEmpty());
        out.writeNumberField("created", counts.created());
        out.writeNumberField("replaced", counts.replaced());
        out.writeNumberField("deleted", counts.deleted());
        Views.soa(out, "soaBefore", prospect.soaBefore());
        Views.soa(out, "soa", prospect.soa());
        Views.patch(out, prospect.recordSets());
        cautions(out, prospect.cautions());
        out.writeEndObject();
    }

    private static void cautions(JsonGenerator out, Cautions cautions) throws IOException {
        out.writeNumberField("cautionCount", cautions.count());
        Json.list(out, "cautions", cautions.first(), PlanAnswers::caution);
    }

    private static void caution(JsonGenerator out, Caution caution) throws IOException {
        RecordKey key = caution.key();
        ProblemError.write(
                out,
                new ProblemError(
                        new ProblemError.Owner(Optional.empty(), key),
                        caution.policy().code(),
                        caution.detail()));
    }
}
