/** What the application needs to remember points of presence by. */
@NullMarked
package dev.koder.herald.application.pop.port;

import org.jspecify.annotations.NullMarked;
