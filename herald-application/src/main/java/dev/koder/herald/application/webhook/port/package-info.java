/** What the application needs to keep webhooks and to call receivers. */
@NullMarked
package dev.koder.herald.application.webhook.port;

import org.jspecify.annotations.NullMarked;
