/**
 * Koder ID tokens: who presents them, proved by the signatures of Koder ID's key set.
 *
 * <p>JSON Web Tokens after RFC 7519, checked as RFC 8725 asks and with the claims of RFC 9068. The place of
 * the keys is configured, or told by the issuer (OpenID Connect Discovery 1.0, section 4; RFC 8414). What is not done: encrypted
 * tokens (RFC 7516), signed metadata (RFC 8414, section 2.1), token introspection (RFC 7662), proof of possession (RFC 9449).
 */
@NullMarked
package dev.koder.herald.adapter.identity.koderid;

import org.jspecify.annotations.NullMarked;
