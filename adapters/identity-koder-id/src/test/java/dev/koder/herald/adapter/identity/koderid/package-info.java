/** Tests of what tokens prove, with an issuer of their own. */
@NullMarked
package dev.koder.herald.adapter.identity.koderid;

import org.jspecify.annotations.NullMarked;
