/**
 * The vocabulary of the DNS: names, record types, TTLs, serials, addresses and the tokens of zone text.
 *
 * <p>Everything here is a value or a pure function; nothing performs I/O, reads a clock or keeps global state.
 */
@NullMarked
package dev.koder.herald.domain.dns;

import org.jspecify.annotations.NullMarked;
