package dev.koder.herald.adapter.storage.sqlite;

import static dev.koder.herald.adapter.storage.sqlite.Jooq.given;
import static dev.koder.herald.adapter.storage.sqlite.Jooq.sqlOf;
import static dev.koder.herald.adapter.storage.sqlite.schema.Tables.CHANGE_REQUEST;
import static dev.koder.herald.adapter.storage.sqlite.schema.Tables.REVIEW_RULES;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.deleteFrom;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;

import java.math.BigDecimal;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.SelectField;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The statements on rules of review and change requests, with their values in the order in which they are given. */
final class ReviewSql {

    private static final List<SelectField<?>> COLUMNS = List.of(
            CHANGE_REQUEST.ID,
            CHANGE_REQUEST.ZONE_KEY,
            CHANGE_REQUEST.DIGEST,
            CHANGE_REQUEST.BASE_SERIAL,
            CHANGE_REQUEST.SOA_RDATA_BEFORE,
            CHANGE_REQUEST.SOA_TTL_BEFORE,
            CHANGE_REQUEST.SOA_RDATA,
            CHANGE_REQUEST.SOA_TTL,
            CHANGE_REQUEST.REMOVED,
            CHANGE_REQUEST.ADDED,
            CHANGE_REQUEST.WARNING_COUNT,
            CHANGE_REQUEST.WARNINGS,
            CHANGE_REQUEST.RULE,
            CHANGE_REQUEST.APPROVALS_NEEDED,
            CHANGE_REQUEST.AUTHOR,
            CHANGE_REQUEST.REASON,
            CHANGE_REQUEST.CREATED_AT,
            CHANGE_REQUEST.EXPIRES_AT,
            CHANGE_REQUEST.COMMENTS,
            CHANGE_REQUEST.APPROVALS,
            CHANGE_REQUEST.STATE,
            CHANGE_REQUEST.DECIDED_BY,
            CHANGE_REQUEST.DECIDED_AT,
            CHANGE_REQUEST.SERIAL,
            CHANGE_REQUEST.KIND,
            CHANGE_REQUEST.RRSET_COUNT,
            CHANGE_REQUEST.CAUTION_COUNT,
            CHANGE_REQUEST.CAUTIONS,
            CHANGE_REQUEST.SETTINGS_BEFORE,
            CHANGE_REQUEST.SETTINGS,
            CHANGE_REQUEST.APPLY_AT);

    private static final Condition IS_OPEN = CHANGE_REQUEST.STATE.in(inline("open"), inline("scheduled"));
    private static final Condition HAS_ENDED = CHANGE_REQUEST.STATE.in(
            inline("applied"), inline("rejected"), inline("withdrawn"), inline("stale"), inline("expired"));

    private static final Condition OF_TENANT = CHANGE_REQUEST.TENANT.eq(given(CHANGE_REQUEST.TENANT));
    private static final Condition IS_IT = OF_TENANT.and(CHANGE_REQUEST.ID.eq(given(CHANGE_REQUEST.ID)));
    private static final Field<Integer> LIMIT = DSL.param("limit", SQLDataType.INTEGER);

    static final String RULES =
            sqlOf(select(REVIEW_RULES.TENANT, REVIEW_RULES.RULES).from(REVIEW_RULES));

    /** Given: tenant. */
    static final String RULES_OF = sqlOf(
            select(REVIEW_RULES.RULES).from(REVIEW_RULES).where(REVIEW_RULES.TENANT.eq(given(REVIEW_RULES.TENANT))));

    /** Given: tenant. */
    static final String FORGET_RULES =
            sqlOf(deleteFrom(REVIEW_RULES).where(REVIEW_RULES.TENANT.eq(given(REVIEW_RULES.TENANT))));

    /** Given: tenant, rules. */
    static final String PUT_RULES =
            sqlOf(insertInto(REVIEW_RULES).values(given(REVIEW_RULES.TENANT), given(REVIEW_RULES.RULES)));

    /** Given: all columns, in their order. */
    static final String ADD = sqlOf(insertInto(CHANGE_REQUEST)
            .values(
                    given(CHANGE_REQUEST.TENANT),
                    given(CHANGE_REQUEST.ID),
                    given(CHANGE_REQUEST.ZONE_KEY),
                    given(CHANGE_REQUEST.DIGEST),
                    given(CHANGE_REQUEST.BASE_SERIAL),
                    given(CHANGE_REQUEST.SOA_RDATA_BEFORE),
                    given(CHANGE_REQUEST.SOA_TTL_BEFORE),
                    given(CHANGE_REQUEST.SOA_RDATA),
                    given(CHANGE_REQUEST.SOA_TTL),
                    given(CHANGE_REQUEST.REMOVED),
                    given(CHANGE_REQUEST.ADDED),
                    given(CHANGE_REQUEST.WARNING_COUNT),
                    given(CHANGE_REQUEST.WARNINGS),
                    given(CHANGE_REQUEST.RULE),
                    given(CHANGE_REQUEST.APPROVALS_NEEDED),
                    given(CHANGE_REQUEST.AUTHOR),
                    given(CHANGE_REQUEST.REASON),
                    given(CHANGE_REQUEST.CREATED_AT),
                    given(CHANGE_REQUEST.EXPIRES_AT),
                    given(CHANGE_REQUEST.COMMENTS),
                    given(CHANGE_REQUEST.APPROVALS),
                    given(CHANGE_REQUEST.STATE),
                    given(CHANGE_REQUEST.DECIDED_BY),
                    given(CHANGE_REQUEST.DECIDED_AT),
                    given(CHANGE_REQUEST.SERIAL),
                    given(CHANGE_REQUEST.KIND),
                    given(CHANGE_REQUEST.RRSET_COUNT),
                    given(CHANGE_REQUEST.CAUTION_COUNT),
                    given(CHANGE_REQUEST.CAUTIONS),
                    given(CHANGE_REQUEST.SETTINGS_BEFORE),
                    given(CHANGE_REQUEST.SETTINGS),
                    given(CHANGE_REQUEST.APPLY_AT),
                    given(CHANGE_REQUEST.OCTETS)));

    /** Given: tenant, id. */
    static final String REMOVE = sqlOf(deleteFrom(CHANGE_REQUEST).where(IS_IT));

    /** How many a tenant has that are open, and of how many octets. Given: tenant, the time after which they expire. */
    static final String OPEN = sqlOf(select(count(), coalesce(sum(CHANGE_REQUEST.OCTETS), inline(BigDecimal.ZERO)))
            .from(CHANGE_REQUEST)
            .where(OF_TENANT)
            .and(IS_OPEN)
            .and(CHANGE_REQUEST.EXPIRES_AT.gt(given(CHANGE_REQUEST.EXPIRES_AT))));

    /** How many a tenant has, and of how many octets. Given: tenant. */
    static final String KEPT = sqlOf(select(count(), coalesce(sum(CHANGE_REQUEST.OCTETS), inline(BigDecimal.ZERO)))
            .from(CHANGE_REQUEST)
            .where(OF_TENANT));

    /** The names of a tenant's that have ended, and how many octets each takes, the earliest first. Given: tenant. */
    static final String ENDED_OF_TENANT = sqlOf(select(CHANGE_REQUEST.ID, CHANGE_REQUEST.OCTETS)
            .from(CHANGE_REQUEST)
            .where(OF_TENANT)
            .and(HAS_ENDED)
            .orderBy(CHANGE_REQUEST.DECIDED_AT));

    /** All columns but the tenant. Given: tenant, id. */
    static final String FIND = sqlOf(select(COLUMNS).from(CHANGE_REQUEST).where(IS_IT));

    /** All columns but the tenant. Given: tenant, the id after which to begin, how many. */
    static final String LIST = sqlOf(select(COLUMNS)
            .from(CHANGE_REQUEST)
            .where(OF_TENANT)
            .and(CHANGE_REQUEST.ID.gt(given(CHANGE_REQUEST.ID)))
            .orderBy(CHANGE_REQUEST.ID)
            .limit(LIMIT));

    /** An open one. Given: tenant, digest, author, the time after which it expires. */
    static final String TWIN = sqlOf(select(CHANGE_REQUEST.ID)
            .from(CHANGE_REQUEST)
            .where(OF_TENANT)
            .and(CHANGE_REQUEST.DIGEST.eq(given(CHANGE_REQUEST.DIGEST)))
            .and(CHANGE_REQUEST.AUTHOR.eq(given(CHANGE_REQUEST.AUTHOR)))
            .and(IS_OPEN)
            .and(CHANGE_REQUEST.EXPIRES_AT.gt(given(CHANGE_REQUEST.EXPIRES_AT)))
            .limit(inline(1)));

    /** Whose the scheduled ones are, and their names. Given: by when they are to be made, the time after which they expire, how many. */
    static final String DUE = sqlOf(select(CHANGE_REQUEST.TENANT, CHANGE_REQUEST.ID)
            .from(CHANGE_REQUEST)
            .where(CHANGE_REQUEST.STATE.eq(inline("scheduled")))
            .and(CHANGE_REQUEST.APPLY_AT.le(given(CHANGE_REQUEST.APPLY_AT)))
            .and(CHANGE_REQUEST.EXPIRES_AT.gt(given(CHANGE_REQUEST.EXPIRES_AT)))
            .orderBy(CHANGE_REQUEST.APPLY_AT)
            .limit(LIMIT));

    /** Whose the open ones are that are over, and their names. Given: the time by which they expire, how many. */
    static final String OVERDUE = sqlOf(select(CHANGE_REQUEST.TENANT, CHANGE_REQUEST.ID)
            .from(CHANGE_REQUEST)
            .where(IS_OPEN)
            .and(CHANGE_REQUEST.EXPIRES_AT.le(given(CHANGE_REQUEST.EXPIRES_AT)))
            .limit(LIMIT));

    /** Whose those are that have ended, and their names. Given: the time before which they did, how many. */
    static final String ENDED = sqlOf(select(CHANGE_REQUEST.TENANT, CHANGE_REQUEST.ID)
            .from(CHANGE_REQUEST)
            .where(HAS_ENDED)
            .and(CHANGE_REQUEST.DECIDED_AT.lt(given(CHANGE_REQUEST.DECIDED_AT)))
            .limit(LIMIT));

    private ReviewSql() {}
}
