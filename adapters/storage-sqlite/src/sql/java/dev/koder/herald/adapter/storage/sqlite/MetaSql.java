package dev.koder.herald.adapter.storage.sqlite;

import static dev.koder.herald.adapter.storage.sqlite.Jooq.given;
import static dev.koder.herald.adapter.storage.sqlite.Jooq.sqlOf;
import static dev.koder.herald.adapter.storage.sqlite.schema.Tables.META;
import static org.jooq.impl.DSL.deleteFrom;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.select;

/** The statements on what the store knows about itself. */
final class MetaSql {

    /** Given: name, value. */
    static final String PUT = sqlOf(insertInto(META)
            .columns(META.NAME, META.VALUE)
            .values(given(META.NAME), given(META.VALUE))
            .onConflict(META.NAME)
            .doUpdate()
            .set(META.VALUE, excluded(META.VALUE)));

    /** Given: name. */
    static final String FIND = sqlOf(select(META.VALUE).from(META).where(META.NAME.eq(given(META.NAME))));

    /** Given: name. */
    static final String REMOVE = sqlOf(deleteFrom(META).where(META.NAME.eq(given(META.NAME))));

    private MetaSql() {}
}
