/** Who calls, and what the caller may do. */
@NullMarked
package dev.koder.herald.application.identity;

import org.jspecify.annotations.NullMarked;
