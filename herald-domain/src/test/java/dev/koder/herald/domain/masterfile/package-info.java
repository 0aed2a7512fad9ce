/** Tests of reading and writing zone text, the last of them against Knot's and BIND's own readers. */
@NullMarked
package dev.koder.herald.domain.masterfile;

import org.jspecify.annotations.NullMarked;
