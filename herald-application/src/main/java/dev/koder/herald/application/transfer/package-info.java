/** Giving zones to other tenants and taking them over. */
@NullMarked
package dev.koder.herald.application.transfer;

import org.jspecify.annotations.NullMarked;
