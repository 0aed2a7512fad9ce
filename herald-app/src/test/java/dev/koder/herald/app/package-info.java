/** Tests of the engine as a program. */
@NullMarked
package dev.koder.herald.app;

import org.jspecify.annotations.NullMarked;
