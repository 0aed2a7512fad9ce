package dev.koder.herald.adapter.storage.sqlite;

import dev.koder.herald.domain.quota.LimitClass;
import dev.koder.herald.domain.quota.PlanName;
import dev.koder.herald.domain.quota.Quota;
import dev.koder.herald.domain.quota.RateLimit;
import dev.koder.herald.domain.quota.Rates;
import dev.koder.herald.domain.quota.Subscription;
import dev.koder.herald.domain.quota.TenantPlan;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What tenants may have as words and amounts, a row each: quotas by their names, rates and the name of a shared plan by words of their own. */
final class PlanAmounts {

    private static final String RATE = "rate-";
    private static final String PLAN = "plan";

    private PlanAmounts() {}

    /** All rows, by whom they are of; the result closed behind them. */
    static Map<String, Map<String, String>> read(Rows rows) {
        try (rows) {
            Map<String, Map<String, String>> written = new HashMap<>();
            while (rows.next()) {
                written.computeIfAbsent(rows.text(1), whose -> new HashMap<>()).put(rows.text(2), rows.text(3));
            }
            return written;
        }
    }

    static TenantPlan plan(Map<String, String> amounts) {
        Map<Quota, Long> quotas = new EnumMap<>(Quota.class);
        Map<LimitClass, RateLimit> rates = new EnumMap<>(LimitClass.class);
        for (Quota quota : Quota.values()) {
            Optional.ofNullable(amounts.get(quota.word())).ifPresent(text -> quotas.put(quota, Long.valueOf(text)));
        }
        for (LimitClass limitClass : LimitClass.values()) {
            Optional.ofNullable(amounts.get(RATE + limitClass.word()))
                    .ifPresent(text -> rates.put(limitClass, RateLimit.parse(text)));
        }
        return new TenantPlan(quotas, new Rates(rates));
    }

    static Map<String, String> of(TenantPlan plan) {
        Map<String, String> amounts = new HashMap<>();
        plan.quotas().forEach((quota, most) -> amounts.put(quota.word(), most.toString()));
        plan.rates().limits().forEach((limitClass, limit) -> amounts.put(RATE + limitClass.word(), limit.toString()));
        return amounts;
    }

    static Subscription subscription(Map<String, String> amounts) {
        return new Subscription(Optional.ofNullable(amounts.get(PLAN)).map(PlanName::new), plan(amounts));
    }

    static Map<String, String> of(Subscription subscription) {
        Map<String, String> amounts = of(subscription.own());
        subscription.plan().ifPresent(name -> amounts.put(PLAN, name.value()));
        return amounts;
    }
}
