/** Who owns zones, and who acts for the owner. */
@NullMarked
package dev.koder.herald.domain.tenant;

import org.jspecify.annotations.NullMarked;
