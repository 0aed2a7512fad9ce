/**
 * JSON (RFC 8259), as much of it as the agent exchanges with the engine and shows of itself: small values, read strictly
 * and with a limit on their depth, written without spaces.
 */
@NullMarked
package dev.koder.herald.sync.json;

import org.jspecify.annotations.NullMarked;
