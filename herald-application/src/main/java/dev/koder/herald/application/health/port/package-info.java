/** What a store tells of its own health. */
@NullMarked
package dev.koder.herald.application.health.port;

import org.jspecify.annotations.NullMarked;
