/** Tests of how far changes have come. */
@NullMarked
package dev.koder.herald.domain.pop;

import org.jspecify.annotations.NullMarked;
