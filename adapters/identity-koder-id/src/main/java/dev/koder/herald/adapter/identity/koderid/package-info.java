/**
 * Koder ID tokens: who presents them, proved by the signatures of Koder ID's key set.
 *
 * <p>JSON Web Tokens after RFC 7519, checked as RFC 8725 asks and with the claims of RFC 9068. What is not done: encrypted
 * tokens (RFC 7516), OpenID Connect discovery, token introspection (RFC 7662), proof of possession (RFC 9449).
 */
@NullMarked
package dev.koder.herald.adapter.identity.koderid;

import org.jspecify.annotations.NullMarked;
