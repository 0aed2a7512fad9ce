/** What the application needs to keep plans. */
@NullMarked
package dev.koder.herald.application.plan.port;

import org.jspecify.annotations.NullMarked;
