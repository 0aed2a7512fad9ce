package dev.koder.herald.adapter.storage.sqlite;

import static dev.koder.herald.adapter.storage.sqlite.Jooq.given;
import static dev.koder.herald.adapter.storage.sqlite.Jooq.sqlOf;
import static dev.koder.herald.adapter.storage.sqlite.schema.Tables.KEYED_CHANGE;
import static org.jooq.impl.DSL.deleteFrom;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.select;

import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The statements on changes with an idempotency key, with their values in the order in which they are given. */
final class KeyedChangeSql {

    private static final Condition IS_IT = KEYED_CHANGE
            .TENANT
            .eq(given(KEYED_CHANGE.TENANT))
            .and(KEYED_CHANGE.REQUEST_KEY.eq(given(KEYED_CHANGE.REQUEST_KEY)))
            .and(KEYED_CHANGE.NAME_KEY.eq(given(KEYED_CHANGE.NAME_KEY)));

    /** Given: all columns, in their order. */
    static final String ADD = sqlOf(insertInto(KEYED_CHANGE)
            .values(
                    given(KEYED_CHANGE.TENANT),
                    given(KEYED_CHANGE.REQUEST_KEY),
                    given(KEYED_CHANGE.NAME_KEY),
                    given(KEYED_CHANGE.FINGERPRINT),
                    given(KEYED_CHANGE.CHANGE_SEQUENCE),
                    given(KEYED_CHANGE.WARNING_COUNT),
                    given(KEYED_CHANGE.WARNINGS),
                    given(KEYED_CHANGE.MADE_AT)));

    /** What a request made of a zone. Given: tenant, key, zone, the time after which it was made. */
    static final String FIND = sqlOf(select(
                    KEYED_CHANGE.FINGERPRINT,
                    KEYED_CHANGE.CHANGE_SEQUENCE,
                    KEYED_CHANGE.WARNING_COUNT,
                    KEYED_CHANGE.WARNINGS)
            .from(KEYED_CHANGE)
            .where(IS_IT)
            .and(KEYED_CHANGE.MADE_AT.gt(given(KEYED_CHANGE.MADE_AT))));

    /** The fingerprint of whatever request had a key. Given: tenant, key, the time after which it was made. */
    static final String FINGERPRINT = sqlOf(select(KEYED_CHANGE.FINGERPRINT)
            .from(KEYED_CHANGE)
            .where(KEYED_CHANGE.TENANT.eq(given(KEYED_CHANGE.TENANT)))
            .and(KEYED_CHANGE.REQUEST_KEY.eq(given(KEYED_CHANGE.REQUEST_KEY)))
            .and(KEYED_CHANGE.MADE_AT.gt(given(KEYED_CHANGE.MADE_AT)))
            .limit(DSL.inline(1)));

    /** Tenant, key and zone, the earliest first. Given: the time up to which, how many. */
    static final String OLD = sqlOf(select(KEYED_CHANGE.TENANT, KEYED_CHANGE.REQUEST_KEY, KEYED_CHANGE.NAME_KEY)
            .from(KEYED_CHANGE)
            .where(KEYED_CHANGE.MADE_AT.le(given(KEYED_CHANGE.MADE_AT)))
            .orderBy(KEYED_CHANGE.MADE_AT)
            .limit(DSL.param("limit", SQLDataType.BIGINT)));

    /** Given: tenant, key, zone. */
    static final String REMOVE = sqlOf(deleteFrom(KEYED_CHANGE).where(IS_IT));

    private KeyedChangeSql() {}
}
