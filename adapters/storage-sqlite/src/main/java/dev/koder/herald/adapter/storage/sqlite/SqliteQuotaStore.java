package dev.koder.herald.adapter.storage.sqlite;

import dev.koder.herald.application.quota.PlanRemoval;
import dev.koder.herald.application.quota.port.QuotaStore;
import dev.koder.herald.domain.quota.Holdings;
import dev.koder.herald.domain.quota.PlanName;
import dev.koder.herald.domain.quota.Subscription;
import dev.koder.herald.domain.quota.TenantPlan;
import dev.koder.herald.domain.tenant.TenantId;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What tenants may have, and what they have, in SQLite. */
final class SqliteQuotaStore implements QuotaStore {

    private final Writer writer;
    private final Readers readers;

    SqliteQuotaStore(Writer writer, Readers readers) {
        this.writer = writer;
        this.readers = readers;
    }

    @Override
    public Map<TenantId, Subscription> subscriptions() {
        Map<TenantId, Subscription> subscriptions = new HashMap<>();
        readers.read(session -> PlanAmounts.read(session.rows(QuotaSql.PLANS)))
                .forEach((tenant, amounts) ->
                        subscriptions.put(new TenantId(tenant), PlanAmounts.subscription(amounts)));
        return subscriptions;
    }

    @Override
    public boolean put(TenantId tenant, Subscription subscription) {
        return writer.write(session -> {
            boolean isKnown = subscription
                    .plan()
                    .map(name -> session.number(QuotaSql.HAS_SHARED, name.value()) > 0)
                    .orElse(true);
            if (isKnown) {
                session.run(QuotaSql.FORGET, tenant.value());
                PlanAmounts.of(subscription)
                        .forEach((what, amount) -> session.run(QuotaSql.INSERT, tenant.value(), what, amount));
            }
            return isKnown;
        });
    }

    @Override
    public Map<PlanName, TenantPlan> sharedPlans() {
        Map<PlanName, TenantPlan> plans = new HashMap<>();
        readers.read(session -> PlanAmounts.read(session.rows(QuotaSql.SHARED_PLANS)))
                .forEach((name, amounts) -> plans.put(new PlanName(name), PlanAmounts.plan(amounts)));
        return plans;
    }

    @Override
    public void putShared(PlanName name, TenantPlan plan) {
        writer.write(session -> {
            session.run(QuotaSql.FORGET_SHARED, name.value());
            session.run(QuotaSql.INSERT_SHARED, name.value(), "", "");
            PlanAmounts.of(plan)
                    .forEach((what, amount) -> session.run(QuotaSql.INSERT_SHARED, name.value(), what, amount));
            return plan;
        });
    }

    @Override
    public PlanRemoval removeShared(PlanName name) {
        return writer.write(session -> {
            if (session.number(QuotaSql.HAS_SHARED, name.value()) == 0) {
                return PlanRemoval.NO_SUCH_PLAN;
            }
            if (session.number(QuotaSql.IS_USED, name.value()) > 0) {
                return PlanRemoval.IN_USE;
            }
            session.run(QuotaSql.FORGET_SHARED, name.value());
            return PlanRemoval.REMOVED;
        });
    }

    @Override
    public Holdings holdings(TenantId tenant) {
        return readers.read(session -> holdings(session, tenant));
    }

    /** What a tenant has, seen from a transaction. */
    static Holdings holdings(Session session, TenantId tenant) {
        try (Rows row = session.rows(QuotaSql.HOLDINGS, tenant.value())) {
            return row.next() ? new Holdings(row.number(1), row.number(2)) : Holdings.NONE;
        }
    }

    @Override
    public Map<TenantId, Long> requests(LocalDate day) {
        return readers.read(session -> {
            Map<TenantId, Long> requests = new HashMap<>();
            try (Rows row = session.rows(QuotaSql.REQUESTS, day.toEpochDay())) {
                while (row.next()) {
                    requests.put(new TenantId(row.text(1)), row.number(2));
                }
            }
            return requests;
        });
    }

    @Override
    public void countRequests(LocalDate day, Map<TenantId, Long> requests) {
        writer.write(session -> {
            session.run(QuotaSql.FORGET_REQUESTS, day.toEpochDay());
            requests.forEach(
                    (tenant, count) -> session.run(QuotaSql.COUNT_REQUESTS, tenant.value(), day.toEpochDay(), count));
            return Optional.empty();
        });
    }
}
