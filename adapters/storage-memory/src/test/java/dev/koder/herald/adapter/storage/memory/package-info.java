/** The contract, kept in memory. */
@NullMarked
package dev.koder.herald.adapter.storage.memory;

import org.jspecify.annotations.NullMarked;
