/** What the application needs to remember key reports by. */
@NullMarked
package dev.koder.herald.application.dnssec.port;

import org.jspecify.annotations.NullMarked;
