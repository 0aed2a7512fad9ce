/** What is true about changes that others have to agree to. */
@NullMarked
package dev.koder.herald.domain.review;

import org.jspecify.annotations.NullMarked;
