/**
 * The contract of the storage ports, as tests that a storage adapter inherits, and zones to test with.
 *
 * <p>An adapter's test class extends {@link dev.koder.herald.adapter.storage.testkit.StoreConformance} and says how an
 * empty store is opened; that is all.
 */
@NullMarked
package dev.koder.herald.adapter.storage.testkit;

import org.jspecify.annotations.NullMarked;
