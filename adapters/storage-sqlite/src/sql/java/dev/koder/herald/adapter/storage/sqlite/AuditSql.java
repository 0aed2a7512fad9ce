package dev.koder.herald.adapter.storage.sqlite;

import static dev.koder.herald.adapter.storage.sqlite.Jooq.given;
import static dev.koder.herald.adapter.storage.sqlite.Jooq.sqlOf;
import static dev.koder.herald.adapter.storage.sqlite.schema.Tables.AUDIT;
import static dev.koder.herald.adapter.storage.sqlite.schema.Tables.AUDIT_HEAD;
import static org.jooq.impl.DSL.deleteFrom;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.update;

import java.util.List;
import org.jooq.Field;
import org.jooq.SelectField;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The statements on audit trails, with their values in the order in which they are given. */
final class AuditSql {

    private static final List<SelectField<?>> COLUMNS = List.of(
            AUDIT.TRAIL,
            AUDIT.SEQUENCE,
            AUDIT.MADE_AT,
            AUDIT.ACTOR,
            AUDIT.CREDENTIAL,
            AUDIT.REQUEST_ID,
            AUDIT.ADDRESS,
            AUDIT.ACTION,
            AUDIT.TARGET,
            AUDIT.OUTCOME,
            AUDIT.DETAIL,
            AUDIT.HASH);

    private static final Field<Integer> LIMIT = DSL.param("limit", SQLDataType.INTEGER);

    /** Given: trail, sequence, time, actor, credential, request, address, action, target, outcome, detail, hash. */
    static final String ADD = sqlOf(insertInto(AUDIT)
            .columns(
                    AUDIT.TRAIL,
                    AUDIT.SEQUENCE,
                    AUDIT.MADE_AT,
                    AUDIT.ACTOR,
                    AUDIT.CREDENTIAL,
                    AUDIT.REQUEST_ID,
                    AUDIT.ADDRESS,
                    AUDIT.ACTION,
                    AUDIT.TARGET,
                    AUDIT.OUTCOME,
                    AUDIT.DETAIL,
                    AUDIT.HASH)
            .values(
                    given(AUDIT.TRAIL),
                    given(AUDIT.SEQUENCE),
                    given(AUDIT.MADE_AT),
                    given(AUDIT.ACTOR),
                    given(AUDIT.CREDENTIAL),
                    given(AUDIT.REQUEST_ID),
                    given(AUDIT.ADDRESS),
                    given(AUDIT.ACTION),
                    given(AUDIT.TARGET),
                    given(AUDIT.OUTCOME),
                    given(AUDIT.DETAIL),
                    given(AUDIT.HASH)));

    /** Given: trail. */
    static final String HEAD = sqlOf(select(AUDIT_HEAD.LAST_SEQUENCE, AUDIT_HEAD.LAST_HASH)
            .from(AUDIT_HEAD)
            .where(AUDIT_HEAD.TRAIL.eq(given(AUDIT_HEAD.TRAIL))));

    /** All trails: their name, where they end, and behind which entry they begin. */
    static final String HEADS = sqlOf(select(
                    AUDIT_HEAD.TRAIL,
                    AUDIT_HEAD.LAST_SEQUENCE,
                    AUDIT_HEAD.LAST_HASH,
                    AUDIT_HEAD.BASE_SEQUENCE,
                    AUDIT_HEAD.BASE_HASH)
            .from(AUDIT_HEAD)
            .orderBy(AUDIT_HEAD.TRAIL));

    /** Given: trail, sequence, hash, and the sequence and hash behind which a trail begins that is new. */
    static final String MOVE_HEAD = sqlOf(insertInto(AUDIT_HEAD)
            .columns(
                    AUDIT_HEAD.TRAIL,
                    AUDIT_HEAD.LAST_SEQUENCE,
                    AUDIT_HEAD.LAST_HASH,
                    AUDIT_HEAD.BASE_SEQUENCE,
                    AUDIT_HEAD.BASE_HASH)
            .values(
                    given(AUDIT_HEAD.TRAIL),
                    given(AUDIT_HEAD.LAST_SEQUENCE),
                    given(AUDIT_HEAD.LAST_HASH),
                    given(AUDIT_HEAD.BASE_SEQUENCE),
                    given(AUDIT_HEAD.BASE_HASH))
            .onConflict(AUDIT_HEAD.TRAIL)
            .doUpdate()
            .set(AUDIT_HEAD.LAST_SEQUENCE, excluded(AUDIT_HEAD.LAST_SEQUENCE))
            .set(AUDIT_HEAD.LAST_HASH, excluded(AUDIT_HEAD.LAST_HASH)));

    /** Given: sequence, hash, trail. */
    static final String MOVE_BASE = sqlOf(update(AUDIT_HEAD)
            .set(AUDIT_HEAD.BASE_SEQUENCE, given(AUDIT_HEAD.BASE_SEQUENCE))
            .set(AUDIT_HEAD.BASE_HASH, given(AUDIT_HEAD.BASE_HASH))
            .where(AUDIT_HEAD.TRAIL.eq(given(AUDIT_HEAD.TRAIL))));

    /** Given: trail, the sequence after which to begin, how many. */
    static final String AFTER = sqlOf(select(COLUMNS)
            .from(AUDIT)
            .where(AUDIT.TRAIL.eq(given(AUDIT.TRAIL)))
            .and(AUDIT.SEQUENCE.gt(given(AUDIT.SEQUENCE)))
            .orderBy(AUDIT.SEQUENCE)
            .limit(LIMIT));

    /** The trails that have entries. */
    static final String TRAILS = sqlOf(DSL.selectDistinct(AUDIT.TRAIL).from(AUDIT));

    /** The oldest entries of all trails. Given: how many. */
    static final String OLDEST = sqlOf(select(AUDIT.TRAIL, AUDIT.SEQUENCE, AUDIT.HASH, AUDIT.MADE_AT)
            .from(AUDIT)
            .where(AUDIT.ID.gt(DSL.inline(0L)))
            .orderBy(AUDIT.ID)
            .limit(LIMIT));

    /** Given: trail, the last sequence to forget. */
    static final String FORGET = sqlOf(
            deleteFrom(AUDIT).where(AUDIT.TRAIL.eq(given(AUDIT.TRAIL))).and(AUDIT.SEQUENCE.le(given(AUDIT.SEQUENCE))));

    private AuditSql() {}
}
