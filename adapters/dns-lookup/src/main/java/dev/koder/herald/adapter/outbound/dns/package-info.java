/** What the DNS says of names, by way of resolvers. */
@NullMarked
package dev.koder.herald.adapter.outbound.dns;

import org.jspecify.annotations.NullMarked;
