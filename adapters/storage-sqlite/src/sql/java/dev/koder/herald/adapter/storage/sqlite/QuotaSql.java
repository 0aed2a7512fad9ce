package dev.koder.herald.adapter.storage.sqlite;

import static dev.koder.herald.adapter.storage.sqlite.Jooq.given;
import static dev.koder.herald.adapter.storage.sqlite.Jooq.sqlOf;
import static dev.koder.herald.adapter.storage.sqlite.schema.Tables.TENANT_PLAN;
import static dev.koder.herald.adapter.storage.sqlite.schema.Tables.TENANT_USAGE;
import static dev.koder.herald.adapter.storage.sqlite.schema.Tables.ZONE;
import static org.jooq.impl.DSL.deleteFrom;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.update;

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
    static final String ZONES = sqlOf(
            select(TENANT_USAGE.ZONES).from(TENANT_USAGE).where(TENANT_USAGE.TENANT.eq(given(TENANT_USAGE.TENANT))));

    /** One more zone. Given: tenant. */
    static final String COUNT_IN = sqlOf(insertInto(TENANT_USAGE)
            .columns(TENANT_USAGE.TENANT, TENANT_USAGE.ZONES)
            .values(given(TENANT_USAGE.TENANT), inline(1L))
            .onConflict(TENANT_USAGE.TENANT)
            .doUpdate()
            .set(TENANT_USAGE.ZONES, TENANT_USAGE.ZONES.plus(inline(1L))));

    /** One zone less, of the tenant that has this one. Given: id of the zone. */
    static final String COUNT_OUT = sqlOf(update(TENANT_USAGE)
            .set(TENANT_USAGE.ZONES, TENANT_USAGE.ZONES.minus(inline(1L)))
            .where(TENANT_USAGE.TENANT.eq(select(ZONE.TENANT).from(ZONE).where(ZONE.ID.eq(given(ZONE.ID))))));

    private QuotaSql() {}
}
