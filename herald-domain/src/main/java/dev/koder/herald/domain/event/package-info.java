/** What happened to zones and around them, as programs are told of it. */
@NullMarked
package dev.koder.herald.domain.event;

import org.jspecify.annotations.NullMarked;
