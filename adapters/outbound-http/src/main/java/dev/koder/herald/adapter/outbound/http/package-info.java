/** Calls to addresses that customers name: guarded, so that the engine can be pointed at nothing that is not public. */
@NullMarked
package dev.koder.herald.adapter.outbound.http;

import org.jspecify.annotations.NullMarked;
