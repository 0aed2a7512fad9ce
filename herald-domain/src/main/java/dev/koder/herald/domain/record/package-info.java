/**
 * Resource records: rdata of every type as wire octets, and the RRsets they form.
 */
@NullMarked
package dev.koder.herald.domain.record;

import org.jspecify.annotations.NullMarked;
