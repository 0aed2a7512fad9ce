package dev.koder.herald.adapter.storage.sqlite;

import static dev.koder.herald.adapter.storage.sqlite.Jooq.given;
import static dev.koder.herald.adapter.storage.sqlite.Jooq.sqlOf;
import static dev.koder.herald.adapter.storage.sqlite.schema.Tables.VERSION;
import static dev.koder.herald.adapter.storage.sqlite.schema.Tables.VERSION_MARK;
import static org.jooq.impl.DSL.deleteFrom;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.select;

import org.jooq.Condition;

/** The statements on versions, with their values in the order in which they are given. */
final class VersionSql {

    private static final Condition IS_IT = VERSION.CHANGE_SEQUENCE.eq(given(VERSION.CHANGE_SEQUENCE));

    /** Given: all columns, in their order. */
    static final String ADD = sqlOf(insertInto(VERSION)
            .values(
                    given(VERSION.CHANGE_SEQUENCE),
                    given(VERSION.ZONE_ID),
                    given(VERSION.PREVIOUS),
                    given(VERSION.SERIAL),
                    given(VERSION.SOA_RDATA),
                    given(VERSION.SOA_TTL),
                    given(VERSION.RRSET_COUNT),
                    given(VERSION.COMMITTED_AT),
                    given(VERSION.TENANT),
                    given(VERSION.KIND),
                    given(VERSION.ACTOR),
                    given(VERSION.REQUEST_ID),
                    given(VERSION.REASON),
                    given(VERSION.CREDENTIAL),
                    given(VERSION.AGREEMENT),
                    given(VERSION.REMOVED),
                    given(VERSION.ADDED)));

    /** A version without what it changed. Given: its sequence. */
    static final String FIND = sqlOf(select(
                    VERSION.CHANGE_SEQUENCE,
                    VERSION.ZONE_ID,
                    VERSION.PREVIOUS,
                    VERSION.SERIAL,
                    VERSION.SOA_RDATA,
                    VERSION.SOA_TTL,
                    VERSION.RRSET_COUNT,
                    VERSION.COMMITTED_AT,
                    VERSION.ACTOR,
                    VERSION.REQUEST_ID,
                    VERSION.REASON,
                    VERSION.CREDENTIAL,
                    VERSION.AGREEMENT,
                    VERSION.TENANT,
                    VERSION.KIND)
            .from(VERSION)
            .where(IS_IT));

    /** Whose a version is. Given: its sequence. */
    static final String ZONE_ID = sqlOf(select(VERSION.ZONE_ID).from(VERSION).where(IS_IT));

    /** What a version changed. Given: its sequence. */
    static final String PATCH =
            sqlOf(select(VERSION.REMOVED, VERSION.ADDED).from(VERSION).where(IS_IT));

    /** Given: its sequence. */
    static final String REMOVE = sqlOf(deleteFrom(VERSION).where(IS_IT));

    /** Notes the last version of a block of serials. Given: zone, block, its sequence, its time. */
    static final String MARK = sqlOf(insertInto(VERSION_MARK)
            .columns(VERSION_MARK.ZONE_ID, VERSION_MARK.BLOCK, VERSION_MARK.CHANGE_SEQUENCE, VERSION_MARK.COMMITTED_AT)
            .values(
                    given(VERSION_MARK.ZONE_ID),
                    given(VERSION_MARK.BLOCK),
                    given(VERSION_MARK.CHANGE_SEQUENCE),
                    given(VERSION_MARK.COMMITTED_AT))
            .onConflict(VERSION_MARK.ZONE_ID, VERSION_MARK.BLOCK)
            .doUpdate()
            .set(VERSION_MARK.CHANGE_SEQUENCE, given(VERSION_MARK.CHANGE_SEQUENCE))
            .set(VERSION_MARK.COMMITTED_AT, given(VERSION_MARK.COMMITTED_AT)));

    /** The last version of a block of serials. Given: zone, block. */
    static final String MARKED = sqlOf(select(VERSION_MARK.CHANGE_SEQUENCE)
            .from(VERSION_MARK)
            .where(VERSION_MARK.ZONE_ID.eq(given(VERSION_MARK.ZONE_ID)))
            .and(VERSION_MARK.BLOCK.eq(given(VERSION_MARK.BLOCK))));

    /** The first version since a time that is the last one of its block. Given: zone, time. */
    static final String MARKED_SINCE = sqlOf(select(min(VERSION_MARK.CHANGE_SEQUENCE))
            .from(VERSION_MARK)
            .where(VERSION_MARK.ZONE_ID.eq(given(VERSION_MARK.ZONE_ID)))
            .and(VERSION_MARK.COMMITTED_AT.ge(given(VERSION_MARK.COMMITTED_AT))));

    /** Forgets marks of versions before one. Given: zone, its sequence. */
    static final String UNMARK = sqlOf(deleteFrom(VERSION_MARK)
            .where(VERSION_MARK.ZONE_ID.eq(given(VERSION_MARK.ZONE_ID)))
            .and(VERSION_MARK.CHANGE_SEQUENCE.lt(given(VERSION_MARK.CHANGE_SEQUENCE))));

    private VersionSql() {}
}
