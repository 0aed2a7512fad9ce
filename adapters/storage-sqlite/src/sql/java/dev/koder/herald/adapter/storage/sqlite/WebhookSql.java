package dev.koder.herald.adapter.storage.sqlite;

import static dev.koder.herald.adapter.storage.sqlite.Jooq.given;
import static dev.koder.herald.adapter.storage.sqlite.Jooq.sqlOf;
import static dev.koder.herald.adapter.storage.sqlite.schema.Tables.DEAD_LETTER;
import static dev.koder.herald.adapter.storage.sqlite.schema.Tables.EVENT;
import static dev.koder.herald.adapter.storage.sqlite.schema.Tables.WEBHOOK;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.deleteFrom;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.update;

import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.SelectField;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The statements on webhooks and dead letters, with their values in the order in which they are given. */
final class WebhookSql {

    private static final List<SelectField<?>> COLUMNS = List.of(
            WEBHOOK.TENANT,
            WEBHOOK.ID,
            WEBHOOK.URL,
            WEBHOOK.TYPES,
            WEBHOOK.NAME_KEY,
            WEBHOOK.DESCRIPTION,
            WEBHOOK.SECRET,
            WEBHOOK.OLD_SECRET,
            WEBHOOK.OLD_SECRET_UNTIL,
            WEBHOOK.STATE,
            WEBHOOK.AFTER_SEQUENCE,
            WEBHOOK.ATTEMPTS,
            WEBHOOK.NEXT_ATTEMPT_AT,
            WEBHOOK.GIVEN_UP,
            WEBHOOK.LAST_ERROR,
            WEBHOOK.CREATED_AT);

    private static final List<SelectField<?>> LETTER_COLUMNS = List.of(
            EVENT.CHANGE_SEQUENCE,
            EVENT.TENANT,
            EVENT.NAME_KEY,
            EVENT.TYPE,
            EVENT.SERIAL,
            EVENT.ACTOR,
            EVENT.REQUEST_ID,
            EVENT.REASON,
            EVENT.COMMITTED_AT,
            EVENT.CREDENTIAL,
            EVENT.SUBJECT,
            EVENT.AGREEMENT,
            DEAD_LETTER.ATTEMPTS,
            DEAD_LETTER.ERROR,
            DEAD_LETTER.GIVEN_UP_AT,
            DEAD_LETTER.IS_REPLAYED);

    private static final Condition IS_IT =
            WEBHOOK.TENANT.eq(given(WEBHOOK.TENANT)).and(WEBHOOK.ID.eq(given(WEBHOOK.ID)));
    private static final Condition IS_OF_IT = DEAD_LETTER.WEBHOOK_ID.eq(given(DEAD_LETTER.WEBHOOK_ID));
    private static final Condition IS_LETTER =
            IS_OF_IT.and(DEAD_LETTER.CHANGE_SEQUENCE.eq(given(DEAD_LETTER.CHANGE_SEQUENCE)));
    private static final Condition IS_ITS_EVENT = EVENT.CHANGE_SEQUENCE.eq(DEAD_LETTER.CHANGE_SEQUENCE);
    private static final Field<Integer> LIMIT = DSL.param("limit", SQLDataType.INTEGER);

    /** Given: all columns, in their order. */
    static final String ADD = sqlOf(insertInto(WEBHOOK)
            .values(
                    given(WEBHOOK.TENANT),
                    given(WEBHOOK.ID),
                    given(WEBHOOK.URL),
                    given(WEBHOOK.TYPES),
                    given(WEBHOOK.NAME_KEY),
                    given(WEBHOOK.DESCRIPTION),
                    given(WEBHOOK.SECRET),
                    given(WEBHOOK.OLD_SECRET),
                    given(WEBHOOK.OLD_SECRET_UNTIL),
                    given(WEBHOOK.STATE),
                    given(WEBHOOK.AFTER_SEQUENCE),
                    given(WEBHOOK.ATTEMPTS),
                    given(WEBHOOK.NEXT_ATTEMPT_AT),
                    given(WEBHOOK.GIVEN_UP),
                    given(WEBHOOK.LAST_ERROR),
                    given(WEBHOOK.CREATED_AT)));

    /** Given: tenant, id. */
    static final String FIND = sqlOf(select(COLUMNS).from(WEBHOOK).where(IS_IT));

    /** Given: tenant. */
    static final String LIST = sqlOf(select(COLUMNS)
            .from(WEBHOOK)
            .where(WEBHOOK.TENANT.eq(given(WEBHOOK.TENANT)))
            .orderBy(WEBHOOK.ID));

    /** Given: tenant. */
    static final String COUNT = sqlOf(select(count()).from(WEBHOOK).where(WEBHOOK.TENANT.eq(given(WEBHOOK.TENANT))));

    /** Given: state. */
    static final String IN_STATE = sqlOf(select(COLUMNS).from(WEBHOOK).where(WEBHOOK.STATE.eq(given(WEBHOOK.STATE))));

    /** Given: tenant, id. */
    static final String REMOVE = sqlOf(deleteFrom(WEBHOOK).where(IS_IT));

    /** Given: webhook, event, attempts, error, given up, whether it is to be replayed. */
    static final String ADD_LETTER = sqlOf(insertInto(DEAD_LETTER)
            .values(
                    given(DEAD_LETTER.WEBHOOK_ID),
                    given(DEAD_LETTER.CHANGE_SEQUENCE),
                    given(DEAD_LETTER.ATTEMPTS),
                    given(DEAD_LETTER.ERROR),
                    given(DEAD_LETTER.GIVEN_UP_AT),
                    given(DEAD_LETTER.IS_REPLAYED)));

    /** Given: attempts, error, given up, whether it is to be replayed, webhook, event. */
    static final String CHANGE_LETTER = sqlOf(update(DEAD_LETTER)
            .set(DEAD_LETTER.ATTEMPTS, given(DEAD_LETTER.ATTEMPTS))
            .set(DEAD_LETTER.ERROR, given(DEAD_LETTER.ERROR))
            .set(DEAD_LETTER.GIVEN_UP_AT, given(DEAD_LETTER.GIVEN_UP_AT))
            .set(DEAD_LETTER.IS_REPLAYED, given(DEAD_LETTER.IS_REPLAYED))
            .where(IS_LETTER));

    /** Given: webhook, the event after which to begin, how many. */
    static final String LETTERS = sqlOf(select(LETTER_COLUMNS)
            .from(DEAD_LETTER)
            .join(EVENT)
            .on(IS_ITS_EVENT)
            .where(IS_OF_IT)
            .and(DEAD_LETTER.CHANGE_SEQUENCE.gt(given(DEAD_LETTER.CHANGE_SEQUENCE)))
            .orderBy(DEAD_LETTER.CHANGE_SEQUENCE)
            .limit(LIMIT));

    /** Given: webhook, how many. */
    static final String REPLAYED = sqlOf(select(LETTER_COLUMNS)
            .from(DEAD_LETTER)
            .join(EVENT)
            .on(IS_ITS_EVENT)
            .where(IS_OF_IT)
            .and(DEAD_LETTER.IS_REPLAYED.eq(inline(1L)))
            .orderBy(DEAD_LETTER.CHANGE_SEQUENCE)
            .limit(LIMIT));

    /** Given: webhook. */
    static final String REPLAY =
            sqlOf(update(DEAD_LETTER).set(DEAD_LETTER.IS_REPLAYED, inline(1L)).where(IS_OF_IT));

    /** Given: webhook, event. */
    static final String REMOVE_LETTER = sqlOf(deleteFrom(DEAD_LETTER).where(IS_LETTER));

    /** Given: webhook. */
    static final String REMOVE_LETTERS = sqlOf(deleteFrom(DEAD_LETTER).where(IS_OF_IT));

    /** Given: the last event whose letters to forget. */
    static final String FORGET_LETTERS =
            sqlOf(deleteFrom(DEAD_LETTER).where(DEAD_LETTER.CHANGE_SEQUENCE.le(given(DEAD_LETTER.CHANGE_SEQUENCE))));

    private WebhookSql() {}
}
