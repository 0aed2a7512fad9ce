package dev.koder.herald.adapter.storage.sqlite;

import static dev.koder.herald.adapter.storage.sqlite.Jooq.given;
import static dev.koder.herald.adapter.storage.sqlite.Jooq.sqlOf;
import static dev.koder.herald.adapter.storage.sqlite.schema.Tables.QUOTA_PLAN;
import static dev.koder.herald.adapter.storage.sqlite.schema.Tables.TENANT_PLAN;
import static dev.koder.herald.adapter.storage.sqlite.schema.Tables.TENANT_REQUESTS;
import static dev.koder.herald.adapter.storage.sqlite.schema.Tables.TENANT_USAGE;
import static org.jooq.impl.DSL.deleteFrom;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.update;

import org.jooq.Param;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The statements on what tenants may have and what they have, with their values in the order in which they are given. */
final class QuotaSql {

    static final String PLANS = sqlOf(
            select(TENANT_PLAN.TENANT, TENANT_PLAN.WHAT, TENANT_PLAN.AMOUNT).from(TENANT_PLAN));

    /** Given: tenant. */
    static final String FORGET = sqlOf(deleteFrom(TENANT_PLAN).where(TENANT_PLAN.TENANT.eq(given(TENANT_PLAN.TENANT))));

    /** Given: tenant, what, how much. */
    static final String INSERT = sqlOf(insertInto(TENANT_PLAN)
            .columns(TENANT_PLAN.TENANT, TENANT_PLAN.WHAT, TENANT_PLAN.AMOUNT)
            .values(given(TENANT_PLAN.TENANT), given(TENANT_PLAN.WHAT), given(TENANT_PLAN.AMOUNT)));

    /** Given: tenant. */
    static final String HOLDINGS = sqlOf(select(TENANT_USAGE.ZONES, TENANT_USAGE.RECORD_SETS)
            .from(TENANT_USAGE)
            .where(TENANT_USAGE.TENANT.eq(given(TENANT_USAGE.TENANT))));

    private static final Param<Long> MORE = DSL.param("more", SQLDataType.BIGINT);

    /** One more zone. Given: tenant, how many RRsets it has, and that once more. */
    static final String COUNT_IN = sqlOf(insertInto(TENANT_USAGE)
            .columns(TENANT_USAGE.TENANT, TENANT_USAGE.ZONES, TENANT_USAGE.RECORD_SETS)
            .values(given(TENANT_USAGE.TENANT), inline(1L), given(TENANT_USAGE.RECORD_SETS))
            .onConflict(TENANT_USAGE.TENANT)
            .doUpdate()
            .set(TENANT_USAGE.ZONES, TENANT_USAGE.ZONES.plus(inline(1L)))
            .set(TENANT_USAGE.RECORD_SETS, TENANT_USAGE.RECORD_SETS.plus(MORE)));

    /** One zone less. Given: how many RRsets it has, tenant. */
    static final String COUNT_OUT = sqlOf(update(TENANT_USAGE)
            .set(TENANT_USAGE.ZONES, TENANT_USAGE.ZONES.minus(inline(1L)))
            .set(TENANT_USAGE.RECORD_SETS, TENANT_USAGE.RECORD_SETS.minus(MORE))
            .where(TENANT_USAGE.TENANT.eq(given(TENANT_USAGE.TENANT))));

    /** A zone has grown, or become smaller. Given: by how many RRsets, tenant. */
    static final String COUNT_GROWTH = sqlOf(update(TENANT_USAGE)
            .set(TENANT_USAGE.RECORD_SETS, TENANT_USAGE.RECORD_SETS.plus(MORE))
            .where(TENANT_USAGE.TENANT.eq(given(TENANT_USAGE.TENANT))));

    static final String SHARED_PLANS =
            sqlOf(select(QUOTA_PLAN.NAME, QUOTA_PLAN.WHAT, QUOTA_PLAN.AMOUNT).from(QUOTA_PLAN));

    /** 1 where there is such a plan. Given: name. */
    static final String HAS_SHARED = sqlOf(select(inline(1))
            .from(QUOTA_PLAN)
            .where(QUOTA_PLAN.NAME.eq(given(QUOTA_PLAN.NAME)))
            .limit(inline(1)));

    /** 1 where a tenant has this plan. Given: its name. */
    static final String IS_USED = sqlOf(select(inline(1))
            .from(TENANT_PLAN)
            .where(TENANT_PLAN.WHAT.eq(inline("plan")))
            .and(TENANT_PLAN.AMOUNT.eq(given(TENANT_PLAN.AMOUNT)))
            .limit(inline(1)));

    /** Given: name. */
    static final String FORGET_SHARED = sqlOf(deleteFrom(QUOTA_PLAN).where(QUOTA_PLAN.NAME.eq(given(QUOTA_PLAN.NAME))));

    /** Given: name, what, how much. */
    static final String INSERT_SHARED = sqlOf(insertInto(QUOTA_PLAN)
            .columns(QUOTA_PLAN.NAME, QUOTA_PLAN.WHAT, QUOTA_PLAN.AMOUNT)
            .values(given(QUOTA_PLAN.NAME), given(QUOTA_PLAN.WHAT), given(QUOTA_PLAN.AMOUNT)));

    /** Given: day. */
    static final String REQUESTS = sqlOf(select(TENANT_REQUESTS.TENANT, TENANT_REQUESTS.REQUESTS)
            .from(TENANT_REQUESTS)
            .where(TENANT_REQUESTS.DAY.eq(given(TENANT_REQUESTS.DAY))));

    /** Given: the first day that is kept. */
    static final String FORGET_REQUESTS =
            sqlOf(deleteFrom(TENANT_REQUESTS).where(TENANT_REQUESTS.DAY.lt(given(TENANT_REQUESTS.DAY))));

    /** Given: tenant, day, requests. */
    static final String COUNT_REQUESTS = sqlOf(insertInto(TENANT_REQUESTS)
            .columns(TENANT_REQUESTS.TENANT, TENANT_REQUESTS.DAY, TENANT_REQUESTS.REQUESTS)
            .values(given(TENANT_REQUESTS.TENANT), given(TENANT_REQUESTS.DAY), given(TENANT_REQUESTS.REQUESTS))
            .onConflict(TENANT_REQUESTS.TENANT)
            .doUpdate()
            .set(TENANT_REQUESTS.DAY, excluded(TENANT_REQUESTS.DAY))
            .set(TENANT_REQUESTS.REQUESTS, excluded(TENANT_REQUESTS.REQUESTS)));

    private QuotaSql() {}
}
