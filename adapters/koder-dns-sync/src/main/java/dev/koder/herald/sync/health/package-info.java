/**
 * {@code GET /healthz}: how this point of presence stands, for monitors and for the engine, with the JDK's own HTTP server.
 *
 * <p>200 while clients get answers, whatever else is amiss; 503 when they do not. The body is JSON and says the rest.
 */
@NullMarked
package dev.koder.herald.sync.health;

import org.jspecify.annotations.NullMarked;
