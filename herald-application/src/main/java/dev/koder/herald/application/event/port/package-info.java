/** What the application needs to tell of events by. */
@NullMarked
package dev.koder.herald.application.event.port;

import org.jspecify.annotations.NullMarked;
