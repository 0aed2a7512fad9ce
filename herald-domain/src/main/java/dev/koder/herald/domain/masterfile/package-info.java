/**
 * Zone text (RFC 1035, section 5): a streaming reader, a collector that makes one zone of it, and a writer.
 *
 * <p>The reader works on octets and in constant memory; what it does where the reference parsers disagree is told in
 * {@code docs/zone-files.md}. {@code $INCLUDE} is never followed: nothing here can open a file.
 */
@NullMarked
package dev.koder.herald.domain.masterfile;

import org.jspecify.annotations.NullMarked;
