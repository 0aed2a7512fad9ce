/**
 * An issuer of tokens for development, so that a fresh machine takes the same way through the token checks as production.
 *
 * <p>Whoever can read its folder can act for every tenant: it is for development, and its key set is served on the loopback
 * address alone.
 */
@NullMarked
package dev.koder.herald.adapter.identity.development;

import org.jspecify.annotations.NullMarked;
