package dev.koder.herald.adapter.storage.sqlite;

import static dev.koder.herald.adapter.storage.sqlite.Jooq.given;
import static dev.koder.herald.adapter.storage.sqlite.Jooq.sqlOf;
import static dev.koder.herald.adapter.storage.sqlite.schema.Tables.RRSET;
import static dev.koder.herald.adapter.storage.sqlite.schema.Tables.ZONE;
import static org.jooq.impl.DSL.deleteFrom;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;

import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The statements on the table of RRsets, with their values in the order in which they are given. */
final class RecordSetSql {

    private static final Condition IN_ZONE = RRSET.ZONE_ID.eq(given(RRSET.ZONE_ID));
    private static final Condition IS_AFTER =
            row(RRSET.OWNER_KEY, RRSET.RTYPE).gt(row(given(RRSET.OWNER_KEY), given(RRSET.RTYPE)));

    /** One RRset of a tenant's zone. Given: zone name, tenant, owner, type. */
    static final String FIND_OF_TENANT = sqlOf(select(RRSET.TTL, RRSET.RDATA)
            .from(ZONE)
            .join(RRSET)
            .on(RRSET.ZONE_ID.eq(ZONE.ID))
            .where(ZONE.NAME_KEY.eq(given(ZONE.NAME_KEY)))
            .and(ZONE.TENANT.eq(given(ZONE.TENANT)))
            .and(ZONE.DELETED_AT.isNull())
            .and(RRSET.OWNER_KEY.eq(given(RRSET.OWNER_KEY)))
            .and(RRSET.RTYPE.eq(given(RRSET.RTYPE))));

    /** Given: zone, owner. */
    static final String AT = sqlOf(select(RRSET.RTYPE, RRSET.TTL, RRSET.RDATA)
            .from(RRSET)
            .where(IN_ZONE)
            .and(RRSET.OWNER_KEY.eq(given(RRSET.OWNER_KEY)))
            .orderBy(RRSET.RTYPE));

    /** Given: zone, owner and type after which to look. */
    static final String NEXT_OWNER = sqlOf(select(RRSET.OWNER_KEY)
            .from(RRSET)
            .where(IN_ZONE)
            .and(IS_AFTER)
            .orderBy(RRSET.OWNER_KEY, RRSET.RTYPE)
            .limit(inline(1)));

    /** Given: zone, owner and type after which to begin, how many. */
    static final String PAGE = sqlOf(select(RRSET.OWNER_KEY, RRSET.RTYPE, RRSET.TTL, RRSET.RDATA)
            .from(RRSET)
            .where(IN_ZONE)
            .and(IS_AFTER)
            .orderBy(RRSET.OWNER_KEY, RRSET.RTYPE)
            .limit(DSL.param("limit", SQLDataType.INTEGER)));

    /** Given: zone. */
    static final String ALL = sqlOf(select(RRSET.OWNER_KEY, RRSET.RTYPE, RRSET.TTL, RRSET.RDATA)
            .from(RRSET)
            .where(IN_ZONE)
            .orderBy(RRSET.OWNER_KEY, RRSET.RTYPE));

    /** Given: zone, owner, type, TTL, rdata. */
    static final String PUT = sqlOf(insertInto(RRSET)
            .columns(RRSET.ZONE_ID, RRSET.OWNER_KEY, RRSET.RTYPE, RRSET.TTL, RRSET.RDATA)
            .values(
                    given(RRSET.ZONE_ID),
                    given(RRSET.OWNER_KEY),
                    given(RRSET.RTYPE),
                    given(RRSET.TTL),
                    given(RRSET.RDATA))
            .onConflict(RRSET.ZONE_ID, RRSET.OWNER_KEY, RRSET.RTYPE)
            .doUpdate()
            .set(RRSET.TTL, excluded(RRSET.TTL))
            .set(RRSET.RDATA, excluded(RRSET.RDATA)));

    /** Given: zone, owner, type. */
    static final String REMOVE = sqlOf(deleteFrom(RRSET)
            .where(IN_ZONE)
            .and(RRSET.OWNER_KEY.eq(given(RRSET.OWNER_KEY)))
            .and(RRSET.RTYPE.eq(given(RRSET.RTYPE))));

    /** Given: zone. */
    static final String REMOVE_ALL = sqlOf(deleteFrom(RRSET).where(IN_ZONE));

    private RecordSetSql() {}
}
