/** What points of presence tell, and what is known of them. */
@NullMarked
package dev.koder.herald.application.pop;

import org.jspecify.annotations.NullMarked;
