/** Points of presence, and what each of them reports to be serving. */
@NullMarked
package dev.koder.herald.domain.pop;

import org.jspecify.annotations.NullMarked;
