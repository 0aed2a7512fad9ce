/** The vocabulary of the DNS: names, types, lifetimes, serials. */
@org.jspecify.annotations.NullMarked
package dev.koder.herald.domain.dns;
