/** How much a tenant may ask for, and how much it may have. */
@NullMarked
package dev.koder.herald.domain.quota;

import org.jspecify.annotations.NullMarked;
