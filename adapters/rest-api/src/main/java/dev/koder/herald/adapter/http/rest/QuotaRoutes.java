package dev.koder.herald.adapter.http.rest;

import static dev.koder.herald.adapter.http.rest.ProblemType.UNPROCESSABLE_CONTENT;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.koder.herald.application.quota.AdmitRequest;
import dev.koder.herald.application.quota.TenantPlans;
import dev.koder.herald.domain.quota.Admission;
import dev.koder.herald.domain.quota.LimitClass;
import dev.koder.herald.domain.quota.Quota;
import dev.koder.herald.domain.quota.RateLimit;
import dev.koder.herald.domain.quota.Rates;
import dev.koder.herald.domain.quota.TenantPlan;
import dev.koder.herald.domain.tenant.TenantId;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How much tenants may have and ask for. */
final class QuotaRoutes {

    private static final String GROUP = "Quotas";
    private static final String OF_TENANT = Links.BASE + "/tenants/{tenant}/quota";
    private static final String EXAMPLE = """
            {"zones": 500, "record-sets-per-zone": 20000, "rates": {"write": "6000/m"}}""";
    private static final List<LimitClass> OF_TENANTS =
            List.of(LimitClass.READ, LimitClass.WRITE, LimitClass.BULK, LimitClass.EXPORT, LimitClass.POP);

    private final TenantPlans plans;
    private final AdmitRequest limits;
    private final long maxBodyBytes;

    QuotaRoutes(RestApi.UseCases useCases, RestConfig config) {
        this.plans = useCases.tenantPlans();
        this.limits = useCases.admitRequest();
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

    private static final Form<TenantPlan> PLAN = Form.object(members -> {
        Map<Quota, Long> quotas = new EnumMap<>(Quota.class);
        for (Quota quota : Quota.values()) {
            members.optional(quota.word(), Form.number(quota.word(), 0, Integer.MAX_VALUE, Long::valueOf))
                    .ifPresent(most -> quotas.put(quota, most));
        }
        Rates rates = members.optional("rates", RATES).orElse(Rates.NONE);
        return members.done(() -> new TenantPlan(quotas, rates));
    });

    List<Route> routes() {
        return List.of(
                Route.of("GET", Links.BASE + "/quota", Access.READER)
                        .called(
                                GROUP,
                                "showQuota",
                                "Show what the tenant may have and ask for",
                                "Each quota with what there is of it, each budget for requests with what is left of it. What is not"
                                        + " listed is not limited. A quota for each zone tells no use: the zones do.")
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
                                "For operators. What is left out is what all have; {} settles nothing. It counts at once. What the tenant"
                                        + " has beyond it stays, and can only become less.")
                        .takesJson("TenantPlanWish", EXAMPLE)
                        .answersJson(200, "It is settled.", "Standing")
                        .refuses(UNPROCESSABLE_CONTENT)
                        .by(call -> answer(plans.settle(
                                call.path("tenant", TenantId::new),
                                PLAN.read(call.json(maxBodyBytes), JsonPointers.WHOLE)
                                        .orRefuse()))));
    }

    private Answer answer(TenantPlans.Standing standing) {
        return Answer.json(200, out -> {
            out.writeStartObject();
            out.writeStringField("tenant", standing.tenant().value());
            out.writeArrayFieldStart("quotas");
            for (Quota quota : Quota.values()) {
                write(out, standing, quota);
            }
            out.writeEndArray();
            out.writeArrayFieldStart("rates");
            for (LimitClass limitClass : OF_TENANTS) {
                write(out, standing, limitClass);
            }
            out.writeEndArray();
            out.writeEndObject();
        });
    }

    private static void write(JsonGenerator out, TenantPlans.Standing standing, Quota quota) throws IOException {
        Long limit = standing.plan().quotas().get(quota);
        if (limit == null && quota != Quota.ZONES) {
            return;
        }
        out.writeStartObject();
        out.writeStringField("name", quota.word());
        if (limit != null) {
            out.writeNumberField("limit", limit);
        }
        if (quota == Quota.ZONES) {
            out.writeNumberField("used", standing.zones());
        }
        out.writeBooleanField("own", standing.own().quotas().containsKey(quota));
        out.writeEndObject();
    }

    private void write(JsonGenerator out, TenantPlans.Standing standing, LimitClass limitClass) throws IOException {
        if (limits.look(standing.tenant(), limitClass) instanceof Admission.Admitted now) {
            out.writeStartObject();
            out.writeStringField("class", limitClass.word());
            out.writeStringField("limit", now.limit().toString());
            out.writeNumberField("left", now.left());
            out.writeBooleanField("own", standing.own().rates().of(limitClass).isPresent());
            out.writeEndObject();
        }
    }
}
