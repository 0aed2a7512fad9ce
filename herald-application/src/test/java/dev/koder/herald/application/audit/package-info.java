/** Tests of what goes into the audit trails. */
@NullMarked
package dev.koder.herald.application.audit;

import org.jspecify.annotations.NullMarked;
