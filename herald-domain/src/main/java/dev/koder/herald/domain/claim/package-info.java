/** Which names a tenant may have zones of, and how it shows that a name is its own. */
@NullMarked
package dev.koder.herald.domain.claim;

import org.jspecify.annotations.NullMarked;
