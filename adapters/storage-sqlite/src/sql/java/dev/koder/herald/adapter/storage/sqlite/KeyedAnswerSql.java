package dev.koder.herald.adapter.storage.sqlite;

import static dev.koder.herald.adapter.storage.sqlite.Jooq.given;
import static dev.koder.herald.adapter.storage.sqlite.Jooq.sqlOf;
import static dev.koder.herald.adapter.storage.sqlite.schema.Tables.KEYED_ANSWER;
import static org.jooq.impl.DSL.deleteFrom;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.select;

/** The statements on answers to requests with an idempotency key, with their values in the order in which they are given. */
final class KeyedAnswerSql {

    /** The first answer stays. Given: all columns, in their order. */
    static final String ADD = sqlOf(insertInto(KEYED_ANSWER)
            .values(
                    given(KEYED_ANSWER.TENANT),
                    given(KEYED_ANSWER.REQUEST_KEY),
                    given(KEYED_ANSWER.FINGERPRINT),
                    given(KEYED_ANSWER.ANSWER),
                    given(KEYED_ANSWER.GIVEN_AT))
            .onConflictDoNothing());

    /** Given: tenant, key, the time after which it was given. */
    static final String FIND = sqlOf(select(KEYED_ANSWER.FINGERPRINT, KEYED_ANSWER.ANSWER)
            .from(KEYED_ANSWER)
            .where(KEYED_ANSWER.TENANT.eq(given(KEYED_ANSWER.TENANT)))
            .and(KEYED_ANSWER.REQUEST_KEY.eq(given(KEYED_ANSWER.REQUEST_KEY)))
            .and(KEYED_ANSWER.GIVEN_AT.gt(given(KEYED_ANSWER.GIVEN_AT))));

    /** Given: the time up to which. */
    static final String FORGET =
            sqlOf(deleteFrom(KEYED_ANSWER).where(KEYED_ANSWER.GIVEN_AT.le(given(KEYED_ANSWER.GIVEN_AT))));

    private KeyedAnswerSql() {}
}
