/** Tests of what may change in a zone and which rules the result must keep. */
@NullMarked
package dev.koder.herald.domain.zone;

import org.jspecify.annotations.NullMarked;
