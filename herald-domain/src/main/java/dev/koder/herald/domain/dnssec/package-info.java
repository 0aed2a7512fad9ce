/** What the points of presence report of the keys that sign a zone; the keys themselves never leave them. */
@NullMarked
package dev.koder.herald.domain.dnssec;

import org.jspecify.annotations.NullMarked;
