/** What the application needs to know zones across tenants by. */
@NullMarked
package dev.koder.herald.application.feed.port;

import org.jspecify.annotations.NullMarked;
