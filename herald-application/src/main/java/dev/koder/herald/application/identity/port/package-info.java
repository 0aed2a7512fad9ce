/** What the application needs to know callers by. */
@NullMarked
package dev.koder.herald.application.identity.port;

import org.jspecify.annotations.NullMarked;
