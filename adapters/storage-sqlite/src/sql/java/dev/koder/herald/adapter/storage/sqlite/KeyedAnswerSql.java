package dev.koder.herald.adapter.storage.sqlite;

import static dev.koder.herald.adapter.storage.sqlite.Jooq.given;
import static dev.koder.herald.adapter.storage.sqlite.Jooq.sqlOf;
import static dev.koder.herald.adapter.storage.sqlite.schema.Tables.KEYED_ANSWER;
import static dev.koder.herald.adapter.storage.sqlite.schema.Tables.KEYED_ROOM;
import static org.jooq.impl.DSL.deleteFrom;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.select;

import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The statements on answers to requests with an idempotency key, with their values in the order in which they are given. */
final class KeyedAnswerSql {

    private static final Condition IS_IT = KEYED_ANSWER
            .TENANT
            .eq(given(KEYED_ANSWER.TENANT))
            .and(KEYED_ANSWER.REQUEST_KEY.eq(given(KEYED_ANSWER.REQUEST_KEY)));

    /** Told by SQLite without reading the text. */
    private static final Field<Long> OCTETS =
            DSL.function("octet_length", SQLDataType.BIGINT.notNull(), KEYED_ANSWER.ANSWER);

    private static final Param<Long> MORE = DSL.param("more", SQLDataType.BIGINT);

    /** Given: all columns, in their order. */
    static final String ADD = sqlOf(insertInto(KEYED_ANSWER)
            .values(
                    given(KEYED_ANSWER.TENANT),
                    given(KEYED_ANSWER.REQUEST_KEY),
                    given(KEYED_ANSWER.FINGERPRINT),
                    given(KEYED_ANSWER.ANSWER),
                    given(KEYED_ANSWER.GIVEN_AT)));

    /** Given: tenant, key, the time after which it was given. */
    static final String FIND = sqlOf(select(KEYED_ANSWER.FINGERPRINT, KEYED_ANSWER.ANSWER)
            .from(KEYED_ANSWER)
            .where(IS_IT)
            .and(KEYED_ANSWER.GIVEN_AT.gt(given(KEYED_ANSWER.GIVEN_AT))));

    /** When an answer was given, and its octets. Given: tenant, key. */
    static final String AGE =
            sqlOf(select(KEYED_ANSWER.GIVEN_AT, OCTETS).from(KEYED_ANSWER).where(IS_IT));

    /** Tenant, key and octets, the earliest first. Given: the time up to which, how many. */
    static final String OLD = sqlOf(select(KEYED_ANSWER.TENANT, KEYED_ANSWER.REQUEST_KEY, OCTETS)
            .from(KEYED_ANSWER)
            .where(KEYED_ANSWER.GIVEN_AT.le(given(KEYED_ANSWER.GIVEN_AT)))
            .orderBy(KEYED_ANSWER.GIVEN_AT)
            .limit(DSL.param("limit", SQLDataType.BIGINT)));

    /** Tenant, key and octets, the earliest first. Given: tenant. */
    static final String OF_TENANT = sqlOf(select(KEYED_ANSWER.TENANT, KEYED_ANSWER.REQUEST_KEY, OCTETS)
            .from(KEYED_ANSWER)
            .where(KEYED_ANSWER.TENANT.eq(given(KEYED_ANSWER.TENANT)))
            .orderBy(KEYED_ANSWER.GIVEN_AT));

    /** Given: tenant, key. */
    static final String REMOVE = sqlOf(deleteFrom(KEYED_ANSWER).where(IS_IT));

    /** How many answers of a tenant's are kept, and their octets. Given: tenant. */
    static final String ROOM = sqlOf(select(KEYED_ROOM.ANSWERS, KEYED_ROOM.OCTETS)
            .from(KEYED_ROOM)
            .where(KEYED_ROOM.TENANT.eq(given(KEYED_ROOM.TENANT))));

    /** Given: tenant, by how many answers more or less, by how many octets, and both once more. */
    static final String COUNT = sqlOf(insertInto(KEYED_ROOM)
            .values(given(KEYED_ROOM.TENANT), given(KEYED_ROOM.ANSWERS), given(KEYED_ROOM.OCTETS))
            .onConflict(KEYED_ROOM.TENANT)
            .doUpdate()
            .set(KEYED_ROOM.ANSWERS, KEYED_ROOM.ANSWERS.plus(MORE))
            .set(KEYED_ROOM.OCTETS, KEYED_ROOM.OCTETS.plus(MORE)));

    private KeyedAnswerSql() {}
}
