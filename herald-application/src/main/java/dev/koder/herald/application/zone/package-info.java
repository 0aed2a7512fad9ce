/** What callers can do with zones as a whole. */
@NullMarked
package dev.koder.herald.application.zone;

import org.jspecify.annotations.NullMarked;
