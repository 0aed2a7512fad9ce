package dev.koder.herald.adapter.http.rest;

import static dev.koder.herald.adapter.http.rest.ProblemType.QUOTA_PLAN_NOT_FOUND;
import static dev.koder.herald.adapter.http.rest.ProblemType.UNPROCESSABLE_CONTENT;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.koder.herald.application.access.KeepTokens;
import dev.koder.herald.application.quota.AdmitRequest;
import dev.koder.herald.application.quota.CountRequests;
import dev.koder.herald.application.quota.TenantPlans;
import dev.koder.herald.application.review.ProposeChanges;
import dev.koder.herald.domain.quota.Admission;
import dev.koder.herald.domain.quota.LimitClass;
import dev.koder.herald.domain.quota.PlanName;
import dev.koder.herald.domain.quota.Quota;
import dev.koder.herald.domain.quota.RateLimit;
import dev.koder.herald.domain.quota.Rates;
import dev.koder.herald.domain.quota.Subscription;
import dev.koder.herald.domain.quota.TenantPlan;
import dev.koder.herald.domain.tenant.TenantId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** How much tenants may have and ask for. */
final class QuotaRoutes {

    private static final String GROUP = "Quotas";
    static final String MINE = Links.BASE + "/quota";
    private static final String OF_TENANT = Links.BASE + "/tenants/{tenant}/quota";
    private static final String EXAMPLE = """
            {"plan": null, "zones": 500, "record-sets-per-zone": 20000, "rates": {"write": "6000/m"}}""";
    private static final List<LimitClass> OF_TENANTS =
            List.of(LimitClass.READ, LimitClass.WRITE, LimitClass.BULK, LimitClass.EXPORT, LimitClass.POP);

    private final TenantPlans plans;
    private final AdmitRequest limits;
    private final CountRequests counting;
    private final KeepTokens tokens;
    private final ProposeChanges proposals;
    private final long maxBodyBytes;

    QuotaRoutes(RestApi.UseCases useCases, RestConfig config) {
        this.plans = useCases.callers().tenantPlans();
        this.limits = useCases.callers().admitRequest();
        this.counting = useCases.callers().countRequests();
        this.tokens = useCases.callers().keepTokens();
        this.proposals = useCases.protection().proposeChanges();
        this.maxBodyBytes = config.maxBodyBytes();
    }

    private static final Form<Rates> RATES = Form.object(members -> {
        Map<LimitClass, RateLimit> rates = new EnumMap<>(LimitClass.class);
        for (LimitClass limitClass : OF_TENANTS) {
            members.optional(limitClass.word(), Form.text(RateLimit::parse))
                    .ifPresent(limit -> rates.put(limitClass, limit));
        }
        return members.done(() -> new Rates(rates));
    });

    private static final Form<Subscription> SUBSCRIPTION = Form.object(members -> {
        Optional<Optional<PlanName>> plan = members.optional("plan", Form.orNull(Form.text(PlanName::new)));
        Reading<TenantPlan> own = plan(members);
        return switch (own) {
            case Reading.Ok<TenantPlan> ok -> new Reading.Ok<>(new Subscription(plan.flatMap(it -> it), ok.value()));
            case Reading.Bad<TenantPlan> bad -> new Reading.Bad<>(bad.errors());
        };
    });

    /** What a plan says, whosever it is. */
    static final Form<TenantPlan> PLAN = Form.object(QuotaRoutes::plan);

    private static Reading<TenantPlan> plan(Members members) {
        Map<Quota, Long> quotas = new EnumMap<>(Quota.class);
        for (Quota quota : Quota.values()) {
            members.optional(quota.word(), Form.number(quota.word(), 0, Integer.MAX_VALUE, Long::valueOf))
                    .ifPresent(most -> quotas.put(quota, most));
        }
        Rates rates = members.optional("rates", RATES).orElse(Rates.NONE);
        return members.done(() -> new TenantPlan(quotas, rates));
    }

    List<Route> routes() {
        return List.of(
                Route.of("GET", MINE, Access.READER)
                        .called(
                                GROUP,
                                "showQuota",
                                "Show what the tenant may have and ask for",
                                "Each quota with what there is of it, each budget for requests with what is left of it. Without a limit"
                                        + " it is not limited. A quota for each zone tells no use: the zones do. Requests are counted by the"
                                        + " day, in UTC, where they are limited; this one is not.")
                        .answersJson(200, "The quotas.", "Standing")
                        .by(call -> answer(plans.show(call.caller().tenant()))),
                Route.of("GET", OF_TENANT, Access.OPERATOR)
                        .called(
                                GROUP,
                                "showTenantQuota",
                                "Show what a tenant may have and ask for",
                                "For operators. A tenant that nobody has heard of has what all have.")
                        .answersJson(200, "The quotas.", "Standing")
                        .by(call -> answer(plans.show(call.path("tenant", TenantId::new)))),
                Route.of("PUT", OF_TENANT, Access.OPERATOR)
                        .called(
                                GROUP,
                                "putTenantQuota",
                                "Settle what a tenant may have and ask for",
                                "For operators. plan names one of those that tenants share; without it the plan default counts, where there is"
                                        + " one. What else is told counts in its place, what is left out is what all have; {} settles"
                                        + " nothing. It counts at once. What the tenant has beyond it stays, and can only become less.")
                        .takesJson("TenantPlanWish", EXAMPLE)
                        .answersJson(200, "It is settled.", "Standing")
                        .refuses(UNPROCESSABLE_CONTENT, QUOTA_PLAN_NOT_FOUND)
                        .by(this::settle));
    }

    private Answer settle(Call call) {
        TenantId tenant = call.path("tenant", TenantId::new);
        Subscription wish = call.read(SUBSCRIPTION, maxBodyBytes);
        return plans.settle(tenant, wish)
                .map(this::answer)
                .orElseThrow(() -> QuotaPlanRoutes.noSuchPlan(wish.plan().orElseThrow()));
    }

    private Answer answer(TenantPlans.Standing standing) {
        return Answer.json(200, out -> {
            out.writeStartObject();
            out.writeStringField("tenant", standing.tenant().value());
            out.writeStringField(
                    "plan", standing.settled().plan().map(PlanName::value).orElse(null));
            Json.list(out, "quotas", quotas(standing), (list, quota) -> write(list, standing, quota));
            Json.list(out, "rates", rates(standing), (list, rate) -> write(list, standing, rate));
            out.writeEndObject();
        });
    }

    /** A quota that there is something to tell of. */
    private record Told(Quota quota, Optional<Long> limit, Optional<Long> used) {}

    private List<Told> quotas(TenantPlans.Standing standing) {
        return Stream.of(Quota.values())
                .map(quota -> new Told(quota, standing.plan().of(quota), used(standing, quota)))
                .filter(told -> told.limit().isPresent() || told.used().isPresent())
                .toList();
    }

    private static void write(JsonGenerator out, TenantPlans.Standing standing, Told told) throws IOException {
        out.writeStringField("name", told.quota().word());
        if (told.limit().isPresent()) {
            out.writeNumberField("limit", told.limit().get());
        }
        if (told.used().isPresent()) {
            out.writeNumberField("used", told.used().get());
        }
        out.writeBooleanField("own", standing.settled().own().quotas().containsKey(told.quota()));
    }

    /** How much there is of it; empty where nobody counts it. */
    private Optional<Long> used(TenantPlans.Standing standing, Quota quota) {
        return switch (quota) {
            case ZONES -> Optional.of(standing.holdings().zones());
            case RECORD_SETS -> Optional.of(standing.holdings().recordSets());
            case TOKENS -> Optional.of(tokens.count(standing.tenant()));
            case CHANGE_REQUESTS -> Optional.of(proposals.countOpen(standing.tenant()));
            case REQUESTS_PER_DAY -> standing.plan().of(quota).map(limit -> counting.used(standing.tenant()));
            case RECORD_SETS_PER_ZONE -> Optional.empty();
        };
    }

    /** A limit of requests as it stands now. */
    private record Rate(LimitClass limitClass, Admission.Admitted now) {}

    private List<Rate> rates(TenantPlans.Standing standing) {
        List<Rate> rates = new ArrayList<>();
        for (LimitClass limitClass : OF_TENANTS) {
            if (limits.look(standing.tenant(), limitClass) instanceof Admission.Admitted now) {
                rates.add(new Rate(limitClass, now));
            }
        }
        return rates;
    }

    private static void write(JsonGenerator out, TenantPlans.Standing standing, Rate rate) throws IOException {
        out.writeStringField("class", rate.limitClass().word());
        out.writeStringField("limit", rate.now().limit().toString());
        out.writeNumberField("left", rate.now().left());
        out.writeBooleanField(
                "own", standing.settled().own().rates().of(rate.limitClass()).isPresent());
    }
}
