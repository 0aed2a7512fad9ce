/**
 * The program {@code koder-dns-sync}: its command line, its configuration, and the assembly of the agent from its parts.
 *
 * <p>The agent runs beside Knot DNS at a point of presence. It follows the engine's feed, keeps Knot's zone files and
 * configuration as the engine wants them, and tells the engine what is served.
 */
@NullMarked
package dev.koder.herald.sync;

import org.jspecify.annotations.NullMarked;
