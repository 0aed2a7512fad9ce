/** What quotas need from outside. */
@NullMarked
package dev.koder.herald.application.quota.port;

import org.jspecify.annotations.NullMarked;
