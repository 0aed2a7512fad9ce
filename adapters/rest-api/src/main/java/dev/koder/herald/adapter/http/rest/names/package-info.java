/**
 * International domain names at the door: U-labels in, A-labels and U-labels out (RFC 5890 to 5894, UTS #46).
 *
 * <p>Inside, Herald knows ASCII alone. A label in Unicode is mapped as UTS #46 says, non-transitionally, and what results must
 * be a U-label of IDNA 2008: symbols that UTS #46 would let pass are refused. A-labels that come as such are taken as they
 * are, whether or not they stand for anything.
 */
@NullMarked
package dev.koder.herald.adapter.http.rest.names;

import org.jspecify.annotations.NullMarked;
