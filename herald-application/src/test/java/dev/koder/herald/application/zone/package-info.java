/** Tests of the use cases of this package. */
@NullMarked
package dev.koder.herald.application.zone;

import org.jspecify.annotations.NullMarked;
