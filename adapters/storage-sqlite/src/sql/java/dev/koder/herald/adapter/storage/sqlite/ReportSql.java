package dev.koder.herald.adapter.storage.sqlite;

import static dev.koder.herald.adapter.storage.sqlite.Jooq.given;
import static dev.koder.herald.adapter.storage.sqlite.Jooq.sqlOf;
import static dev.koder.herald.adapter.storage.sqlite.schema.Tables.DNSSEC_REPORT;
import static dev.koder.herald.adapter.storage.sqlite.schema.Tables.POP;
import static dev.koder.herald.adapter.storage.sqlite.schema.Tables.POP_ZONE;
import static dev.koder.herald.adapter.storage.sqlite.schema.Tables.ZONE;
import static org.jooq.impl.DSL.deleteFrom;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.select;

import java.util.List;
import org.jooq.Condition;
import org.jooq.SelectField;

/** The statements on reports of points of presence, with their values in the order in which they are given. */
final class ReportSql {

    private static final Condition OF_LIVE_ZONE =
            ZONE.NAME_KEY.eq(given(ZONE.NAME_KEY)).and(ZONE.DELETED_AT.isNull());

    /** That a point of presence was heard. Given: its id, started, heard. */
    static final String PUT_POP = sqlOf(insertInto(POP)
            .columns(POP.ID, POP.STARTED_AT, POP.HEARD_AT)
            .values(given(POP.ID), given(POP.STARTED_AT), given(POP.HEARD_AT))
            .onConflict(POP.ID)
            .doUpdate()
            .set(POP.STARTED_AT, excluded(POP.STARTED_AT))
            .set(POP.HEARD_AT, excluded(POP.HEARD_AT)));

    /** Given: point of presence. */
    static final String POP_ID = sqlOf(select(POP.ID).from(POP).where(POP.ID.eq(given(POP.ID))));

    /** Given: point of presence. */
    static final String FORGET_POP = sqlOf(deleteFrom(POP).where(POP.ID.eq(given(POP.ID))));

    /** Given: point of presence. */
    static final String FORGET_STANDINGS_AT =
            sqlOf(deleteFrom(POP_ZONE).where(POP_ZONE.POP_ID.eq(given(POP_ZONE.POP_ID))));

    /** Given: point of presence. */
    static final String FORGET_DNSSEC_AT =
            sqlOf(deleteFrom(DNSSEC_REPORT).where(DNSSEC_REPORT.POP_ID.eq(given(DNSSEC_REPORT.POP_ID))));

    static final String POPS =
            sqlOf(select(POP.ID, POP.STARTED_AT, POP.HEARD_AT).from(POP).orderBy(POP.ID));

    private static final List<SelectField<?>> STANDING = List.of(
            POP_ZONE.POP_ID,
            POP_ZONE.SERIAL,
            POP_ZONE.SERVED_SERIAL,
            POP_ZONE.LOADED_AT,
            POP_ZONE.ERROR,
            POP_ZONE.LOADS);

    /** How a zone stands. Given: zone, point of presence, serial, served serial, loaded, error, loads. */
    static final String PUT_STANDING = sqlOf(insertInto(POP_ZONE)
            .columns(
                    POP_ZONE.ZONE_ID,
                    POP_ZONE.POP_ID,
                    POP_ZONE.SERIAL,
                    POP_ZONE.SERVED_SERIAL,
                    POP_ZONE.LOADED_AT,
                    POP_ZONE.ERROR,
                    POP_ZONE.LOADS)
            .values(
                    given(POP_ZONE.ZONE_ID),
                    given(POP_ZONE.POP_ID),
                    given(POP_ZONE.SERIAL),
                    given(POP_ZONE.SERVED_SERIAL),
                    given(POP_ZONE.LOADED_AT),
                    given(POP_ZONE.ERROR),
                    given(POP_ZONE.LOADS))
            .onConflict(POP_ZONE.ZONE_ID, POP_ZONE.POP_ID)
            .doUpdate()
            .set(POP_ZONE.SERIAL, excluded(POP_ZONE.SERIAL))
            .set(POP_ZONE.SERVED_SERIAL, excluded(POP_ZONE.SERVED_SERIAL))
            .set(POP_ZONE.LOADED_AT, excluded(POP_ZONE.LOADED_AT))
            .set(POP_ZONE.ERROR, excluded(POP_ZONE.ERROR))
            .set(POP_ZONE.LOADS, excluded(POP_ZONE.LOADS)));

    /** How a zone stands at each point of presence. Given: zone. */
    static final String STANDINGS =
            sqlOf(select(STANDING).from(POP_ZONE).where(POP_ZONE.ZONE_ID.eq(given(POP_ZONE.ZONE_ID))));

    /** How a zone stands at each point of presence, and these. Given: zone. */
    static final String STANDINGS_AND_POPS = sqlOf(select(
                    POP.ID,
                    POP.STARTED_AT,
                    POP.HEARD_AT,
                    POP_ZONE.SERIAL,
                    POP_ZONE.SERVED_SERIAL,
                    POP_ZONE.LOADED_AT,
                    POP_ZONE.ERROR,
                    POP_ZONE.LOADS)
            .from(POP_ZONE)
            .join(POP)
            .on(POP.ID.eq(POP_ZONE.POP_ID))
            .where(POP_ZONE.ZONE_ID.eq(given(POP_ZONE.ZONE_ID))));

    /** How a zone stands at one, empty where nothing was told, and last the zone. Given: point of presence, zone name. */
    static final String STANDING_AT = sqlOf(select(STANDING)
            .select(ZONE.ID)
            .from(ZONE)
            .leftJoin(POP_ZONE)
            .on(POP_ZONE.ZONE_ID.eq(ZONE.ID))
            .and(POP_ZONE.POP_ID.eq(given(POP_ZONE.POP_ID)))
            .where(ZONE.NAME_KEY.eq(given(ZONE.NAME_KEY))));

    /** What a zone is signed with. Given: point of presence, DS records, reported, zone name. */
    static final String PUT_DNSSEC = sqlOf(insertInto(DNSSEC_REPORT)
            .columns(DNSSEC_REPORT.ZONE_ID, DNSSEC_REPORT.POP_ID, DNSSEC_REPORT.DS_RDATA, DNSSEC_REPORT.REPORTED_AT)
            .select(select(
                            ZONE.ID,
                            given(DNSSEC_REPORT.POP_ID),
                            given(DNSSEC_REPORT.DS_RDATA),
                            given(DNSSEC_REPORT.REPORTED_AT))
                    .from(ZONE)
                    .where(OF_LIVE_ZONE))
            .onConflict(DNSSEC_REPORT.ZONE_ID, DNSSEC_REPORT.POP_ID)
            .doUpdate()
            .set(DNSSEC_REPORT.DS_RDATA, excluded(DNSSEC_REPORT.DS_RDATA))
            .set(DNSSEC_REPORT.REPORTED_AT, excluded(DNSSEC_REPORT.REPORTED_AT)));

    /** What a zone is signed with at each point of presence. Given: zone. */
    static final String DNSSEC = sqlOf(select(DNSSEC_REPORT.POP_ID, DNSSEC_REPORT.DS_RDATA, DNSSEC_REPORT.REPORTED_AT)
            .from(DNSSEC_REPORT)
            .where(DNSSEC_REPORT.ZONE_ID.eq(given(DNSSEC_REPORT.ZONE_ID)))
            .orderBy(DNSSEC_REPORT.POP_ID));

    /** Given: zone. */
    static final String FORGET_STANDINGS =
            sqlOf(deleteFrom(POP_ZONE).where(POP_ZONE.ZONE_ID.eq(given(POP_ZONE.ZONE_ID))));

    /** Given: zone. */
    static final String FORGET_DNSSEC =
            sqlOf(deleteFrom(DNSSEC_REPORT).where(DNSSEC_REPORT.ZONE_ID.eq(given(DNSSEC_REPORT.ZONE_ID))));

    private ReportSql() {}
}
