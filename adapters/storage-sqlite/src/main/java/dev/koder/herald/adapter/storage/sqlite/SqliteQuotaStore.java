package dev.koder.herald.adapter.storage.sqlite;

import dev.koder.herald.application.quota.port.QuotaStore;
import dev.koder.herald.domain.quota.LimitClass;
import dev.koder.herald.domain.quota.Quota;
import dev.koder.herald.domain.quota.RateLimit;
import dev.koder.herald.domain.quota.Rates;
import dev.koder.herald.domain.quota.TenantPlan;
import dev.koder.herald.domain.tenant.TenantId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What single tenants may have, and what they have, in SQLite. */
final class SqliteQuotaStore implements QuotaStore {

    private static final String RATE = "rate-";

    private final Writer writer;
    private final Readers readers;

    SqliteQuotaStore(Writer writer, Readers readers) {
        this.writer = writer;
        this.readers = readers;
    }

    @Override
    public Map<TenantId, TenantPlan> plans() {
        Map<String, Map<String, String>> written = readers.read(SqliteQuotaStore::written);
        Map<TenantId, TenantPlan> plans = new HashMap<>();
        written.forEach((tenant, amounts) -> plans.put(new TenantId(tenant), plan(amounts)));
        return plans;
    }

    private static Map<String, Map<String, String>> written(Session session) {
        Map<String, Map<String, String>> written = new HashMap<>();
        try (Rows row = session.rows(QuotaSql.PLANS)) {
            while (row.next()) {
                written.computeIfAbsent(row.text(1), tenant -> new HashMap<>()).put(row.text(2), row.text(3));
            }
        }
        return written;
    }

    private static TenantPlan plan(Map<String, String> amounts) {
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

    @Override
    public void put(TenantId tenant, TenantPlan plan) {
        writer.write(session -> {
            session.run(QuotaSql.FORGET, tenant.value());
            plan.quotas()
                    .forEach((quota, most) ->
                            session.run(QuotaSql.INSERT, tenant.value(), quota.word(), most.toString()));
            plan.rates()
                    .limits()
                    .forEach((limitClass, limit) ->
                            session.run(QuotaSql.INSERT, tenant.value(), RATE + limitClass.word(), limit.toString()));
            return plan;
        });
    }

    @Override
    public long zones(TenantId tenant) {
        return readers.read(session -> zones(session, tenant));
    }

    /** How many zones a tenant has, seen from a transaction. */
    static long zones(Session session, TenantId tenant) {
        return session.number(QuotaSql.ZONES, tenant.value());
    }
}
