/** Tests of what is done for webhooks, and when. */
@NullMarked
package dev.koder.herald.application.webhook;

import org.jspecify.annotations.NullMarked;
