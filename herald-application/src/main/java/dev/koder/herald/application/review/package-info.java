/** What callers can do with changes that others have to agree to. */
@NullMarked
package dev.koder.herald.application.review;

import org.jspecify.annotations.NullMarked;
