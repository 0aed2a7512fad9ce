package dev.koder.herald.adapter.storage.sqlite;

import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Query;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** How Herald uses jOOQ: as a writer of SQL that is then run without it. */
final class Jooq {

    private static final DSLContext WITHOUT_CONNECTION = DSL.using(SQLDialect.SQLITE);

    private Jooq() {}

    /** The SQL of a query, a question mark in the place of every {@link #given} value. */
    static String sqlOf(Query query) {
        return WITHOUT_CONNECTION.render(query);
    }

    /** A value of this column that is given when the statement is run. */
    static <T> Param<T> given(Field<T> column) {
        return DSL.param(column.getName(), column.getDataType());
    }
}
