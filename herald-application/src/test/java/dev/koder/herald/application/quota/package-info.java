/** Tests of limits. */
@NullMarked
package dev.koder.herald.application.quota;

import org.jspecify.annotations.NullMarked;
