/** Which names tenants may have zones of. */
@NullMarked
package dev.koder.herald.application.claim;

import org.jspecify.annotations.NullMarked;
