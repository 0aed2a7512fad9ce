/**
 * The engine over HTTP: its feed, its exports and its ear for reports, with the JDK's own client.
 *
 * <p>HTTP/1.1, no redirects, a deadline on every exchange from the first octet to the last, and a limit on every body. The
 * bearer token is asked for before each request, and once more when the engine answers 401.
 */
@NullMarked
package dev.koder.herald.sync.engine.http;

import org.jspecify.annotations.NullMarked;
