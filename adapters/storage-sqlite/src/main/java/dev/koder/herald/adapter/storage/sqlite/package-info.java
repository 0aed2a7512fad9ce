/**
 * The default store: one SQLite file.
 *
 * <p>All writes go through one thread, which commits together what came in together ({@code Writer}); reads have
 * connections of their own ({@code Readers}) and never wait for writes. Statements are written with jOOQ in
 * {@code src/sql}, rendered to text by the build, and run as prepared statements ({@code ZoneSql}, {@code RecordSetSql}).
 */
@NullMarked
package dev.koder.herald.adapter.storage.sqlite;

import org.jspecify.annotations.NullMarked;
