/** Requests that come again, as their answer was lost. */
@NullMarked
package dev.koder.herald.application.retry;

import org.jspecify.annotations.NullMarked;
