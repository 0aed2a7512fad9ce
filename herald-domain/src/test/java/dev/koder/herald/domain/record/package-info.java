/** Tests of rdata and RRsets. */
@NullMarked
package dev.koder.herald.domain.record;

import org.jspecify.annotations.NullMarked;
