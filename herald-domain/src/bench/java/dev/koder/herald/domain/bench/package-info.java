/** Measurements of reading zone text, run by {@code herald-app/src/bench/bench.py zone-text}. */
@NullMarked
package dev.koder.herald.domain.bench;

import org.jspecify.annotations.NullMarked;
