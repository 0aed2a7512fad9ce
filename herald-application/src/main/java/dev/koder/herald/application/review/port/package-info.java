/** What the application needs to keep rules of review and change requests. */
@NullMarked
package dev.koder.herald.application.review.port;

import org.jspecify.annotations.NullMarked;
