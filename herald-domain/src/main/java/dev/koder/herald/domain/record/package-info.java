/**
 * Resource records: rdata of every type as wire octets, and the RRsets they form.
 *
 * <p>{@link dev.koder.herald.domain.record.Rdata} is the uncompressed wire form; text is made from it and nothing else, so
 * no text a customer writes can ever add a line to a zone file. Types are rows of one table, {@code RdataFormats}.
 *
 * <h2>Canonical text</h2>
 *
 * <ul>
 *   <li>Fields are separated by one blank; nothing is ever split over lines; only printable ASCII occurs.
 *   <li>Names are absolute with a final dot, in the case they were given. Letters, digits and {@code - _ * /} stand for
 *       themselves, other printable characters but {@code #} and {@code [} follow a backslash, the rest is {@code \DDD}.
 *   <li>Strings are always in quotes. {@code "} and {@code \} follow a backslash, octets outside 32 to 126 are {@code \DDD}.
 *       A text of more than 255 octets written as one string becomes strings of 255 octets and a shorter last one.
 *   <li>IPv4 addresses are dotted decimal; IPv6 addresses have their shortest form (RFC 5952).
 *   <li>Numbers are decimal, also where text may use names (algorithms, certificate types) or units ({@code 1h30m}).
 *   <li>Hexadecimal digits are upper case, except in EUI48, EUI64, NID and L64; hexadecimal and Base64 are one word.
 *   <li>Service parameters are sorted by key; {@code alpn} and values without a form of their own are in quotes; keys younger
 *       than RFC 9460 are {@code keyNNNNN}, because Knot 3.2 and BIND 9.18 read no other form of them.
 *   <li>A type without a row is {@code \# length hex} (RFC 3597).
 * </ul>
 *
 * <h2>What is refused although a reference parser takes it</h2>
 *
 * <ul>
 *   <li>Knot, but not BIND, takes known types in RFC 3597 form whose octets do not fit the type, digests of the wrong
 *       length, any octets as CAA tag, service parameters that contradict each other: refused here.
 *   <li>BIND, but not Knot, takes some EUI48 groups of one digit and {@code ech} without value: refused here.
 *   <li>SOA timers above 2^31 - 1 and an empty URI target: refused here (RFC 2181, section 8; RFC 7553, section 4.5).
 *   <li>Names with a raw {@code @} or with raw octets outside ASCII: refused here, as Knot does.
 * </ul>
 */
@NullMarked
package dev.koder.herald.domain.record;

import org.jspecify.annotations.NullMarked;
