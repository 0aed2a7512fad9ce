/** Tests of what is told of a change before it is made. */
@NullMarked
package dev.koder.herald.domain.plan;

import org.jspecify.annotations.NullMarked;
