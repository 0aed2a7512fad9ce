/** What callers can do with the RRsets of a zone. */
@NullMarked
package dev.koder.herald.application.record;

import org.jspecify.annotations.NullMarked;
