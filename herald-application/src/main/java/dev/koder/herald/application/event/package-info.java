/** Telling programs what happened, one event after the other. */
@NullMarked
package dev.koder.herald.application.event;

import org.jspecify.annotations.NullMarked;
