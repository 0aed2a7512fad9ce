/**
 * Zone text (RFC 1035, section 5): a streaming reader, a collector that makes one zone of it, and a writer.
 */
@NullMarked
package dev.koder.herald.domain.masterfile;

import org.jspecify.annotations.NullMarked;
