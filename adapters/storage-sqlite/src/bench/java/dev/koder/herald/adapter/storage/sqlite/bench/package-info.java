/** Measures the store: {@code ./mvnw -Pstore-bench -pl adapters/storage-sqlite -am verify -DskipTests}. */
@NullMarked
package dev.koder.herald.adapter.storage.sqlite.bench;

import org.jspecify.annotations.NullMarked;
