/** What the application needs to answer again what was answered before. */
@NullMarked
package dev.koder.herald.application.retry.port;

import org.jspecify.annotations.NullMarked;
