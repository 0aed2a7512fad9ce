/** Changes that are worked out and looked at before they are made. */
@NullMarked
package dev.koder.herald.domain.plan;

import org.jspecify.annotations.NullMarked;
