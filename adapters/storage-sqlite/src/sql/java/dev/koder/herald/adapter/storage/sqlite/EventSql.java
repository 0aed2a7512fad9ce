package dev.koder.herald.adapter.storage.sqlite;

import static dev.koder.herald.adapter.storage.sqlite.Jooq.given;
import static dev.koder.herald.adapter.storage.sqlite.Jooq.sqlOf;
import static dev.koder.herald.adapter.storage.sqlite.schema.Tables.EVENT;
import static dev.koder.herald.adapter.storage.sqlite.schema.Tables.META;
import static org.jooq.impl.DSL.deleteFrom;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.select;

import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.SelectField;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The statements on events, with their values in the order in which they are given. */
final class EventSql {

    private static final List<SelectField<?>> COLUMNS = List.of(
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
            EVENT.AGREEMENT);

    private static final Condition IS_AFTER = EVENT.CHANGE_SEQUENCE.gt(given(EVENT.CHANGE_SEQUENCE));
    private static final Field<Integer> LIMIT = DSL.param("limit", SQLDataType.INTEGER);

    /** Given: all columns, in their order. */
    static final String ADD = sqlOf(insertInto(EVENT)
            .values(
                    given(EVENT.CHANGE_SEQUENCE),
                    given(EVENT.TENANT),
                    given(EVENT.NAME_KEY),
                    given(EVENT.TYPE),
                    given(EVENT.SERIAL),
                    given(EVENT.ACTOR),
                    given(EVENT.REQUEST_ID),
                    given(EVENT.REASON),
                    given(EVENT.COMMITTED_AT),
                    given(EVENT.CREDENTIAL),
                    given(EVENT.SUBJECT),
                    given(EVENT.AGREEMENT)));

    /** Given: its sequence. */
    static final String FIND =
            sqlOf(select(COLUMNS).from(EVENT).where(EVENT.CHANGE_SEQUENCE.eq(given(EVENT.CHANGE_SEQUENCE))));

    /** When a zone was first deleted after a change. Given: name, the change's sequence. */
    static final String DELETED_AFTER = sqlOf(select(EVENT.COMMITTED_AT)
            .from(EVENT)
            .where(EVENT.NAME_KEY.eq(given(EVENT.NAME_KEY)))
            .and(EVENT.TYPE.eq(inline("zone.deleted")))
            .and(IS_AFTER)
            .orderBy(EVENT.CHANGE_SEQUENCE)
            .limit(inline(1)));

    /** Given: the sequence after which to begin, how many. */
    static final String AFTER = sqlOf(select(COLUMNS)
            .from(EVENT)
            .where(IS_AFTER)
            .orderBy(EVENT.CHANGE_SEQUENCE)
            .limit(LIMIT));

    /** Given: tenant, the sequence after which to begin, how many. */
    static final String AFTER_OF_TENANT = sqlOf(select(COLUMNS)
            .from(EVENT)
            .where(EVENT.TENANT.eq(given(EVENT.TENANT)))
            .and(IS_AFTER)
            .orderBy(EVENT.CHANGE_SEQUENCE)
            .limit(LIMIT));

    /** The first event of a tenant that is not older. Given: tenant, committed. */
    static final String SINCE_OF_TENANT = sqlOf(select(EVENT.CHANGE_SEQUENCE)
            .from(EVENT)
            .where(EVENT.TENANT.eq(given(EVENT.TENANT)))
            .and(EVENT.COMMITTED_AT.ge(given(EVENT.COMMITTED_AT)))
            .orderBy(EVENT.CHANGE_SEQUENCE)
            .limit(inline(1)));

    static final String LAST_SEQUENCE = sqlOf(select(max(EVENT.CHANGE_SEQUENCE)).from(EVENT));

    /** When each of the oldest was committed. Given: the sequence after which to begin, how many. */
    static final String AGES = sqlOf(select(EVENT.CHANGE_SEQUENCE, EVENT.COMMITTED_AT)
            .from(EVENT)
            .where(IS_AFTER)
            .orderBy(EVENT.CHANGE_SEQUENCE)
            .limit(LIMIT));

    /** Given: the last sequence to forget. */
    static final String FORGET = sqlOf(deleteFrom(EVENT).where(EVENT.CHANGE_SEQUENCE.le(given(EVENT.CHANGE_SEQUENCE))));

    /** Given: name, value. */
    static final String NOTE_FORGOTTEN = sqlOf(insertInto(META)
            .columns(META.NAME, META.VALUE)
            .values(given(META.NAME), given(META.VALUE))
            .onConflict(META.NAME)
            .doUpdate()
            .set(META.VALUE, excluded(META.VALUE)));

    private EventSql() {}
}
