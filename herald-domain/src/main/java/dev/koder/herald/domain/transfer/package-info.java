/** How a zone goes from one tenant to another: by offer and acceptance. What the DNS calls a zone transfer (RFC 5936) is none of this. */
@NullMarked
package dev.koder.herald.domain.transfer;

import org.jspecify.annotations.NullMarked;
