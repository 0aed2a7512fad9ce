/** Locks, by which a team keeps zones and RRsets from being changed or deleted, by itself too. */
@NullMarked
package dev.koder.herald.domain.lock;

import org.jspecify.annotations.NullMarked;
