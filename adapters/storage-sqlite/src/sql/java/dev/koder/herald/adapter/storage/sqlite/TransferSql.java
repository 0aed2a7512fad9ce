package dev.koder.herald.adapter.storage.sqlite;

import static dev.koder.herald.adapter.storage.sqlite.Jooq.given;
import static dev.koder.herald.adapter.storage.sqlite.Jooq.sqlOf;
import static dev.koder.herald.adapter.storage.sqlite.schema.Tables.ZONE;
import static dev.koder.herald.adapter.storage.sqlite.schema.Tables.ZONE_OFFER;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.deleteFrom;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.update;

import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.SelectField;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The statements on offers of zones, with their values in the order in which they are given. */
final class TransferSql {

    private static final List<SelectField<?>> COLUMNS = List.of(
            ZONE_OFFER.ID,
            ZONE_OFFER.NAME_KEY,
            ZONE_OFFER.GIVER,
            ZONE_OFFER.RECEIVER,
            ZONE_OFFER.WITH_BELOW,
            ZONE_OFFER.OFFERED_BY,
            ZONE_OFFER.MADE_AT,
            ZONE_OFFER.EXPIRES_AT,
            ZONE_OFFER.ACCEPTED_AT);

    private static final Field<Integer> LIMIT = DSL.param("limit", SQLDataType.INTEGER);
    private static final Condition STANDS = ZONE_OFFER.ACCEPTED_AT.isNull();
    private static final Condition IS_NOT_OVER = ZONE_OFFER.EXPIRES_AT.gt(given(ZONE_OFFER.EXPIRES_AT));

    /** Given: id, giver, receiver, the time at which it is not over. */
    static final String FIND = sqlOf(select(COLUMNS)
            .from(ZONE_OFFER)
            .where(ZONE_OFFER.ID.eq(given(ZONE_OFFER.ID)))
            .and(ZONE_OFFER.GIVER.eq(given(ZONE_OFFER.GIVER)).or(ZONE_OFFER.RECEIVER.eq(given(ZONE_OFFER.RECEIVER))))
            .and(IS_NOT_OVER));

    /** Given: zone, giver, the time at which it is not over. */
    static final String OF_ZONE = sqlOf(select(COLUMNS)
            .from(ZONE_OFFER)
            .where(ZONE_OFFER.NAME_KEY.eq(given(ZONE_OFFER.NAME_KEY)))
            .and(ZONE_OFFER.GIVER.eq(given(ZONE_OFFER.GIVER)))
            .and(STANDS)
            .and(IS_NOT_OVER));

    /** Given: giver, the zone after which to begin, the time at which they are not over, how many. */
    static final String OUTGOING = sqlOf(select(COLUMNS)
            .from(ZONE_OFFER)
            .where(ZONE_OFFER.GIVER.eq(given(ZONE_OFFER.GIVER)))
            .and(ZONE_OFFER.NAME_KEY.gt(given(ZONE_OFFER.NAME_KEY)))
            .and(STANDS)
            .and(IS_NOT_OVER)
            .orderBy(ZONE_OFFER.NAME_KEY)
            .limit(LIMIT));

    /** Given: receiver, the zone after which to begin, the time at which they are not over, how many. */
    static final String INCOMING = sqlOf(select(COLUMNS)
            .from(ZONE_OFFER)
            .where(ZONE_OFFER.RECEIVER.eq(given(ZONE_OFFER.RECEIVER)))
            .and(ZONE_OFFER.NAME_KEY.gt(given(ZONE_OFFER.NAME_KEY)))
            .and(STANDS)
            .and(IS_NOT_OVER)
            .orderBy(ZONE_OFFER.NAME_KEY)
            .limit(LIMIT));

    /** Given: giver, the time at which they are not over. */
    static final String COUNT = sqlOf(select(count())
            .from(ZONE_OFFER)
            .where(ZONE_OFFER.GIVER.eq(given(ZONE_OFFER.GIVER)))
            .and(STANDS)
            .and(IS_NOT_OVER));

    /** Given: id, zone, giver, receiver, whether zones below go along, who offers it, when, until when. */
    static final String ADD = sqlOf(insertInto(ZONE_OFFER)
            .columns(
                    ZONE_OFFER.ID,
                    ZONE_OFFER.NAME_KEY,
                    ZONE_OFFER.GIVER,
                    ZONE_OFFER.RECEIVER,
                    ZONE_OFFER.WITH_BELOW,
                    ZONE_OFFER.OFFERED_BY,
                    ZONE_OFFER.MADE_AT,
                    ZONE_OFFER.EXPIRES_AT)
            .values(
                    given(ZONE_OFFER.ID),
                    given(ZONE_OFFER.NAME_KEY),
                    given(ZONE_OFFER.GIVER),
                    given(ZONE_OFFER.RECEIVER),
                    given(ZONE_OFFER.WITH_BELOW),
                    given(ZONE_OFFER.OFFERED_BY),
                    given(ZONE_OFFER.MADE_AT),
                    given(ZONE_OFFER.EXPIRES_AT)));

    /** Given: when, id. */
    static final String ACCEPT = sqlOf(update(ZONE_OFFER)
            .set(ZONE_OFFER.ACCEPTED_AT, given(ZONE_OFFER.ACCEPTED_AT))
            .where(ZONE_OFFER.ID.eq(given(ZONE_OFFER.ID))));

    /** Given: zone. */
    static final String END = sqlOf(deleteFrom(ZONE_OFFER)
            .where(ZONE_OFFER.NAME_KEY.eq(given(ZONE_OFFER.NAME_KEY)))
            .and(STANDS));

    /** Given: the zone's id. */
    static final String END_OF_ZONE = sqlOf(deleteFrom(ZONE_OFFER)
            .where(ZONE_OFFER.NAME_KEY.eq(select(ZONE.NAME_KEY).from(ZONE).where(ZONE.ID.eq(given(ZONE.ID)))))
            .and(STANDS));

    /** Given: the time at which they were over. */
    static final String FORGET =
            sqlOf(deleteFrom(ZONE_OFFER).where(ZONE_OFFER.EXPIRES_AT.le(given(ZONE_OFFER.EXPIRES_AT))));

    private TransferSql() {}
}
