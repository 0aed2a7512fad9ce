/** Changes that others have to agree to before they are made. */
@NullMarked
package dev.koder.herald.domain.review;

import org.jspecify.annotations.NullMarked;
