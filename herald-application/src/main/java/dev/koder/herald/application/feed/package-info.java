/** Telling programs which zones changed. */
@NullMarked
package dev.koder.herald.application.feed;

import org.jspecify.annotations.NullMarked;
