package dev.koder.herald.adapter.storage.sqlite;

import java.sql.Connection;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Query;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/**
 * How Herald uses jOOQ: on a connection, or as a writer of SQL that is then run without it.
 *
 * <p>Loading jOOQ costs a start more than opening the database does, so that nothing here is touched before the first
 * statement is needed.
 */
final class Jooq {

    private static final DSLContext WITHOUT_CONNECTION = DSL.using(SQLDialect.SQLITE);

    private Jooq() {}

    static DSLContext on(Connection connection) {
        return DSL.using(connection, SQLDialect.SQLITE);
    }

    /** The SQL of a query, a question mark in the place of every {@link #given} value. */
    static String sqlOf(Query query) {
        return WITHOUT_CONNECTION.render(query);
    }

    /** A value of this column that is given when the statement is run. */
    static <T> Param<T> given(Field<T> column) {
        return DSL.param(column.getName(), column.getDataType());
    }
}
