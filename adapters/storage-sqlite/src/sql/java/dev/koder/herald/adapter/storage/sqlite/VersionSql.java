package dev.koder.herald.adapter.storage.sqlite;

import static dev.koder.herald.adapter.storage.sqlite.Jooq.given;
import static dev.koder.herald.adapter.storage.sqlite.Jooq.sqlOf;
import static dev.koder.herald.adapter.storage.sqlite.schema.Tables.VERSION;
import static org.jooq.impl.DSL.deleteFrom;
import static org.jooq.impl.DSL.insertInto;
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
                    given(VERSION.ACTOR),
                    given(VERSION.REQUEST_ID),
                    given(VERSION.REASON),
                    given(VERSION.REMOVED),
                    given(VERSION.ADDED),
                    given(VERSION.CREDENTIAL),
                    given(VERSION.AGREEMENT)));

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
                    VERSION.AGREEMENT)
            .from(VERSION)
            .where(IS_IT));

    /** Whose a version is. Given: its sequence. */
    static final String ZONE_ID = sqlOf(select(VERSION.ZONE_ID).from(VERSION).where(IS_IT));

    /** What a version changed. Given: its sequence. */
    static final String PATCH =
            sqlOf(select(VERSION.REMOVED, VERSION.ADDED).from(VERSION).where(IS_IT));

    /** Given: its sequence. */
    static final String REMOVE = sqlOf(deleteFrom(VERSION).where(IS_IT));

    private VersionSql() {}
}
