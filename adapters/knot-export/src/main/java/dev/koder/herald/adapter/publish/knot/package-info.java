/**
 * Publishes zones as the text that points of presence fetch and hand to Knot DNS.
 *
 * <p>The text is a master file (RFC 1035, section 5) of absolute names in canonical order, one record a line, the SOA
 * first. It begins and ends with a comment:
 *
 * <pre>
 * ; zone example.org. serial 12
 * …
 * ; end zone example.org. serial 12 records 37 sha256 0b1c…
 * </pre>
 *
 * <p>The last line is the end mark: a text without it was cut. Its SHA-256 covers every octet before that line.
 */
@NullMarked
package dev.koder.herald.adapter.publish.knot;

import org.jspecify.annotations.NullMarked;
