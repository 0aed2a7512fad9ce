/**
 * The default store: one SQLite file.
 *
 * <p>All writes go through one thread, which commits together what came in together ({@code Writer}); reads have
 * connections of their own ({@code Readers}) and never wait for writes. The statements of the hot paths are written by jOOQ
 * once and then run as prepared statements ({@code ZoneSql}, {@code RecordSetSql}).
 */
@NullMarked
package dev.koder.herald.adapter.storage.sqlite;

import org.jspecify.annotations.NullMarked;
