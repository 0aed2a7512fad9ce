/** Tests of names, types, numbers, addresses and tokens. */
@NullMarked
package dev.koder.herald.domain.dns;

import org.jspecify.annotations.NullMarked;
