/** Tokens of a tenant's programs: issued, shown, recognised and revoked. */
@NullMarked
package dev.koder.herald.application.access;

import org.jspecify.annotations.NullMarked;
