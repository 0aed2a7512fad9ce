/** Holding tenants to their limits. */
@NullMarked
package dev.koder.herald.application.quota;

import org.jspecify.annotations.NullMarked;
