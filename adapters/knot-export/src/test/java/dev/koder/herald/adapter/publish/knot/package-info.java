/** Tests of what points of presence fetch. */
@NullMarked
package dev.koder.herald.adapter.publish.knot;

import org.jspecify.annotations.NullMarked;
