/** What claims of names need of the outside. */
@NullMarked
package dev.koder.herald.application.claim.port;

import org.jspecify.annotations.NullMarked;
