package dev.koder.herald.adapter.storage.sqlite;

import static dev.koder.herald.adapter.storage.sqlite.Jooq.given;
import static dev.koder.herald.adapter.storage.sqlite.Jooq.sqlOf;
import static dev.koder.herald.adapter.storage.sqlite.schema.Tables.ZONE_CLAIM;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.deleteFrom;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.update;

import org.jooq.Condition;

/** The statements on claims of names, with their values in the order in which they are given. */
final class ClaimSql {

    private static final Condition IS_IT =
            ZONE_CLAIM.TENANT.eq(given(ZONE_CLAIM.TENANT)).and(ZONE_CLAIM.NAME_KEY.eq(given(ZONE_CLAIM.NAME_KEY)));

    /** Given: tenant, name, the time after which it was made. */
    static final String FIND = sqlOf(select(ZONE_CLAIM.TOKEN, ZONE_CLAIM.MADE_AT, ZONE_CLAIM.PROVEN_AT)
            .from(ZONE_CLAIM)
            .where(IS_IT)
            .and(ZONE_CLAIM.MADE_AT.gt(given(ZONE_CLAIM.MADE_AT))));

    /** Given: tenant. */
    static final String COUNT =
            sqlOf(select(count()).from(ZONE_CLAIM).where(ZONE_CLAIM.TENANT.eq(given(ZONE_CLAIM.TENANT))));

    /** Given: tenant, name, token, time. */
    static final String ADD = sqlOf(insertInto(ZONE_CLAIM)
            .columns(ZONE_CLAIM.TENANT, ZONE_CLAIM.NAME_KEY, ZONE_CLAIM.TOKEN, ZONE_CLAIM.MADE_AT)
            .values(
                    given(ZONE_CLAIM.TENANT),
                    given(ZONE_CLAIM.NAME_KEY),
                    given(ZONE_CLAIM.TOKEN),
                    given(ZONE_CLAIM.MADE_AT)));

    /** Given: the time, tenant, name, token. */
    static final String PROVE = sqlOf(update(ZONE_CLAIM)
            .set(ZONE_CLAIM.PROVEN_AT, given(ZONE_CLAIM.PROVEN_AT))
            .where(IS_IT)
            .and(ZONE_CLAIM.TOKEN.eq(given(ZONE_CLAIM.TOKEN))));

    /** Given: tenant, name. */
    static final String USE_UP = sqlOf(deleteFrom(ZONE_CLAIM).where(IS_IT));

    /** Given: tenant, the time up to which they were made. */
    static final String FORGET = sqlOf(deleteFrom(ZONE_CLAIM)
            .where(ZONE_CLAIM.TENANT.eq(given(ZONE_CLAIM.TENANT)))
            .and(ZONE_CLAIM.MADE_AT.le(given(ZONE_CLAIM.MADE_AT))));

    private ClaimSql() {}
}
