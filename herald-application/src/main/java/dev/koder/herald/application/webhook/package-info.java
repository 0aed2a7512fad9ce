/** Telling other programs of events by calling them. */
@NullMarked
package dev.koder.herald.application.webhook;

import org.jspecify.annotations.NullMarked;
