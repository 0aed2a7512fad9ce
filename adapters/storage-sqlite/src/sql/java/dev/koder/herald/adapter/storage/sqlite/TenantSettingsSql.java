package dev.koder.herald.adapter.storage.sqlite;

import static dev.koder.herald.adapter.storage.sqlite.Jooq.given;
import static dev.koder.herald.adapter.storage.sqlite.Jooq.sqlOf;
import static dev.koder.herald.adapter.storage.sqlite.schema.Tables.NAMESERVER_OF_SET;
import static dev.koder.herald.adapter.storage.sqlite.schema.Tables.TENANT_SETTINGS;
import static org.jooq.impl.DSL.deleteFrom;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.select;

/** The statements on what tenants have settled, with their values in the order in which they are given. */
final class TenantSettingsSql {

    /** Given: tenant. */
    static final String FIND = sqlOf(select(
                    TENANT_SETTINGS.MNAME,
                    TENANT_SETTINGS.RNAME,
                    TENANT_SETTINGS.REFRESH,
                    TENANT_SETTINGS.RETRY,
                    TENANT_SETTINGS.EXPIRE,
                    TENANT_SETTINGS.MINIMUM,
                    TENANT_SETTINGS.TTL,
                    TENANT_SETTINGS.SERIAL_POLICY,
                    TENANT_SETTINGS.NAMESERVER_SET)
            .from(TENANT_SETTINGS)
            .where(TENANT_SETTINGS.TENANT.eq(given(TENANT_SETTINGS.TENANT))));

    /** Given: tenant. */
    static final String SETS =
            sqlOf(select(NAMESERVER_OF_SET.SET_NAME, NAMESERVER_OF_SET.NAME, NAMESERVER_OF_SET.ADDRESSES)
                    .from(NAMESERVER_OF_SET)
                    .where(NAMESERVER_OF_SET.TENANT.eq(given(NAMESERVER_OF_SET.TENANT)))
                    .orderBy(NAMESERVER_OF_SET.SET_NAME, NAMESERVER_OF_SET.PLACE));

    /** Given: tenant. */
    static final String FORGET =
            sqlOf(deleteFrom(TENANT_SETTINGS).where(TENANT_SETTINGS.TENANT.eq(given(TENANT_SETTINGS.TENANT))));

    /** Given: tenant. */
    static final String FORGET_SETS =
            sqlOf(deleteFrom(NAMESERVER_OF_SET).where(NAMESERVER_OF_SET.TENANT.eq(given(NAMESERVER_OF_SET.TENANT))));

    /** Given: tenant, mname, rname, refresh, retry, expire, minimum, ttl, serial policy, set of name servers. */
    static final String INSERT = sqlOf(insertInto(TENANT_SETTINGS)
            .columns(
                    TENANT_SETTINGS.TENANT,
                    TENANT_SETTINGS.MNAME,
                    TENANT_SETTINGS.RNAME,
                    TENANT_SETTINGS.REFRESH,
                    TENANT_SETTINGS.RETRY,
                    TENANT_SETTINGS.EXPIRE,
                    TENANT_SETTINGS.MINIMUM,
                    TENANT_SETTINGS.TTL,
                    TENANT_SETTINGS.SERIAL_POLICY,
                    TENANT_SETTINGS.NAMESERVER_SET)
            .values(
                    given(TENANT_SETTINGS.TENANT),
                    given(TENANT_SETTINGS.MNAME),
                    given(TENANT_SETTINGS.RNAME),
                    given(TENANT_SETTINGS.REFRESH),
                    given(TENANT_SETTINGS.RETRY),
                    given(TENANT_SETTINGS.EXPIRE),
                    given(TENANT_SETTINGS.MINIMUM),
                    given(TENANT_SETTINGS.TTL),
                    given(TENANT_SETTINGS.SERIAL_POLICY),
                    given(TENANT_SETTINGS.NAMESERVER_SET)));

    /** Given: tenant, set, place in it, name, addresses. */
    static final String INSERT_NAME_SERVER = sqlOf(insertInto(NAMESERVER_OF_SET)
            .columns(
                    NAMESERVER_OF_SET.TENANT,
                    NAMESERVER_OF_SET.SET_NAME,
                    NAMESERVER_OF_SET.PLACE,
                    NAMESERVER_OF_SET.NAME,
                    NAMESERVER_OF_SET.ADDRESSES)
            .values(
                    given(NAMESERVER_OF_SET.TENANT),
                    given(NAMESERVER_OF_SET.SET_NAME),
                    given(NAMESERVER_OF_SET.PLACE),
                    given(NAMESERVER_OF_SET.NAME),
                    given(NAMESERVER_OF_SET.ADDRESSES)));

    private TenantSettingsSql() {}
}
