/** Where audit trails are kept. */
@NullMarked
package dev.koder.herald.application.audit.port;

import org.jspecify.annotations.NullMarked;
