package dev.koder.herald.adapter.storage.sqlite;

import static dev.koder.herald.adapter.storage.sqlite.Jooq.given;
import static dev.koder.herald.adapter.storage.sqlite.Jooq.sqlOf;
import static dev.koder.herald.adapter.storage.sqlite.schema.Tables.PLAN;
import static dev.koder.herald.adapter.storage.sqlite.schema.Tables.PLAN_FINDING;
import static dev.koder.herald.adapter.storage.sqlite.schema.Tables.ZONE;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.deleteFrom;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.sum;

import org.jooq.Condition;

/** The statements on plans, with their values in the order in which they are given. */
final class PlanSql {

    private static final Condition OF_TENANT = PLAN.TENANT.eq(given(PLAN.TENANT));
    private static final Condition IS_IT =
            OF_TENANT.and(PLAN.ZONE_KEY.eq(given(PLAN.ZONE_KEY))).and(PLAN.DIGEST.eq(given(PLAN.DIGEST)));

    /** Given: all columns but the id, in their order. */
    static final String ADD = sqlOf(insertInto(PLAN)
            .columns(
                    PLAN.TENANT,
                    PLAN.ZONE_KEY,
                    PLAN.DIGEST,
                    PLAN.BASE_SERIAL,
                    PLAN.OCTETS,
                    PLAN.PLANNED_AT,
                    PLAN.EXPIRES_AT,
                    PLAN.ACTOR,
                    PLAN.SOA_RDATA_BEFORE,
                    PLAN.SOA_TTL_BEFORE,
                    PLAN.SOA_RDATA,
                    PLAN.SOA_TTL,
                    PLAN.WARNING_COUNT,
                    PLAN.CAUTION_COUNT,
                    PLAN.REMOVED,
                    PLAN.ADDED)
            .values(
                    given(PLAN.TENANT),
                    given(PLAN.ZONE_KEY),
                    given(PLAN.DIGEST),
                    given(PLAN.BASE_SERIAL),
                    given(PLAN.OCTETS),
                    given(PLAN.PLANNED_AT),
                    given(PLAN.EXPIRES_AT),
                    given(PLAN.ACTOR),
                    given(PLAN.SOA_RDATA_BEFORE),
                    given(PLAN.SOA_TTL_BEFORE),
                    given(PLAN.SOA_RDATA),
                    given(PLAN.SOA_TTL),
                    given(PLAN.WARNING_COUNT),
                    given(PLAN.CAUTION_COUNT),
                    given(PLAN.REMOVED),
                    given(PLAN.ADDED)));

    /** Given: tenant, zone, digest. */
    static final String ID = sqlOf(select(PLAN.ID).from(PLAN).where(IS_IT));

    /** Given: tenant, zone, digest. */
    static final String FIND = sqlOf(select(
                    PLAN.ID,
                    PLAN.BASE_SERIAL,
                    PLAN.PLANNED_AT,
                    PLAN.EXPIRES_AT,
                    PLAN.ACTOR,
                    PLAN.SOA_RDATA_BEFORE,
                    PLAN.SOA_TTL_BEFORE,
                    PLAN.SOA_RDATA,
                    PLAN.SOA_TTL,
                    PLAN.WARNING_COUNT,
                    PLAN.CAUTION_COUNT,
                    PLAN.REMOVED,
                    PLAN.ADDED)
            .from(PLAN)
            .where(IS_IT));

    /** How many plans there are, and their octets. Given: tenant. */
    static final String COUNT =
            sqlOf(select(count(), sum(PLAN.OCTETS)).from(PLAN).where(OF_TENANT));

    /** Given: until when plans must be kept to stay. */
    static final String FORGET_EXPIRED = sqlOf(deleteFrom(PLAN).where(PLAN.EXPIRES_AT.le(given(PLAN.EXPIRES_AT))));

    /** Given: tenant, zone, digest. */
    static final String FORGET = sqlOf(deleteFrom(PLAN).where(IS_IT));

    /** Those whose zones are at their base no more. Given: tenant, tenant. */
    static final String FORGET_OVERTAKEN = sqlOf(deleteFrom(PLAN)
            .where(OF_TENANT.and(notExists(selectOne()
                    .from(ZONE)
                    .where(ZONE.NAME_KEY
                            .eq(PLAN.ZONE_KEY)
                            .and(ZONE.TENANT.eq(given(ZONE.TENANT)))
                            .and(ZONE.DELETED_AT.isNull())
                            .and(ZONE.SERIAL.eq(PLAN.BASE_SERIAL)))))));

    /** Given: plan, place, code, owner, type, detail, line. */
    static final String ADD_FINDING = sqlOf(insertInto(PLAN_FINDING)
            .values(
                    given(PLAN_FINDING.PLAN_ID),
                    given(PLAN_FINDING.PLACE),
                    given(PLAN_FINDING.CODE),
                    given(PLAN_FINDING.OWNER),
                    given(PLAN_FINDING.TYPE),
                    given(PLAN_FINDING.DETAIL),
                    given(PLAN_FINDING.LINE)));

    /** In order. Given: plan. */
    static final String FINDINGS = sqlOf(
            select(PLAN_FINDING.CODE, PLAN_FINDING.OWNER, PLAN_FINDING.TYPE, PLAN_FINDING.DETAIL, PLAN_FINDING.LINE)
                    .from(PLAN_FINDING)
                    .where(PLAN_FINDING.PLAN_ID.eq(given(PLAN_FINDING.PLAN_ID)))
                    .orderBy(PLAN_FINDING.PLACE));

    private PlanSql() {}
}
