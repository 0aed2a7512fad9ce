/** What happened to zones, as programs are told of it. */
@NullMarked
package dev.koder.herald.domain.event;

import org.jspecify.annotations.NullMarked;
