/** The rules of the house, each proved by a wrong planted below {@code planted}. */
@NullMarked
package dev.koder.herald.architecture;

import org.jspecify.annotations.NullMarked;
