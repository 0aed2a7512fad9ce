package dev.koder.herald.adapter.storage.sqlite;

import static dev.koder.herald.adapter.storage.sqlite.Jooq.given;
import static dev.koder.herald.adapter.storage.sqlite.Jooq.sqlOf;
import static dev.koder.herald.adapter.storage.sqlite.schema.Tables.PIECE;
import static dev.koder.herald.adapter.storage.sqlite.schema.Tables.ZONE;
import static org.jooq.impl.DSL.deleteFrom;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.select;

import org.jooq.Condition;

/** The statements on the pieces that hold RRsets, with their values in the order in which they are given. */
final class RecordSetSql {

    private static final Condition IN_ZONE = PIECE.ZONE_ID.eq(given(PIECE.ZONE_ID));
    private static final Condition BEGINS_HERE = PIECE.OWNER_KEY.eq(given(PIECE.OWNER_KEY));

    /** The piece in a tenant's zone that holds an owner. Given: zone name, tenant, owner. */
    static final String HOLDING_OF_TENANT = sqlOf(select(PIECE.OWNER_KEY, PIECE.RRSETS)
            .from(PIECE)
            .where(PIECE.ZONE_ID.eq(select(ZONE.ID)
                    .from(ZONE)
                    .where(ZONE.NAME_KEY.eq(given(ZONE.NAME_KEY)))
                    .and(ZONE.TENANT.eq(given(ZONE.TENANT)))
                    .and(ZONE.DELETED_AT.isNull())))
            .and(PIECE.OWNER_KEY.le(given(PIECE.OWNER_KEY)))
            .orderBy(PIECE.OWNER_KEY.desc())
            .limit(inline(1)));

    /** The piece that holds an owner. Given: zone, owner. */
    static final String HOLDING = sqlOf(select(PIECE.OWNER_KEY, PIECE.RRSETS)
            .from(PIECE)
            .where(IN_ZONE)
            .and(PIECE.OWNER_KEY.le(given(PIECE.OWNER_KEY)))
            .orderBy(PIECE.OWNER_KEY.desc())
            .limit(inline(1)));

    /** The piece that holds an owner, with what it should come to. Given: zone, owner. */
    static final String HOLDING_WITH_CHECKSUM = sqlOf(select(PIECE.OWNER_KEY, PIECE.RRSETS, PIECE.CHECKSUM)
            .from(PIECE)
            .where(IN_ZONE)
            .and(PIECE.OWNER_KEY.le(given(PIECE.OWNER_KEY)))
            .orderBy(PIECE.OWNER_KEY.desc())
            .limit(inline(1)));

    /** The piece after another, with what it should come to. Given: zone, the owner with which the other begins. */
    static final String NEXT_WITH_CHECKSUM = sqlOf(select(PIECE.OWNER_KEY, PIECE.RRSETS, PIECE.CHECKSUM)
            .from(PIECE)
            .where(IN_ZONE)
            .and(PIECE.OWNER_KEY.gt(given(PIECE.OWNER_KEY)))
            .orderBy(PIECE.OWNER_KEY)
            .limit(inline(1)));

    /** Given: zone, the owner after which the first piece begins. */
    static final String AFTER = sqlOf(select(PIECE.OWNER_KEY, PIECE.RRSETS)
            .from(PIECE)
            .where(IN_ZONE)
            .and(PIECE.OWNER_KEY.gt(given(PIECE.OWNER_KEY)))
            .orderBy(PIECE.OWNER_KEY));

    /** Given: zone. */
    static final String ALL = sqlOf(
            select(PIECE.OWNER_KEY, PIECE.RRSETS).from(PIECE).where(IN_ZONE).orderBy(PIECE.OWNER_KEY));

    /** With what they should come to. Given: zone. */
    static final String ALL_WITH_CHECKSUMS = sqlOf(select(PIECE.OWNER_KEY, PIECE.RRSETS, PIECE.CHECKSUM)
            .from(PIECE)
            .where(IN_ZONE)
            .orderBy(PIECE.OWNER_KEY));

    /** Given: zone, owner, RRsets, checksum. */
    static final String PUT = sqlOf(insertInto(PIECE)
            .columns(PIECE.ZONE_ID, PIECE.OWNER_KEY, PIECE.RRSETS, PIECE.CHECKSUM)
            .values(given(PIECE.ZONE_ID), given(PIECE.OWNER_KEY), given(PIECE.RRSETS), given(PIECE.CHECKSUM))
            .onConflict(PIECE.ZONE_ID, PIECE.OWNER_KEY)
            .doUpdate()
            .set(PIECE.RRSETS, excluded(PIECE.RRSETS))
            .set(PIECE.CHECKSUM, excluded(PIECE.CHECKSUM)));

    /** Given: zone, owner. */
    static final String REMOVE = sqlOf(deleteFrom(PIECE).where(IN_ZONE).and(BEGINS_HERE));

    /** Given: zone. */
    static final String REMOVE_ALL = sqlOf(deleteFrom(PIECE).where(IN_ZONE));

    private RecordSetSql() {}
}
