/** Scenarios: the engine, the agent and Knot DNS as processes on loopback, used as their users would use them. */
@NullMarked
package dev.koder.herald.app.scenario;

import org.jspecify.annotations.NullMarked;
