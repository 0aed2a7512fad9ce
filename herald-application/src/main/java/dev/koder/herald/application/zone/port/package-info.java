/** What the application needs to keep zones and to publish them. */
@NullMarked
package dev.koder.herald.application.zone.port;

import org.jspecify.annotations.NullMarked;
