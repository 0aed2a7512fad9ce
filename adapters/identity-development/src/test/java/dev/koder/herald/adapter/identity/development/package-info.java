/** Tests of the development issuer. */
@NullMarked
package dev.koder.herald.adapter.identity.development;

import org.jspecify.annotations.NullMarked;
