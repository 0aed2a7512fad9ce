/** The contract on SQLite, and what only this store has: files, transactions, a schema. */
@NullMarked
package dev.koder.herald.adapter.storage.sqlite;

import org.jspecify.annotations.NullMarked;
