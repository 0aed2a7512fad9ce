package dev.koder.herald.adapter.storage.sqlite;

import static dev.koder.herald.adapter.storage.sqlite.Jooq.given;
import static dev.koder.herald.adapter.storage.sqlite.Jooq.sqlOf;
import static dev.koder.herald.adapter.storage.sqlite.schema.Tables.VERSION;
import static dev.koder.herald.adapter.storage.sqlite.schema.Tables.ZONE;
import static dev.koder.herald.adapter.storage.sqlite.schema.Tables.ZONE_BELOW;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.deleteFrom;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.update;

import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.SelectField;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The statements on the table of zones, with their values in the order in which they are given. */
final class ZoneSql {

    private static final List<SelectField<?>> COLUMNS = List.of(
            ZONE.ID,
            ZONE.NAME_KEY,
            ZONE.TENANT,
            ZONE.SERIAL,
            ZONE.SOA_RDATA,
            ZONE.SOA_TTL,
            ZONE.RRSET_COUNT,
            ZONE.CREATED_AT,
            ZONE.CHANGED_AT,
            ZONE.DELETED_AT,
            ZONE.CHANGE_SEQUENCE,
            ZONE.SERIAL_POLICY,
            ZONE.NAMESERVER_SET,
            ZONE.PRECONDITION_REQUIRED,
            ZONE.LOCKS,
            ZONE.OLDEST_SERIAL);

    private static final Condition IS_LIVE = ZONE.DELETED_AT.isNull();
    private static final Field<Integer> LIMIT = DSL.param("limit", SQLDataType.INTEGER);

    /** Given: name. */
    static final String FIND = sqlOf(select(COLUMNS).from(ZONE).where(ZONE.NAME_KEY.eq(given(ZONE.NAME_KEY))));

    /** Given: name, tenant. */
    static final String FIND_OF_TENANT = sqlOf(select(COLUMNS)
            .from(ZONE)
            .where(ZONE.NAME_KEY.eq(given(ZONE.NAME_KEY)))
            .and(ZONE.TENANT.eq(given(ZONE.TENANT)))
            .and(IS_LIVE));

    /** Given: id. */
    static final String OF_ID = sqlOf(select(COLUMNS).from(ZONE).where(ZONE.ID.eq(given(ZONE.ID))));

    /** Given: tenant, how many. */
    static final String LIST = sqlOf(select(COLUMNS)
            .from(ZONE)
            .where(ZONE.TENANT.eq(given(ZONE.TENANT)))
            .and(IS_LIVE)
            .orderBy(ZONE.NAME_KEY)
            .limit(LIMIT));

    /** Given: tenant, the name after which to begin, how many. */
    static final String LIST_AFTER = sqlOf(select(COLUMNS)
            .from(ZONE)
            .where(ZONE.TENANT.eq(given(ZONE.TENANT)))
            .and(IS_LIVE)
            .and(ZONE.NAME_KEY.gt(given(ZONE.NAME_KEY)))
            .orderBy(ZONE.NAME_KEY)
            .limit(LIMIT));

    /** Given: tenant, the name at which to end. */
    static final String LAST_UP_TO = sqlOf(select(COLUMNS)
            .from(ZONE)
            .where(ZONE.TENANT.eq(given(ZONE.TENANT)))
            .and(IS_LIVE)
            .and(ZONE.NAME_KEY.le(given(ZONE.NAME_KEY)))
            .orderBy(ZONE.NAME_KEY.desc())
            .limit(inline(1)));

    /** With something behind them. Given: tenant, the time after which they were deleted, the name after which to begin, how many. */
    static final String DELETED = sqlOf(select(COLUMNS)
            .from(ZONE)
            .where(ZONE.TENANT.eq(given(ZONE.TENANT)))
            .and(ZONE.DELETED_AT.gt(given(ZONE.DELETED_AT)))
            .and(ZONE.NAME_KEY.gt(given(ZONE.NAME_KEY)))
            .and(ZONE.RRSET_COUNT.gt(inline(0L)))
            .orderBy(ZONE.NAME_KEY)
            .limit(LIMIT));

    /** Tombstones with something behind them. Given: the latest time of their deletion, how many. */
    static final String DELETED_BEFORE = sqlOf(select(COLUMNS)
            .from(ZONE)
            .where(ZONE.DELETED_AT.le(given(ZONE.DELETED_AT)))
            .and(ZONE.RRSET_COUNT.gt(inline(0L)))
            .limit(LIMIT));

    /** Says that nothing is behind a tombstone. Given: id. */
    static final String EMPTY = sqlOf(update(ZONE)
            .set(ZONE.RRSET_COUNT, inline(0L))
            .set(ZONE.OLDEST_SERIAL, ZONE.SERIAL)
            .where(ZONE.ID.eq(given(ZONE.ID))));

    /** Says which version is the oldest that is kept, if it is. Given: its serial, zone, its sequence. */
    static final String KEPT_SINCE = sqlOf(update(ZONE)
            .set(ZONE.OLDEST_SERIAL, given(ZONE.OLDEST_SERIAL))
            .where(ZONE.ID.eq(given(ZONE.ID)))
            .and(exists(select(inline(1))
                    .from(VERSION)
                    .where(VERSION.CHANGE_SEQUENCE.eq(given(VERSION.CHANGE_SEQUENCE)))
                    .and(VERSION.ZONE_ID.eq(ZONE.ID)))));

    /** Given: the name after which to begin, how many. */
    static final String AFTER_OF_ALL = sqlOf(select(COLUMNS)
            .from(ZONE)
            .where(ZONE.NAME_KEY.gt(given(ZONE.NAME_KEY)))
            .orderBy(ZONE.NAME_KEY)
            .limit(LIMIT));

    /** Given: the sequence after which to begin, how many. */
    static final String CHANGED_AFTER = sqlOf(select(COLUMNS)
            .from(ZONE)
            .where(ZONE.CHANGE_SEQUENCE.gt(given(ZONE.CHANGE_SEQUENCE)))
            .orderBy(ZONE.CHANGE_SEQUENCE)
            .limit(LIMIT));

    /** Given: tenant, the sequence after which to begin, how many. */
    static final String CHANGED_AFTER_OF_TENANT = sqlOf(select(COLUMNS)
            .from(ZONE)
            .where(ZONE.TENANT.eq(given(ZONE.TENANT)))
            .and(ZONE.CHANGE_SEQUENCE.gt(given(ZONE.CHANGE_SEQUENCE)))
            .orderBy(ZONE.CHANGE_SEQUENCE)
            .limit(LIMIT));

    static final String LAST_SEQUENCE = sqlOf(select(max(ZONE.CHANGE_SEQUENCE)).from(ZONE));

    /** All that are kept without those that are deleted: both are counted in indexes, without a look at the zones. */
    static final String COUNT = sqlOf(select(field(select(count()).from(ZONE))
            .minus(field(select(count()).from(ZONE).where(ZONE.DELETED_AT.isNotNull())))));

    /**
     * Given: id, name, tenant, serial, SOA, its TTL, number of RRsets, created, changed, sequence, serial policy, set of
     * name servers, whether preconditions are required, locks, the oldest serial that is kept.
     */
    static final String INSERT = sqlOf(insertInto(ZONE)
            .columns(
                    ZONE.ID,
                    ZONE.NAME_KEY,
                    ZONE.TENANT,
                    ZONE.SERIAL,
                    ZONE.SOA_RDATA,
                    ZONE.SOA_TTL,
                    ZONE.RRSET_COUNT,
                    ZONE.CREATED_AT,
                    ZONE.CHANGED_AT,
                    ZONE.CHANGE_SEQUENCE,
                    ZONE.SERIAL_POLICY,
                    ZONE.NAMESERVER_SET,
                    ZONE.PRECONDITION_REQUIRED,
                    ZONE.LOCKS,
                    ZONE.OLDEST_SERIAL)
            .values(
                    given(ZONE.ID),
                    given(ZONE.NAME_KEY),
                    given(ZONE.TENANT),
                    given(ZONE.SERIAL),
                    given(ZONE.SOA_RDATA),
                    given(ZONE.SOA_TTL),
                    given(ZONE.RRSET_COUNT),
                    given(ZONE.CREATED_AT),
                    given(ZONE.CHANGED_AT),
                    given(ZONE.CHANGE_SEQUENCE),
                    given(ZONE.SERIAL_POLICY),
                    given(ZONE.NAMESERVER_SET),
                    given(ZONE.PRECONDITION_REQUIRED),
                    given(ZONE.LOCKS),
                    given(ZONE.OLDEST_SERIAL)));

    /**
     * Given: serial, SOA, its TTL, number of RRsets, changed, sequence, serial policy, set of name servers, whether
     * preconditions are required, id.
     */
    static final String ADVANCE = sqlOf(update(ZONE)
            .set(ZONE.SERIAL, given(ZONE.SERIAL))
            .set(ZONE.SOA_RDATA, given(ZONE.SOA_RDATA))
            .set(ZONE.SOA_TTL, given(ZONE.SOA_TTL))
            .set(ZONE.RRSET_COUNT, given(ZONE.RRSET_COUNT))
            .set(ZONE.CHANGED_AT, given(ZONE.CHANGED_AT))
            .set(ZONE.CHANGE_SEQUENCE, given(ZONE.CHANGE_SEQUENCE))
            .set(ZONE.SERIAL_POLICY, given(ZONE.SERIAL_POLICY))
            .set(ZONE.NAMESERVER_SET, given(ZONE.NAMESERVER_SET))
            .set(ZONE.PRECONDITION_REQUIRED, given(ZONE.PRECONDITION_REQUIRED))
            .where(ZONE.ID.eq(given(ZONE.ID))));

    /** Gives a tombstone to a tenant as a live zone. Given: tenant, created, locks, the oldest serial that is kept, id. */
    static final String REVIVE = sqlOf(update(ZONE)
            .set(ZONE.TENANT, given(ZONE.TENANT))
            .set(ZONE.CREATED_AT, given(ZONE.CREATED_AT))
            .set(ZONE.DELETED_AT, inline(null, ZONE.DELETED_AT))
            .set(ZONE.LOCKS, given(ZONE.LOCKS))
            .set(ZONE.OLDEST_SERIAL, given(ZONE.OLDEST_SERIAL))
            .where(ZONE.ID.eq(given(ZONE.ID))));

    /** Given: locks, id. */
    static final String LOCK =
            sqlOf(update(ZONE).set(ZONE.LOCKS, given(ZONE.LOCKS)).where(ZONE.ID.eq(given(ZONE.ID))));

    /** Makes a zone a tombstone. Given: deleted, sequence, id. */
    static final String BURY = sqlOf(update(ZONE)
            .set(ZONE.DELETED_AT, given(ZONE.DELETED_AT))
            .set(ZONE.CHANGE_SEQUENCE, given(ZONE.CHANGE_SEQUENCE))
            .where(ZONE.ID.eq(given(ZONE.ID))));

    /** Puts a zone into other hands. Given: tenant, id. */
    static final String GIVE =
            sqlOf(update(ZONE).set(ZONE.TENANT, given(ZONE.TENANT)).where(ZONE.ID.eq(given(ZONE.ID))));

    /** Who has zones, tombstones too, below a name. Given: name. */
    static final String TENANTS_BELOW =
            sqlOf(select(ZONE_BELOW.TENANT).from(ZONE_BELOW).where(ZONE_BELOW.NAME_KEY.eq(given(ZONE_BELOW.NAME_KEY))));

    private static final Condition IS_BETWEEN = ZONE.TENANT
            .eq(given(ZONE.TENANT))
            .and(ZONE.NAME_KEY.gt(given(ZONE.NAME_KEY)))
            .and(ZONE.NAME_KEY.lt(given(ZONE.NAME_KEY)));

    /** 1 where the tenant has a zone between two names. Given: tenant, the name after which, the name before which. */
    static final String LIVE_BETWEEN =
            sqlOf(select(inline(1)).from(ZONE).where(IS_BETWEEN).and(IS_LIVE).limit(inline(1)));

    /** 1 where the tenant has a tombstone between two names. Given: tenant, both names, the time after which it was deleted. */
    static final String HELD_BETWEEN = sqlOf(select(inline(1))
            .from(ZONE)
            .where(IS_BETWEEN)
            .and(ZONE.DELETED_AT.gt(given(ZONE.DELETED_AT)))
            .limit(inline(1)));

    /** Given: tenant, the name after which, the name before which, how many. */
    static final String LIST_BETWEEN = sqlOf(select(COLUMNS)
            .from(ZONE)
            .where(IS_BETWEEN)
            .and(IS_LIVE)
            .orderBy(ZONE.NAME_KEY)
            .limit(LIMIT));

    /** Lets names of tombstones go. Given: the time at which they count as deleted, tenant, both names, the time after which they were. */
    static final String LET_GO_BETWEEN = sqlOf(update(ZONE)
            .set(ZONE.DELETED_AT, given(ZONE.DELETED_AT))
            .where(IS_BETWEEN)
            .and(ZONE.DELETED_AT.gt(given(ZONE.DELETED_AT))));

    /** Given: name, tenant. */
    static final String COUNT_BELOW = sqlOf(insertInto(ZONE_BELOW)
            .columns(ZONE_BELOW.NAME_KEY, ZONE_BELOW.TENANT, ZONE_BELOW.ZONES)
            .values(given(ZONE_BELOW.NAME_KEY), given(ZONE_BELOW.TENANT), inline(1L))
            .onConflict(ZONE_BELOW.NAME_KEY, ZONE_BELOW.TENANT)
            .doUpdate()
            .set(ZONE_BELOW.ZONES, ZONE_BELOW.ZONES.plus(inline(1L))));

    /** Given: name, tenant. */
    static final String COUNT_OUT_BELOW = sqlOf(update(ZONE_BELOW)
            .set(ZONE_BELOW.ZONES, ZONE_BELOW.ZONES.minus(inline(1L)))
            .where(ZONE_BELOW.NAME_KEY.eq(given(ZONE_BELOW.NAME_KEY)))
            .and(ZONE_BELOW.TENANT.eq(given(ZONE_BELOW.TENANT))));

    /** Given: name, tenant. */
    static final String FORGET_BELOW = sqlOf(deleteFrom(ZONE_BELOW)
            .where(ZONE_BELOW.NAME_KEY.eq(given(ZONE_BELOW.NAME_KEY)))
            .and(ZONE_BELOW.TENANT.eq(given(ZONE_BELOW.TENANT)))
            .and(ZONE_BELOW.ZONES.eq(inline(0L))));

    private ZoneSql() {}
}
