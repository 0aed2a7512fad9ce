/** A laboratory for the agent: a real knotd, an engine that does as it is told, and the agent as a process. */
@NullMarked
package dev.koder.herald.sync.lab;

import org.jspecify.annotations.NullMarked;
