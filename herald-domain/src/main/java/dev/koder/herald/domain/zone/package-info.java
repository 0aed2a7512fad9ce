/** A zone as a whole: its SOA, its contents, what may change in it and which rules the result must keep. */
@NullMarked
package dev.koder.herald.domain.zone;

import org.jspecify.annotations.NullMarked;
