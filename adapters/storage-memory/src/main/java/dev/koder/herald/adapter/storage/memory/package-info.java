/** Zones in maps, gone with the process: for tests and for reading, as the shortest store that keeps the contract. */
@NullMarked
package dev.koder.herald.adapter.storage.memory;

import org.jspecify.annotations.NullMarked;
