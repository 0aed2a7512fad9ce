/** What owners can learn of the keys that sign their zones. */
@NullMarked
package dev.koder.herald.application.dnssec;

import org.jspecify.annotations.NullMarked;
