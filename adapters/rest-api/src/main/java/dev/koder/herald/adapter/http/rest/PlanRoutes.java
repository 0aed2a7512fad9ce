package dev.koder.herald.adapter.http.rest;

import static dev.koder.herald.adapter.http.rest.ProblemType.PLAN_NOT_FOUND;
import static dev.koder.herald.adapter.http.rest.ProblemType.PLAN_STALE;
import static dev.koder.herald.adapter.http.rest.ProblemType.PLAN_TOO_LARGE;
import static dev.koder.herald.adapter.http.rest.ProblemType.PRECONDITION_FAILED;
import static dev.koder.herald.adapter.http.rest.ProblemType.TOO_MANY_PLANS;
import static dev.koder.herald.adapter.http.rest.ProblemType.UNPROCESSABLE_CONTENT;
import static dev.koder.herald.adapter.http.rest.ProblemType.ZONE_LOCKED;
import static dev.koder.herald.adapter.http.rest.ProblemType.ZONE_NOT_FOUND;
import static dev.koder.herald.adapter.http.rest.ProblemType.ZONE_RULES_BROKEN;
import static dev.koder.herald.adapter.http.rest.ProblemType.ZONE_TEXT_ERRORS;

import dev.koder.herald.application.plan.ApplyOutcome;
import dev.koder.herald.application.plan.PlanOutcome;
import dev.koder.herald.application.zone.CommitOutcome;
import dev.koder.herald.application.zone.TextOutcome;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.plan.PlanId;
import dev.koder.herald.domain.quota.LimitClass;
import dev.koder.herald.domain.zone.Precondition;
import dev.koder.herald.domain.zone.Zone;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** Plans: what a zone's whole wished contents would change is worked out, looked at, and applied as it is. */
final class PlanRoutes {

    private static final String GROUP = "Plans";
    private static final String PLANS = Links.BASE + "/zones/{zone}/plans";
    private static final String PLAN = PLANS + "/{plan}";
    private static final String EXAMPLE = """
            {"rrsets": [
              {"name": "@", "type": "NS", "ttl": 3600, "records": ["ns1.example.net.", "ns2.example.net."]},
              {"name": "www", "type": "A", "ttl": 300, "records": ["192.0.2.42"]}]}""";

    private final RestApi.UseCases useCases;
    private final long maxBodyBytes;
    private final long maxImportBytes;

    PlanRoutes(RestApi.UseCases useCases, RestConfig config) {
        this.useCases = useCases;
        this.maxBodyBytes = config.maxBodyBytes();
        this.maxImportBytes = config.maxImportBytes();
    }

    List<Route> routes() {
        return List.of(planRoute(), showRoute(), applyRoute());
    }

    private Route planRoute() {
        return Route.of("POST", PLANS, Access.WRITER)
                .spends(LimitClass.BULK)
                .reaches(Reach.ZONE)
                .called(
                        GROUP,
                        "planZone",
                        "Plan a change",
                        "Takes all that the zone is to hold, as JSON or as zone text, and answers what would change: nothing is changed"
                                + " yet. The rules of zones are checked as in every write. cautions name what deserves a second look:"
                                + " more than 30 % of the RRsets or records deleted, another SOA or name servers, a new delegation, RRsets that a delegation"
                                + " hides, lowered TTLs. Without an SOA the zone keeps its own; its serial is passed over. The plan is"
                                + " bound to the version that it was made for, and kept for 24 hours; its id is the digest of that"
                                + " version and the difference, so that the same plan has the same id. If-Match takes the zone's"
                                + " entity tag.")
                .takesJson("WishedZone", EXAMPLE)
                .takesText(ExportRoutes.ZONE_TEXT, ImportRoutes.EXAMPLE)
                .answersJson(201, "The plan, which is kept.", "ZonePlan", "Location")
                .answersJson(200, "Nothing would change, and no plan is kept.", "NothingPlanned")
                .refuses(
                        ZONE_NOT_FOUND,
                        UNPROCESSABLE_CONTENT,
                        ZONE_TEXT_ERRORS,
                        ZONE_RULES_BROKEN,
                        PRECONDITION_FAILED,
                        PLAN_TOO_LARGE,
                        ZONE_LOCKED,
                        TOO_MANY_PLANS)
                .by(this::plan);
    }

    private Route showRoute() {
        return Route.of("GET", PLAN, Access.READER)
                .reaches(Reach.ZONE)
                .called(GROUP, "showPlan", "Show a plan", "As it was made, whether the zone has changed since or not.")
                .answersJson(200, "The plan.", "ZonePlan")
                .refuses(ZONE_NOT_FOUND, PLAN_NOT_FOUND)
                .by(this::show);
    }

    private Route applyRoute() {
        return Route.of("POST", PLAN + "/apply", Access.WRITER)
                .spends(LimitClass.BULK)
                .reaches(Reach.ZONE)
                .called(
                        GROUP,
                        "applyPlan",
                        "Apply a plan",
                        "Makes exactly the change that the plan shows, provided that the zone is still at the version that it was made"
                                + " for. Where it is not, nothing is changed. If-Match takes the zone's entity tag; the plan itself is enough for a"
                                + " zone that demands a precondition.")
                .answersJson(200, "The zone is as planned.", "Changed", "ETag", "Herald-Change")
                .refuses(ZONE_NOT_FOUND, PLAN_NOT_FOUND, PLAN_STALE, ZONE_RULES_BROKEN, PRECONDITION_FAILED)
                .by(this::apply);
    }

    private Answer plan(Call call) {
        Precondition precondition = ZonePreconditions.of(useCases, call);
        return call.isSent(ExportRoutes.ZONE_TEXT) ? planText(call, precondition) : planJson(call, precondition);
    }

    private Answer planText(Call call, Precondition precondition) {
        try (InputStream text = call.body(maxImportBytes)) {
            TextOutcome.Read<PlanOutcome> read = TextAnswers.readOrRefuse(useCases.history()
                    .planZone()
                    .plan(call.caller(), call.zone(), precondition, text)
                    .orElseThrow(() -> ZoneAnswers.noSuchZone(call.zone())));
            return PlanAnswers.answer(
                    PlanAnswers.shownOrRefuse(
                            call, read.outcome(), errors -> ZoneAnswers.rulesBroken(errors, key -> "")),
                    TextAnswers.warnings(read));
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }

    private Answer planJson(Call call, Precondition precondition) {
        WishedZone wished = call.read(WishedZone.form(call.zone()), maxBodyBytes);
        PlanAnswers.Shown shown = PlanAnswers.shownOrRefuse(
                call,
                useCases.history()
                        .planZone()
                        .plan(call.caller(), call.zone(), precondition, wished.soa(), wished.contents()),
                errors -> ZoneAnswers.rulesBroken(errors, wished::pointer));
        return PlanAnswers.answer(shown, ZoneAnswers.warnings(shown.prospect().warnings(), wished::pointer));
    }

    private Answer show(Call call) {
        PlanId id = call.path("plan", PlanId::new);
        return useCases.history()
                .planZone()
                .show(call.caller(), call.zone(), id)
                .map(PlanAnswers::kept)
                .orElseThrow(() -> noSuchPlan(ZoneAnswers.zone(useCases, call), id));
    }

    private static Refusal noSuchPlan(Zone zone, PlanId id) {
        return new Refusal(
                PLAN_NOT_FOUND, "plan: " + id + " (expected: one that zone " + zone.name() + " has, and has still)");
    }

    private Answer apply(Call call) {
        PlanId id = call.path("plan", PlanId::new);
        return switch (useCases.history()
                .applyPlan()
                .apply(call.caller(), call.zone(), ZonePreconditions.of(useCases, call), id)) {
            case ApplyOutcome.Committed(CommitOutcome outcome) ->
                ZoneAnswers.committed(
                        call,
                        outcome,
                        zone -> ZoneAnswers.warnings(outcome.warnings(), key -> ""),
                        errors -> ZoneAnswers.rulesBroken(errors, key -> ""));
            case ApplyOutcome.NoSuchZone none -> throw ZoneAnswers.noSuchZone(call.zone());
            case ApplyOutcome.NoSuchPlan none -> throw noSuchPlan(ZoneAnswers.zone(useCases, call), id);
            case ApplyOutcome.Stale(Serial base, Zone current) -> throw stale(base, current);
        };
    }

    private static Refusal stale(Serial base, Zone current) {
        return new Refusal(Problem.of(
                PLAN_STALE,
                "plan: for serial " + base + ", and zone " + current.name() + " is at serial " + current.serial()
                        + " (expected: a plan for serial " + current.serial() + ")",
                Map.of("ETag", ZoneAnswers.tag(current).toString())));
    }
}
