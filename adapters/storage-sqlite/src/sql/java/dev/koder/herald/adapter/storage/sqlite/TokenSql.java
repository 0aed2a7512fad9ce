package dev.koder.herald.adapter.storage.sqlite;

import static dev.koder.herald.adapter.storage.sqlite.Jooq.given;
import static dev.koder.herald.adapter.storage.sqlite.Jooq.sqlOf;
import static dev.koder.herald.adapter.storage.sqlite.schema.Tables.TOKEN;
import static dev.koder.herald.adapter.storage.sqlite.schema.Tables.TOKEN_POLICY;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.deleteFrom;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.update;

import java.util.List;
import org.jooq.Condition;
import org.jooq.SelectField;

/** The statements on tokens and their policies, with their values in the order in which they are given. */
final class TokenSql {

    private static final List<SelectField<?>> COLUMNS = List.of(
            TOKEN.TENANT,
            TOKEN.ID,
            TOKEN.NAME,
            TOKEN.PERMISSIONS,
            TOKEN.IS_LIMITED,
            TOKEN.NETWORKS,
            TOKEN.EXPIRES_AT,
            TOKEN.CREATED_BY,
            TOKEN.CREATED_AT,
            TOKEN.USED_AT,
            TOKEN.REVOKED_AT);

    private static final Condition IS_IT = TOKEN.TENANT.eq(given(TOKEN.TENANT)).and(TOKEN.ID.eq(given(TOKEN.ID)));

    /** Given: tenant, id, hash, name, permissions, whether it is limited, networks, expiry, creator, creation, use, revocation. */
    static final String ADD = sqlOf(insertInto(TOKEN)
            .values(
                    given(TOKEN.TENANT),
                    given(TOKEN.ID),
                    given(TOKEN.HASH),
                    given(TOKEN.NAME),
                    given(TOKEN.PERMISSIONS),
                    given(TOKEN.IS_LIMITED),
                    given(TOKEN.NETWORKS),
                    given(TOKEN.EXPIRES_AT),
                    given(TOKEN.CREATED_BY),
                    given(TOKEN.CREATED_AT),
                    given(TOKEN.USED_AT),
                    given(TOKEN.REVOKED_AT)));

    /** Given: token, place, zones, names, types, value pattern, actions. */
    static final String ADD_POLICY = sqlOf(insertInto(TOKEN_POLICY)
            .values(
                    given(TOKEN_POLICY.TOKEN_ID),
                    given(TOKEN_POLICY.PLACE),
                    given(TOKEN_POLICY.ZONES),
                    given(TOKEN_POLICY.NAMES),
                    given(TOKEN_POLICY.TYPES),
                    given(TOKEN_POLICY.VALUE_PATTERN),
                    given(TOKEN_POLICY.ACTIONS)));

    /** Given: tenant, id. */
    static final String FIND = sqlOf(select(COLUMNS).from(TOKEN).where(IS_IT));

    /** Of all tenants. */
    static final String ALL = sqlOf(select(COLUMNS).from(TOKEN).orderBy(TOKEN.ID));

    /** When the youngest was issued. */
    static final String YOUNGEST = sqlOf(select(max(TOKEN.CREATED_AT)).from(TOKEN));

    /** Of all tenants that are revoked: id, hash. */
    static final String REVOKED = sqlOf(select(TOKEN.ID, TOKEN.HASH).from(TOKEN).where(TOKEN.REVOKED_AT.isNotNull()));

    /** Given: hash. */
    static final String IDENTIFY = sqlOf(select(COLUMNS).from(TOKEN).where(TOKEN.HASH.eq(given(TOKEN.HASH))));

    /** Given: tenant. */
    static final String LIST = sqlOf(select(COLUMNS)
            .from(TOKEN)
            .where(TOKEN.TENANT.eq(given(TOKEN.TENANT)))
            .orderBy(TOKEN.CREATED_AT, TOKEN.ID));

    /** Given: tenant. */
    static final String COUNT = sqlOf(select(count())
            .from(TOKEN)
            .where(TOKEN.TENANT.eq(given(TOKEN.TENANT)))
            .and(TOKEN.REVOKED_AT.isNull()));

    /** Given: id. */
    static final String COUNT_OF_ID = sqlOf(select(count()).from(TOKEN).where(TOKEN.ID.eq(given(TOKEN.ID))));

    /** Given: name, permissions, whether it is limited, networks, expiry, tenant, id. */
    static final String ALTER = sqlOf(update(TOKEN)
            .set(TOKEN.NAME, given(TOKEN.NAME))
            .set(TOKEN.PERMISSIONS, given(TOKEN.PERMISSIONS))
            .set(TOKEN.IS_LIMITED, given(TOKEN.IS_LIMITED))
            .set(TOKEN.NETWORKS, given(TOKEN.NETWORKS))
            .set(TOKEN.EXPIRES_AT, given(TOKEN.EXPIRES_AT))
            .where(IS_IT));

    /** Given: token. */
    static final String REMOVE_POLICIES =
            sqlOf(deleteFrom(TOKEN_POLICY).where(TOKEN_POLICY.TOKEN_ID.eq(given(TOKEN_POLICY.TOKEN_ID))));

    /** Given: token. */
    static final String POLICIES = sqlOf(select(
                    TOKEN_POLICY.ZONES,
                    TOKEN_POLICY.NAMES,
                    TOKEN_POLICY.TYPES,
                    TOKEN_POLICY.VALUE_PATTERN,
                    TOKEN_POLICY.ACTIONS)
            .from(TOKEN_POLICY)
            .where(TOKEN_POLICY.TOKEN_ID.eq(given(TOKEN_POLICY.TOKEN_ID)))
            .orderBy(TOKEN_POLICY.PLACE));

    /** Given: when, tenant, id. */
    static final String REVOKE =
            sqlOf(update(TOKEN).set(TOKEN.REVOKED_AT, given(TOKEN.REVOKED_AT)).where(IS_IT));

    /** Given: when, id. */
    static final String USED =
            sqlOf(update(TOKEN).set(TOKEN.USED_AT, given(TOKEN.USED_AT)).where(TOKEN.ID.eq(given(TOKEN.ID))));

    /** Given: before when they were revoked. */
    static final String FORGET_POLICIES = sqlOf(deleteFrom(TOKEN_POLICY)
            .where(TOKEN_POLICY.TOKEN_ID.in(
                    select(TOKEN.ID).from(TOKEN).where(TOKEN.REVOKED_AT.lt(given(TOKEN.REVOKED_AT))))));

    /** Given: before when they were revoked. */
    static final String FORGET = sqlOf(deleteFrom(TOKEN).where(TOKEN.REVOKED_AT.lt(given(TOKEN.REVOKED_AT))));

    private TokenSql() {}
}
