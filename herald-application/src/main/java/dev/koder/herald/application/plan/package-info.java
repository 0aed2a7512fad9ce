/** What callers can do with changes before they are made: have them worked out, look at them, and have them made as they are. */
@NullMarked
package dev.koder.herald.application.plan;

import org.jspecify.annotations.NullMarked;
