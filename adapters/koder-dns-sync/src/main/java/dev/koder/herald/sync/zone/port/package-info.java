/**
 * What the agent's core asks of the outside world: the engine, the name server, and the files between the two.
 *
 * <p>Every refusal and every silence is a value; only a broken disk is an exception ({@link java.io.IOException}).
 */
@NullMarked
package dev.koder.herald.sync.zone.port;

import org.jspecify.annotations.NullMarked;
