/** What callers can do with locks on zones and RRsets. */
@NullMarked
package dev.koder.herald.application.lock;

import org.jspecify.annotations.NullMarked;
