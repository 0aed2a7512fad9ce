package dev.koder.herald.adapter.http.rest;

import static dev.koder.herald.adapter.http.rest.ProblemType.QUOTA_PLAN_IN_USE;
import static dev.koder.herald.adapter.http.rest.ProblemType.QUOTA_PLAN_NOT_FOUND;
import static dev.koder.herald.adapter.http.rest.ProblemType.UNPROCESSABLE_CONTENT;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.koder.herald.application.quota.TenantPlans;
import dev.koder.herald.domain.quota.LimitClass;
import dev.koder.herald.domain.quota.PlanName;
import dev.koder.herald.domain.quota.Quota;
import dev.koder.herald.domain.quota.RateLimit;
import dev.koder.herald.domain.quota.TenantPlan;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** The plans that tenants share. */
final class QuotaPlanRoutes {

    private static final String GROUP = "Quotas";
    private static final String ALL = Links.BASE + "/quota-plans";
    private static final String ONE = ALL + "/{quota-plan}";
    private static final String EXAMPLE = """
            {"zones": 50, "record-sets": 20000, "tokens": 20, "requests-per-day": 100000, "rates": {"write": "600/m"}}""";

    private final TenantPlans plans;
    private final long maxBodyBytes;

    QuotaPlanRoutes(RestApi.UseCases useCases, RestConfig config) {
        this.plans = useCases.callers().tenantPlans();
        this.maxBodyBytes = config.maxBodyBytes();
    }

    List<Route> routes() {
        return List.of(
                Route.of("GET", ALL, Access.OPERATOR)
                        .called(GROUP, "listQuotaPlans", "List the plans that tenants share", "For operators.")
                        .answersJson(200, "The plans.", "QuotaPlans")
                        .by(call -> list()),
                Route.of("GET", ONE, Access.OPERATOR)
                        .called(GROUP, "showQuotaPlan", "Show a plan that tenants share", "For operators.")
                        .answersJson(200, "The plan.", "QuotaPlan")
                        .refuses(QUOTA_PLAN_NOT_FOUND)
                        .by(this::show),
                Route.of("PUT", ONE, Access.OPERATOR)
                        .called(
                                GROUP,
                                "putQuotaPlan",
                                "Put a plan that tenants share",
                                "For operators. What is left out is what the configuration says. It counts at once for all tenants that have the"
                                        + " plan, the plan default for all that have no other one.")
                        .takesJson("QuotaPlanWish", EXAMPLE)
                        .answersJson(200, "It is there.", "QuotaPlan")
                        .refuses(UNPROCESSABLE_CONTENT)
                        .by(this::put),
                Route.of("DELETE", ONE, Access.OPERATOR)
                        .called(
                                GROUP,
                                "deleteQuotaPlan",
                                "Delete a plan that tenants share",
                                "For operators. Not while a tenant has been given it.")
                        .answers(204, "It is gone.", "", "")
                        .refuses(QUOTA_PLAN_NOT_FOUND, QUOTA_PLAN_IN_USE)
                        .by(this::remove));
    }

    private static PlanName name(Call call) {
        return call.path("quota-plan", PlanName::new);
    }

    static Refusal noSuchPlan(PlanName name) {
        return new Refusal(QUOTA_PLAN_NOT_FOUND, "plan: " + name + " (expected: one of those at " + ALL + ")");
    }

    private Answer list() {
        SortedMap<String, TenantPlan> all = plans.sharedPlans();
        return Answer.json(200, out -> {
            out.writeStartObject();
            Json.list(out, "plans", all.entrySet(), (list, plan) -> write(list, plan.getKey(), plan.getValue()));
            out.writeEndObject();
        });
    }

    private Answer show(Call call) {
        PlanName name = name(call);
        return plans.sharedPlan(name).map(plan -> answer(name, plan)).orElseThrow(() -> noSuchPlan(name));
    }

    private Answer put(Call call) {
        PlanName name = name(call);
        TenantPlan plan = call.read(QuotaRoutes.PLAN, maxBodyBytes);
        plans.putShared(name, plan);
        return answer(name, plan);
    }

    private Answer remove(Call call) {
        PlanName name = name(call);
        return switch (plans.removeShared(name)) {
            case REMOVED -> Answer.of(204);
            case NO_SUCH_PLAN -> throw noSuchPlan(name);
            case IN_USE ->
                throw new Refusal(QUOTA_PLAN_IN_USE, "plan: " + name + " (expected: one that no tenant has)");
        };
    }

    private static Answer answer(PlanName name, TenantPlan plan) {
        return Answer.json(200, Json.object(out -> write(out, name.value(), plan)));
    }

    private static void write(JsonGenerator out, String name, TenantPlan plan) throws IOException {
        out.writeStringField("name", name);
        for (Quota quota : Quota.values()) {
            Optional<Long> most = plan.of(quota);
            if (most.isPresent()) {
                out.writeNumberField(quota.word(), most.get());
            }
        }
        out.writeObjectFieldStart("rates");
        for (LimitClass limitClass : LimitClass.values()) {
            Optional<RateLimit> limit = plan.rates().of(limitClass);
            if (limit.isPresent()) {
                out.writeStringField(limitClass.word(), limit.get().toString());
            }
        }
        out.writeEndObject();
    }
}
