/** Who did what, in chains that show when a link is missing or another than it was. */
@NullMarked
package dev.koder.herald.domain.audit;

import org.jspecify.annotations.NullMarked;
